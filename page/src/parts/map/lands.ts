/** Land and borders for a window of the map: fine where it looks, rough elsewhere, so that little is kept in memory. */

import type { FeatureCollection, Geometry, MultiLineString, Position } from "geojson";

import type { Window } from "./around.ts";
import { listCountries, loadAfar, loadWorld, type World } from "./outlines.ts";

export interface Lands {
  /** Which outlines these are: equal keys, equal outlines. */
  key: string;
  land: FeatureCollection<Geometry>;
  borders: MultiLineString;
  disputed: MultiLineString;
}

/** The key of the rough world as a whole. */
export const AFAR = "afar";

/** From this zoom on, the rough outlines would be seen to be rough. */
const NEAR_FROM = 3;

/** The world as a zoom shows it best. */
export const loadFor = (zoom: number): Promise<World> => (zoom < NEAR_FROM ? loadAfar() : loadWorld());

/** The outlines that a window needs at a zoom. */
export async function findLands(zoom: number, window: Window): Promise<Lands> {
  const [afar, best] = await Promise.all([loadAfar(), loadFor(zoom)]);
  return best === afar ? { key: AFAR, ...afar } : refine(afar, best, listCountries(afar, window));
}

/** The rough world with some countries and their borders as they are in the fine one. Pure. */
export function refine(afar: World, near: World, countries: string[]): Lands {
  const chosen = new Set<string | number | undefined>(countries);
  const fine = near.land.features.filter(({ id }) => chosen.has(id));
  const boxes = fine.map(({ properties }) => properties.box);
  const choose = (lines: MultiLineString): MultiLineString => ({
    ...lines,
    coordinates: lines.coordinates.filter((line) => boxes.some((box) => isInside(line, box))),
  });
  return {
    key: `near:${countries.toSorted().join()}`, // over the open sea near, none is fine, and no border is drawn
    land: { ...near.land, features: [...afar.land.features.filter(({ id }) => !chosen.has(id)), ...fine] },
    borders: choose(near.borders),
    disputed: choose(near.disputed),
  };
}

const SLACK = 0.01; // boxes are rounded to hundredths of a degree

/** True where a line of borders lies in a country's box: then it may be one of its own. */
const isInside = (line: Position[], [west, south, east, north]: Window): boolean =>
  line.every(([x, y]) => x! >= west - SLACK && x! <= east + SLACK && y! >= south - SLACK && y! <= north + SLACK);
