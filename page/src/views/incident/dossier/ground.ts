/** The outlines that a printed map needs, read before printing begins (printing waits for nothing). */

import type { Spot } from "../../../lib/api/shapes.ts";
import { listCountries, loadRegions, loadWorld } from "../../../parts/map/outlines.ts";
import type { Language } from "../../../lib/i18n.svelte.ts";
import { project, type Line } from "./sketch.ts";

export interface Ground {
  /** The names of countries, for the small map that shows where the other one lies. */
  names: { says: Record<Language, string>; at: number[] }[];
  land: Line[];
  borders: Line[];
  disputed: Line[];
  regions: Line[];
}

const MOST_COUNTRIES = 6;

/** The ground around some spots; `null` where there is none to read. */
export async function readGround(spots: Spot[]): Promise<Ground | null> {
  if (!spots.length) return null;
  const world = await loadWorld();
  const countries = listCountries(world, project(spots, 3, 2).box).slice(0, MOST_COUNTRIES);
  const regions = await Promise.all(countries.map(loadRegions));
  const land = world.land.features.flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry.type === "Polygon" ? geometry.coordinates : []));
  return {
    names: world.labels.map(({ properties: { en, fr, ar, at } }) => ({ says: { en, fr, ar }, at })),
    land, borders: world.borders.coordinates, disputed: world.disputed.coordinates,
    regions: regions.flatMap((one) => one?.lines.coordinates ?? []),
  }; // prettier-ignore
}
