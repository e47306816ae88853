import { expect, test } from "vitest";

import { wilson } from "../../src/views/accuracy/wilson.ts";

test("the interval of nine in ten is the published one", () => {
  const { low, high } = wilson(9, 10)!;
  expect(low).toBeCloseTo(0.5958, 3);
  expect(high).toBeCloseTo(0.9821, 3);
});

test("all of one is no certainty", () => {
  expect(wilson(1, 1)!.low).toBeCloseTo(0.2065, 3);
  expect(wilson(1, 1)!.high).toBe(1);
});

test("nothing counted has no interval", () => expect(wilson(0, 0)).toBeNull());
