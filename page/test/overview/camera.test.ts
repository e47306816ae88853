import { expect, test } from "vitest";

import { aim } from "../../src/parts/map/camera.ts";

const round = (values: number[]) => values.map((value) => Number(value.toFixed(3)));

test("a window fits with air around it, and its middle is in the middle", () => {
  const camera = aim([-10, -10, 10, 10], 512, 512);
  expect(round(camera.project([0, 0]))).toEqual([256, 256]);
  expect(round(camera.project([0, 10]))[1]).toBe(48); // the higher side: the projection stretches it
  expect(round(camera.project([0, -10]))[1]).toBe(464);
});

test("north is above south, east is right of west", () => {
  const { project } = aim({ longitude: 38, latitude: 35, zoom: 6 }, 800, 600);
  expect(project([38, 36])[1]).toBeLessThan(project([38, 34])[1]);
  expect(project([39, 35])[0]).toBeGreaterThan(project([37, 35])[0]);
});

test("one place is not come nearer to than the map's first zoom", () => {
  expect(aim([38, 35, 38.001, 35.001], 800, 600).zoom).toBe(8);
});

test("the world fills the map, however far the window reaches", () => {
  const { zoom, project } = aim([-180, -85, 180, 85], 1024, 600);
  expect(zoom).toBe(1);
  expect(round(project([-180, 0]))).toEqual([0, 300]);
  expect(round(project([180, 0]))).toEqual([1024, 300]);
});

test("at the edge of the world the map ends with it", () => {
  const camera = aim({ longitude: 179, latitude: 0, zoom: 3 }, 800, 600);
  expect(round(camera.project([180, 0]))[0]).toBe(800);
  expect(camera.longitude).toBeLessThan(179);
});

test("what is seen is what lies in the four corners", () => {
  const { window: [west, south, east, north], project } = aim({ longitude: 38, latitude: 35, zoom: 6 }, 800, 600);
  expect(round(project([west, north]))).toEqual([0, 0]);
  expect(round(project([east, south]))).toEqual([800, 600]);
});
