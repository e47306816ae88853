import { expect, test } from "vitest";

import type { Spot } from "../../src/lib/api/shapes.ts";
import { chooseScale, draw, project } from "../../src/views/incident/dossier/sketch.ts";

const spot = (latitude: number, longitude: number, radius_km: number): Spot => ({
  name: "x", country: null, admin1: null, relation: "at", latitude, longitude, radius_km, precision: 1,
}); // prettier-ignore

test("every spot is on the map with the whole circle of its uncertainty", () => {
  const spots = [spot(15, 0, 8), spot(16, 1, 150)];
  const to = project(spots, 400, 300);
  for (const { latitude, longitude, radius_km } of spots) {
    const [x, y, reach] = [to.x(longitude), to.y(latitude), to.km(radius_km!)];
    expect([x - reach, 400 - x - reach, y - reach, 300 - y - reach].every((room) => room > 0)).toBe(true);
  }
});

test("north is above and east to the right", () => {
  const to = project([spot(15, 0, 5)], 400, 300);
  expect(to.y(16)).toBeLessThan(to.y(15));
  expect(to.x(1)).toBeGreaterThan(to.x(0));
});

test("lines that do not touch the map are left out", () => {
  const to = project([spot(15, 0, 5)], 400, 300);
  expect(draw([[[100, 50], [101, 51]]], to)).toBe("");
  expect(draw([[[-5, 15], [5, 15]]], to)).toMatch(/^M/);
});

test("the scale is a round number of kilometres that fits a fifth of the map", () => {
  const to = project([spot(15, 0, 5)], 400, 300);
  const scale = chooseScale(to);
  expect(String(scale)).toMatch(/^(1|2|5)0*$/);
  expect(to.km(scale)).toBeLessThanOrEqual(80);
});
