/** How the ground of the map is drawn: land, borders, names. What is told of lies above it (layers.ts). */

import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

import type { Language } from "../../lib/i18n.svelte.ts";
import type { Colours } from "./colours.ts";
import { listExtents, listPoints, TOLD } from "./layers.ts";
import { between, type Stops } from "./stops.ts";
import { TYPE } from "./type.ts";

const NOTHING = { type: "geojson", data: { type: "FeatureCollection", features: [] } } as const;

// MapLibre cuts all it draws into tiles, and keeps them. Outlines are thinned to a pixel and barely overlap, and are not
// cut anew where they are no finer than that; what overlaps its tile by more than its sign's or its line's width is waste.
const GROUND_IN_TILES = { tolerance: 1, buffer: 8, maxzoom: 9 } as const;
const TOLD_IN_TILES = { buffer: 64 } as const;

export const REGIONS_FROM = 4.2;

/** The sources that the page fills, all GeoJSON. */
export const SOURCES = ["land", "borders", "disputed", "country-names", "region-lines", "region-names"] as const;

/** The whole style: the ground, what has an extent, the names, and on top what is a point. */
export function makeStyle(colours: Colours, language: Language): StyleSpecification {
  const told = TOLD.map((name) => [name, { ...NOTHING, ...TOLD_IN_TILES, promoteId: "key" }]);
  const sources = [...SOURCES.map((name) => [name, { ...NOTHING, ...GROUND_IN_TILES }]), ...told];
  const layers = [...listGround(colours), ...listExtents(colours), ...listNames(colours, language), ...listPoints(colours)];
  return { version: 8, sources: Object.fromEntries(sources), layers };
}

/** Land and lines. The user's own tiles go in after « land ». */
function listGround(colours: Colours): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colours["accent-wash"] } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.sheet, "fill-antialias": false } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": colours["ink-soft"], "line-width": 0.4, "line-opacity": 0.55 } },
    {
      id: "region-lines", type: "line", source: "region-lines", minzoom: REGIONS_FROM,
      paint: { "line-color": colours["ink-soft"], "line-width": 0.6, "line-opacity": 0.45 },
    },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": colours["ink-soft"], "line-width": widen(0.7, 1.6) } },
    {
      id: "disputed-cut", type: "line", source: "disputed",
      paint: { "line-color": colours.sheet, "line-width": widen(1.2, 2.4) },
    },
    {
      id: "disputed", type: "line", source: "disputed",
      paint: { "line-color": colours["ink-soft"], "line-width": widen(0.8, 1.6), "line-dasharray": [2.5, 2] },
    },
  ];
}

// Small countries are named when one comes nearer; else they would take the place of the large ones beside them.
const LEAST_NAMED: Stops = [[0, 150_000], [2.6, 25_000], [3.6, 5_000], [4.6, 0]];
const NAME_SIZES: Stops = [[1, 10], [6, 15]];

/** True where a country of a size (in km²) is named at a zoom. */
export const isNamed = (size: number, zoom: number): boolean => size > LEAST_NAMED.findLast(([from]) => zoom >= from)![1];

/** How large the names of countries are written at a zoom, in pixels. */
export const nameSize = (zoom: number): number => between(NAME_SIZES, zoom);

function listNames(colours: Colours, language: Language): LayerSpecification[] {
  const paint = { "text-color": colours["ink-soft"], "text-halo-color": colours.sheet, "text-halo-width": 1.4 };
  const layout = { "text-field": ["get", language], "text-font": TYPE, "text-max-width": 8, "text-padding": 6 } as const;
  return [
    {
      id: "region-names", type: "symbol", source: "region-names", minzoom: REGIONS_FROM + 1,
      layout: { ...layout, "text-size": 11 } as never, paint,
    },
    {
      id: "country-names", type: "symbol", source: "country-names", maxzoom: 8, filter: ["step", ["zoom"], ...LEAST_NAMED.flatMap(([from, size], at) => [...(at ? [from] : []), [">", ["get", "size"], size]])] as never,
      layout: {
        ...layout,
        "text-size": ["interpolate", ["linear"], ["zoom"], ...NAME_SIZES.flat()],
        "symbol-sort-key": ["-", 0, ["get", "size"]],
        "text-letter-spacing": language === "ar" ? 0 : 0.06, // spaced letters would tear Arabic words apart
      } as never,
      paint: { ...paint, "text-color": colours.ink, "text-opacity": 0.75 },
    },
  ];
}

const widen = (far: number, near: number) => ["interpolate", ["linear"], ["zoom"], 2, far, 8, near] as never;
