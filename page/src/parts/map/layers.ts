/** How what is told of is drawn: areas, circles of uncertainty, lines, points, heaps, the drawn box. */

import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";

import type { Colours } from "./colours.ts";
import { between, type Stops } from "./stops.ts";
import { TYPE } from "./type.ts";

/** The sources that stacks.ts fills. Their features are told apart by `key`. */
export const TOLD = ["areas", "circles", "lines", "points", "heaps", "box"] as const;
export type Told = (typeof TOLD)[number];

const HEAP_RADII: Stops = [[0, 10], [3, 20], [5, 30]];

/** The radius of a heap of so many, in pixels: it grows with the number of digits. */
export const heapRadius = (count: number): number => between(HEAP_RADII, Math.log10(count));

/** The layers in which a click or a pointer finds something, what lies on top first. */
export const TOUCHED = ["heaps", "points", "lines", "areas"] as const;

/** True of a feature: lit (pointed at, focused) or chosen; see `setFeatureState`. */
const either = (yes: unknown, no: unknown): ExpressionSpecification =>
  ["case", ["any", ["boolean", ["feature-state", "lit"], false], ["boolean", ["feature-state", "chosen"], false]], yes, no] as never;

/** What has an extent; lies below the names of the ground. */
export function listExtents(colours: Colours): LayerSpecification[] {
  const { accent, ink } = colours;
  return [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": accent, "fill-opacity": either(0.22, 0.05) } },
    { id: "areas-hatch", type: "fill", source: "areas", paint: { "fill-pattern": "hatch", "fill-opacity": either(0.9, 0.45) } },
    {
      id: "areas-edge", type: "line", source: "areas",
      paint: { "line-color": either(accent, ink), "line-width": either(2, 1), "line-dasharray": [3, 2], "line-opacity": 0.7 },
    },
    { id: "circles", type: "fill", source: "circles", paint: { "fill-color": accent, "fill-opacity": either(0.24, 0.06) } },
    {
      id: "circles-edge", type: "line", source: "circles",
      paint: { "line-color": accent, "line-width": either(2, 0.8), "line-opacity": either(1, 0.45) },
    },
    { id: "lines-under", type: "line", source: "lines", paint: { "line-color": colours.sheet, "line-width": either(9, 7), "line-opacity": 0.8 } },
    {
      id: "lines", type: "line", source: "lines", layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": accent, "line-width": either(6, 4), "line-opacity": 0.6 },
    },
    { id: "box", type: "line", source: "box", paint: { "line-color": accent, "line-width": 2, "line-dasharray": [4, 2] } },
  ];
}

/** Signs and heaps; names of the ground give way to them. */
export function listPoints(colours: Colours): LayerSpecification[] {
  const text = { "text-font": TYPE, "text-size": 11, "text-allow-overlap": true } as const;
  const several = ["case", [">", ["get", "count"], 1], ["get", "says"], ""] as never;
  return [
    {
      id: "halos", type: "circle", source: "points",
      paint: { "circle-radius": 16, "circle-color": colours.accent, "circle-opacity": either(0.3, 0), "circle-stroke-color": colours.accent, "circle-stroke-width": either(2, 0) },
    },
    {
      id: "heaps", type: "circle", source: "heaps", layout: { "circle-sort-key": ["get", "count"] },
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "count"]], ...HEAP_RADII.flat()] as never,
        "circle-color": colours.sheet, "circle-opacity": 0.92,
        "circle-stroke-color": colours.ink, "circle-stroke-width": either(4, 2),
      },
    },
    {
      id: "heap-counts", type: "symbol", source: "heaps", // of counts that would lie on each other, the largest stays
      layout: { ...text, "text-field": ["get", "says"], "text-size": 12, "text-allow-overlap": false, "symbol-sort-key": ["-", 0, ["get", "count"]] } as never,
      paint: { "text-color": colours.ink },
    },
    {
      id: "points", type: "symbol", source: "points",
      layout: {
        ...text, "icon-image": ["get", "picture"], "icon-allow-overlap": true,
        "text-field": several, "text-offset": [1.1, -0.7], "text-anchor": "left",
      } as never,
      paint: { "text-color": colours.ink, "text-halo-color": colours.sheet, "text-halo-width": 2 },
    },
  ];
}
