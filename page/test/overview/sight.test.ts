import { expect, test } from "vitest";

import { listSeen, rangeInSight } from "../../src/views/overview/sight.ts";

const ROW = 90;

test("of a long list only the rows in sight are kept, with some to spare", () => {
  const { from, to } = rangeInSight({ top: 100 * ROW, height: 10 * ROW, row: ROW, count: 50_000 });
  expect(from).toBeLessThan(100);
  expect(to).toBeGreaterThan(110);
  expect(to - from).toBeLessThan(30);
});

test("the range ends where the list ends", () => {
  expect(rangeInSight({ top: 0, height: 2000, row: ROW, count: 3 })).toEqual({ from: 0, to: 3 });
  expect(rangeInSight({ top: 90_000, height: 500, row: ROW, count: 3 })).toEqual({ from: 3, to: 3 });
});

test("the chosen row stays in the page, once, wherever one scrolls", () => {
  expect(listSeen({ from: 3, to: 6 }, -1)).toEqual([3, 4, 5]);
  expect(listSeen({ from: 3, to: 6 }, 4)).toEqual([3, 4, 5]);
  expect(listSeen({ from: 3, to: 6 }, 0)).toEqual([0, 3, 4, 5]);
  expect(listSeen({ from: 3, to: 6 }, 9)).toEqual([3, 4, 5, 9]);
});
