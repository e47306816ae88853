import { expect, test } from "vitest";

import { AFAR, refine } from "../../src/parts/map/lands.ts";
import type { World } from "../../src/parts/map/outlines.ts";
import { between } from "../../src/parts/map/stops.ts";

const country = (id: string, box: [number, number, number, number], grain: string) =>
  ({ type: "Feature", id, properties: { fr: id, en: id, ar: id, at: [0, 0], box, size: 1, grain }, geometry: { type: "MultiPolygon", coordinates: [] } }) as never;

function world(grain: string): World {
  const lines = (coordinates: number[][][]) => ({ type: "MultiLineString" as const, coordinates });
  return {
    land: { type: "FeatureCollection", features: [country("AA", [0, 0, 10, 10], grain), country("BB", [10, 0, 20, 10], grain), country("CC", [50, 0, 60, 10], grain)] },
    borders: lines([[[10, 0], [10, 10]], [[55, 2], [55, 8]]]),
    disputed: lines([[[5, 2], [6, 3]]]),
    labels: [],
  };
}
const grains = (lands: ReturnType<typeof refine>) =>
  Object.fromEntries(lands.land.features.map(({ id, properties }) => [id, (properties as unknown as { grain: string }).grain]));

test("only the countries that are looked at are fine, and every country is there once", () => {
  expect(grains(refine(world("rough"), world("fine"), ["BB"]))).toEqual({ AA: "rough", BB: "fine", CC: "rough" });
});

test("the borders of the countries that are looked at are drawn, others are not", () => {
  const lands = refine(world("rough"), world("fine"), ["BB"]);
  expect(lands.borders.coordinates).toEqual([[[10, 0], [10, 10]]]);
  expect(lands.disputed.coordinates).toEqual([]);
});

test("the same countries are the same outlines, in whatever order they are named", () => {
  const [one, other] = [["AA", "BB"], ["BB", "AA"]].map((seen) => refine(world("rough"), world("fine"), seen).key);
  expect(one).toBe(other);
});

test("near the open sea, where no border is drawn, is not the world from afar, where all are", () => {
  const sea = refine(world("rough"), world("fine"), []);
  expect(sea.borders.coordinates).toEqual([]);
  expect(sea.key).not.toBe(AFAR);
});

test.each([[0, 10], [1, 10], [2, 11], [6, 15], [9, 15]])("between its stops a value is straight, beyond them it stays: at %d it is %d", (at, value) => {
  expect(between([[1, 10], [6, 15]], at)).toBe(value);
});
