import { expect, test } from "vitest";

import { layOut } from "../../src/views/overview/timeline/bars.ts";
import { fromPixel, listTicks, makeScale, toDay, toIso, toPixel } from "../../src/views/overview/timeline/scale.ts";

const bar = (id: string, start: string | null, end: string | null, precision = "day", edtf = start ?? "") =>
  ({ id, type: "riot", state: "unread", edtf, precision, start, end }) as const;
const scale = makeScale("2021-01-01", "2021-12-31", 800, false);
const mirrored = { ...scale, mirrored: true };

test("a day and its number are one", () => {
  expect(toDay("1970-01-02")).toBe(1);
  expect(toIso(toDay("2021-02-28") + 1)).toBe("2021-03-01");
});

test.each([scale, mirrored])("a pixel and its day are one", (each) => {
  const day = toDay("2021-05-17");
  expect(fromPixel(each, toPixel(each, day))).toBeCloseTo(day, 9);
});

test("time runs from right to left where the page is mirrored", () => {
  expect(toPixel(scale, toDay("2021-02-01"))).toBeLessThan(toPixel(scale, toDay("2021-03-01")));
  expect(toPixel(mirrored, toDay("2021-02-01"))).toBeGreaterThan(toPixel(mirrored, toDay("2021-03-01")));
});

test("one day alone has room around it", () => {
  const { start, end } = makeScale("2021-01-25", "2021-01-25", 800, false);
  expect(end - start).toBeGreaterThanOrEqual(10);
});

test.each([
  ["2021-01-01", "2021-01-12", "day"],
  ["2021-01-01", "2021-12-31", "month"],
  ["1990-01-01", "2021-12-31", "year"],
] as const)("from %s to %s the axis names a %s", (first, last, unit) => {
  const ticks = listTicks(makeScale(first, last, 600, false));
  expect(new Set(ticks.map((tick) => tick.unit))).toEqual(new Set([unit]));
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks.length).toBeLessThanOrEqual(600 / 84 + 1);
});

test("years are named on their first day, in even steps", () => {
  const days = listTicks(makeScale("1991-05-01", "2021-12-31", 600, false)).map(({ day }) => toIso(day));
  expect(days.every((day) => day.endsWith("-01-01") && Number(day.slice(0, 4)) % 5 === 0)).toBe(true);
});

test("bars that do not touch share a lane, others do not", () => {
  const { drawn, lanes } = layOut(
    [bar("a", "2021-01-01", "2021-03-01"), bar("b", "2021-02-01", "2021-02-02"), bar("c", "2021-06-01", "2021-06-01")],
    scale,
  );
  const lane = Object.fromEntries(drawn.map((one) => [one.bar.id, one.lane]));
  expect(lanes).toBe(2);
  expect(lane.a).not.toBe(lane.b);
  expect(lane.c).toBe(0);
});

test("an open end runs to the end of the axis", () => {
  const [open] = layOut([bar("a", null, "2021-06-01", "vague", "../2021-06-01")], scale).drawn;
  expect(open).toMatchObject({ x: 0, opens: true, closes: false, vague: true });
});

test("a day that is known is not vague, a day that is doubted is", () => {
  const { drawn } = layOut([bar("a", "2021-01-01", "2021-01-01"), bar("b", "2021-05-01", "2021-05-01", "day", "2021-05-01~")], scale);
  expect(drawn.map(({ vague }) => vague)).toEqual([false, true]);
});

test("the shortest bar can still be pointed at", () => {
  const [day] = layOut([bar("a", "2021-01-01", "2021-01-01")], makeScale("1900-01-01", "2021-12-31", 600, false)).drawn;
  expect(day!.width).toBeGreaterThanOrEqual(4);
});
