/** What is told of places as features of the map. What several incidents share (a point, a region) is drawn once. */

import type { Feature, Polygon, Position as GeoPosition } from "geojson";

import type { Outline, Spot } from "../../lib/api/shapes.ts";
import { number } from "../../lib/i18n.svelte.ts";
import { type Position, ringAround } from "./circle.ts";
import type { Told } from "./layers.ts";
import { findShape } from "./outlines.ts";

/** Something with a place: a mark of the overview, a claim of an incident. `picture`: a name of images.ts. */
export interface Placed {
  id: string;
  picture: string;
  spot: Spot;
  outline: Outline | null;
}

/** All that stands at one place. `area`: somewhere in a region, so that no point may be shown for it. */
export interface Stack {
  key: string;
  area: boolean;
  members: Placed[];
  spot: Spot;
  outline: Outline | null;
}

export type Features = Partial<Record<Told, Feature[]>>;

const LEAST_KM = 0.3;
const REGION = 3;
const UNSAID_REGION_KM = 30;

/** Gather what stands at one place, in the order in which it came. */
export function stack(placed: Placed[]): Stack[] {
  const stacks = new Map<string, Stack>();
  for (const one of placed) {
    const key = keyOf(one);
    const known = stacks.get(key);
    if (known) known.members.push(one);
    else stacks.set(key, { key, area: isArea(one), members: [one], spot: one.spot, outline: one.outline });
  }
  return [...stacks.values()];
}

const isArea = ({ spot, outline }: Placed): boolean => outline?.kind === "region" || (spot.precision === REGION && !outline?.line);

function keyOf(one: Placed): string {
  if (isArea(one) && one.outline?.region) return one.outline.region;
  const at = `${one.spot.longitude.toFixed(4)},${one.spot.latitude.toFixed(4)}`;
  return isArea(one) ? `~${at},${one.spot.radius_km}` : at;
}

/** Everything that is drawn for stacks, by the map's source. */
export async function drawStacks(stacks: Stack[]): Promise<Features> {
  const shapes = await Promise.all(stacks.map(findArea));
  const circles = stacks.filter((one) => !one.area && (one.spot.radius_km ?? 0) > LEAST_KM && !one.outline?.line);
  const lines = stacks.filter((one) => one.outline?.line);
  return {
    areas: shapes.filter((shape) => shape !== null),
    circles: circles.map((one) => circle(one, one.spot.radius_km!)),
    lines: lines.map((one) => make(one, { type: "LineString", coordinates: one.outline!.line! })),
    points: stacks.map(point),
  };
}

async function findArea(one: Stack): Promise<Feature | null> {
  if (!one.area) return null;
  const region = one.outline?.region;
  const shape = region ? await findShape(region, one.spot.country) : null;
  return shape ? make(one, shape.geometry) : circle(one, one.spot.radius_km ?? UNSAID_REGION_KM);
}

const centre = ({ spot }: Stack): Position => [spot.longitude, spot.latitude];

const circle = (one: Stack, km: number): Feature<Polygon> =>
  make(one, { type: "Polygon", coordinates: [ringAround(centre(one), km) as GeoPosition[]] }) as Feature<Polygon>;

function point(one: Stack): Feature {
  const count = one.members.length;
  const pictures = new Set(one.members.map(({ picture }) => picture));
  const picture = one.area ? "area" : pictures.size === 1 ? [...pictures][0] : [...pictures].toSorted()[0];
  return make(one, { type: "Point", coordinates: middle(one) }, { picture, count, says: number(count) });
}

/** Where the sign stands: on a line at its middle, else at the point. */
function middle(one: Stack): Position {
  const line = one.outline?.line;
  return line?.length ? (line[Math.floor(line.length / 2)] as Position) : centre(one);
}

const make = (one: Stack, geometry: Feature["geometry"], more: object = {}): Feature => ({
  type: "Feature",
  properties: { key: one.key, ...more },
  geometry,
});
