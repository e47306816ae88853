import { expect, test } from "vitest";

import { moveOn, type Position, ringAround } from "../src/parts/map/circle.ts";
import { measureKm } from "../src/views/incident/reading/distance.ts";

const PLACES: Position[] = [
  [40.14, 35.33],
  [0, 0],
  [25, 69.9],
  [179.9, -17],
];

test.each(PLACES)("every point of a circle at %f, %f is as far as its radius", (longitude, latitude) => {
  for (const [east, north] of ringAround([longitude, latitude], 20)) {
    expect(measureKm({ latitude, longitude }, { latitude: north, longitude: east })).toBeCloseTo(20, 6);
  }
});

test("a circle is closed and runs against the clock", () => {
  const ring = ringAround([40, 35], 10);
  const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
  expect(ring[0]).toEqual(ring.at(-1));
  expect(twice).toBeGreaterThan(0);
});

test("a hundred kilometres north are nine tenths of a degree", () => {
  const [longitude, latitude] = moveOn([40, 35], 100, 0);
  expect(longitude).toBeCloseTo(40, 9);
  expect(latitude).toBeCloseTo(35.8993, 3);
});

test("a circle over the date line does not jump to the other side of the map", () => {
  const longitudes = ringAround([179.9, -17], 50).map(([longitude]) => longitude);
  expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(2);
});
