import { expect, test } from "vitest";

import type { Mark, Spot } from "../../src/lib/api/shapes.ts";
import { join, windowOf } from "../../src/parts/map/around.ts";
import { drawStacks, type Placed, stack } from "../../src/parts/map/stacks.ts";
import { readView, windowAround, writeView } from "../../src/views/overview/map/looking.ts";
import { isOnePlace, listMarks, place } from "../../src/views/overview/map/marks.ts";

const spot = (more: Partial<Spot> = {}): Spot => ({
  name: "Palmyra", country: "SY", admin1: null, relation: "at", latitude: 34.55, longitude: 38.27, radius_km: 4, precision: 1, ...more,
});
const placed = (id: string, more: Partial<Placed> = {}): Placed => ({ id, picture: "pin:plain", spot: spot(), outline: null, ...more });
const mark = (id: string, more: Partial<Mark> = {}): Mark => ({
  id, type: "shelling", state: "unread", contested: false, edtf: "2021", spot: spot(), outline: null, ...more,
});

test("what stands at one point is drawn once, with its number", async () => {
  const { points, circles } = await drawStacks(stack([placed("a"), placed("b"), placed("c", { spot: spot({ latitude: 35 }) })]));
  expect(points!.map(({ properties }) => properties!.count)).toEqual([2, 1]);
  expect(circles).toHaveLength(2);
});

test("a region is an area and has no circle that would look like a point's", async () => {
  const stacks = stack([placed("a", { spot: spot({ precision: 3, radius_km: 60 }) })]);
  const { areas, circles, points } = await drawStacks(stacks);
  expect(stacks[0]!.area).toBe(true);
  expect(areas).toHaveLength(1);
  expect(circles).toHaveLength(0);
  expect(points![0]!.properties!.picture).toBe("area");
});

test("a point and a region of the same coordinates are two things", () => {
  expect(stack([placed("a"), placed("b", { spot: spot({ precision: 3 }) })])).toHaveLength(2);
});

test("a road is a line, and its sign stands on it", async () => {
  const line: [number, number][] = [[38, 34], [39, 35], [40, 36]];
  const { lines, points, circles } = await drawStacks(stack([placed("a", { outline: { kind: "road", region: null, line } })]));
  expect(lines![0]!.geometry).toEqual({ type: "LineString", coordinates: line });
  expect(points![0]!.geometry).toEqual({ type: "Point", coordinates: [39, 35] });
  expect(circles).toHaveLength(0);
});

test("where voices differ the sign says so", () => {
  expect(place(mark("a", { contested: true })).picture).toBe("sign:shelling:contested");
  expect(place(mark("a", { type: "not-a-type" })).picture).toBe("pin:plain");
});

test("the chosen incident is on the map once, also where it lies in a heap", () => {
  const view = { marks: [mark("a")], heaps: [], total: 1, outside: 0, unplaced: 0 };
  expect(listMarks(view, mark("b")).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(listMarks(view, mark("a")).map(({ id }) => id)).toEqual(["a"]);
});

test("a heap whose incidents share one place is not to be zoomed into", () => {
  const heap = { latitude: 35, longitude: 40, count: 9, west: 40, south: 35, east: 40, north: 35 };
  expect(isOnePlace(heap)).toBe(true);
  expect(isOnePlace({ ...heap, east: 40.1 })).toBe(false);
});

test("the address keeps what the map looks at", () => {
  const view = { longitude: 40.14, latitude: 35.33, zoom: 6.5 };
  expect(readView(writeView(view))).toEqual(view);
  expect(readView("200,35,6")).toBeNull();
  expect(readView("somewhere")).toBeNull();
  expect(readView(null)).toBeNull();
});

test("the first view holds every mark with its uncertainty, and every heap", () => {
  const heap = { latitude: 10, longitude: 20, count: 9, west: 19, south: 9, east: 21, north: 11 };
  const [west, south, east, north] = windowAround({ marks: [mark("a", { spot: spot({ radius_km: 111.2 }) })], heaps: [heap] })!;
  expect(west).toBeLessThan(19);
  expect(south).toBeLessThan(9);
  expect(east).toBeGreaterThan(39);
  expect(north).toBeCloseTo(35.55, 5);
});

test("around nothing there is no window", () => {
  expect(windowOf([])).toBeNull();
  expect(join([])).toBeNull();
});
