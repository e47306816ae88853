/** The places that claims name, as points of a map. */

import type { Claims, Outline, Spot } from "../../../lib/api/shapes.ts";
import type { Signs } from "../reading/fields.ts";
import { nameClaim } from "../reading/voices.ts";

export interface PlacedClaim {
  id: string;
  label: string;
  spot: Spot;
  outline: Outline | null;
  tone: "plain" | "differs";
}

/** A point for each claim that has its first place on the map. */
export function placeClaims(claims: Claims[], signs: Signs[]): PlacedClaim[] {
  return claims.flatMap((claim, at): PlacedClaim[] => {
    const place = claim.where[0];
    if (!place?.spot) return [];
    const tone = signs[at]?.where === "differs" ? "differs" : "plain";
    return [{ id: claim.anchor, label: nameClaim(claim), spot: place.spot, outline: place.outline, tone }];
  });
}

/** Claims that name the same spot, together: how many say so, and the first of them. */
export function gatherSpots(points: PlacedClaim[]): { point: PlacedClaim; claims: string[] }[] {
  const spots = new Map<string, { point: PlacedClaim; claims: string[] }>();
  for (const point of points) {
    const { name, latitude, longitude, radius_km, relation } = point.spot;
    const key = [name, relation, latitude, longitude, radius_km].join("|");
    const known = spots.get(key);
    if (known) known.claims.push(point.id);
    else spots.set(key, { point, claims: [point.id] });
  }
  return [...spots.values()].sort((one, other) => other.claims.length - one.claims.length);
}
