import { beforeAll, expect, test } from "vitest";

import { chooseLanguage } from "../../src/lib/i18n.svelte.ts";
import { Brush } from "../../src/views/overview/timeline/brush.svelte.ts";
import { layColumns } from "../../src/views/overview/timeline/columns.ts";
import { makeScale } from "../../src/views/overview/timeline/scale.ts";
import { countIn, findBin, join, move, sideOf, spanOf } from "../../src/views/overview/timeline/stretch.ts";
import { sayPeriod, sayStretch } from "../../src/views/overview/timeline/words.ts";

const bin = (start: string, end: string, count: number, begins: number, vague = 0) => ({ start, end, count, begins, vague });
const BINS = [bin("2021-01-01", "2021-01-31", 4, 4), bin("2021-02-01", "2021-02-28", 3, 1, 2), bin("2021-03-01", "2021-03-31", 0, 0), bin("2021-04-01", "2021-04-30", 6, 6)];

beforeAll(() => chooseLanguage("en"));

test("a stretch goes from the earlier to the later bin, whichever was first", () => {
  expect(join(3, 1)).toEqual({ from: 1, to: 3 });
  expect(spanOf(BINS, join(3, 1))).toEqual(["2021-02-01", "2021-04-30"]);
});

test("in a stretch each incident counts once", () => {
  expect(countIn(BINS, join(0, 0))).toBe(4);
  expect(countIn(BINS, join(0, 1))).toBe(5); // two of the February ones began in January
  expect(countIn(BINS, join(1, 3))).toBe(9);
});

test.each([
  ["2021-01-01", 0], ["2021-01-31", 0], ["2021-02-01", 1], ["2021-04-15", 3], ["1999-01-01", 0], ["2050-01-01", 3],
] as const)("the day %s lies in bin %i", (day, place) => expect(findBin(BINS, day)).toBe(place));

test.each([
  ["ArrowRight", 5, 6], ["ArrowLeft", 5, 4], ["ArrowUp", 5, 6], ["ArrowDown", 5, 4],
  ["PageUp", 5, 15], ["PageDown", 5, 0], ["Home", 5, 0], ["End", 5, 19], ["ArrowRight", 19, 19], ["ArrowLeft", 0, 0],
] as const)("%s leads from bin %i to bin %i of twenty", (key, at, next) => expect(move(key, at, 20, false)).toBe(next));

test("where time runs from right to left, so do the arrows that point aside", () => {
  expect([move("ArrowRight", 5, 20, true), move("ArrowLeft", 5, 20, true), move("ArrowUp", 5, 20, true)]).toEqual([4, 6, 6]);
});

test("other keys move nothing", () => expect(move("a", 5, 20, false)).toBeNull());

test.each([
  ["2021-03-05", "2021-03-05", "5 March 2021"],
  ["2021-03-01", "2021-03-07", "Between 1 and 7 March 2021"],
  ["2021-03-01", "2021-03-31", "March 2021"],
  ["2021-03-01", "2021-05-31", "Between March and May 2021"],
  ["2020-01-01", "2020-12-31", "2020"],
  ["2020-01-01", "2021-12-31", "Between 2020 and 2021"],
] as const)("from %s to %s is called %s", (since, until, said) => expect(sayPeriod(since, until)).toBe(said));

test("a stretch says its period and its count", () => {
  expect(sayStretch(BINS, join(0, 1))).toBe("Between January and February 2021: 5 incidents");
});

test("columns are as high as their counts, the tallest fills the room", () => {
  const columns = layColumns(BINS, makeScale("2021-01-01", "2021-04-30", 600, false), 60);
  expect(columns.map(({ whole, soft }) => [whole, soft])).toEqual([[40, 0], [30, 20], [0, 0], [60, 0]]);
  expect(columns.map(({ x }) => x)).toEqual(columns.map(({ x }) => x).toSorted((a, b) => a - b));
});

test("a bar far from what is shown stands apart, one that reaches into it does not", () => {
  const line = { unit: "day", start: "2021-01-01", end: "2021-12-31", bars: [], bins: [], before: null, after: null, undated: 0 } as const;
  const bar = (start: string | null, end: string | null) => ({ id: "a", type: "riot", state: "unread", edtf: "", precision: "day", start, end }) as const;
  const sides = [bar("2004-05-06", "2004-05-06"), bar(null, "2004-01-01"), bar("2050-01-01", null), bar("2004-01-01", "2021-02-01"), bar(null, null)];
  expect(sides.map((one) => sideOf(one, { ...line, bars: [], bins: [] }))).toEqual(["before", "before", "after", null, null]);
});

test("the pointer shows the bin it is on until something is being chosen", () => {
  const brush = new Brush();
  brush.pointed = 2;
  expect([brush.told, brush.stretch]).toEqual([join(2, 2), null]);
  brush.begin(3);
  brush.extend(1);
  expect([brush.told, brush.isWide]).toEqual([join(1, 3), true]);
  brush.end();
  expect([brush.told, brush.stretch]).toEqual([null, null]);
});
