/** The window of a map around places. Pure. */

import type { Spot } from "../../lib/api/shapes.ts";

export type Window = [west: number, south: number, east: number, north: number];

const AIR = 0.35; // degrees around a point that is known exactly
const KM_PER_DEGREE = 111.2;

/** The smallest window with all places and their uncertainty; null where there is none. */
export function windowOf(spots: Pick<Spot, "latitude" | "longitude" | "radius_km">[]): Window | null {
  return join(spots.map(({ latitude, longitude, radius_km }): Window => {
    const high = Math.max((radius_km ?? 0) / KM_PER_DEGREE, AIR);
    const wide = Math.min(high / Math.max(Math.cos((latitude * Math.PI) / 180), 0.05), 90);
    return [longitude - wide, latitude - high, longitude + wide, latitude + high];
  }));
}

/** The smallest window with all others in it; null where there is none. */
export function join(windows: Window[]): Window | null {
  if (windows.length === 0) return null;
  return windows.reduce(([w, s, e, n], [w2, s2, e2, n2]) => [Math.min(w, w2), Math.min(s, s2), Math.max(e, e2), Math.max(n, n2)]);
}
