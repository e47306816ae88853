/** Some claims taken together, as one side of a comparison: what an incident made of them would say. */

import type { Claims } from "../../../lib/api/shapes.ts";
import { nameActor } from "../../../lib/actors.svelte.ts";
import { isStanding, orderKinds } from "./figures.ts";
import { nameOrigin } from "./fields.ts";

export interface Digest {
  reports: number;
  sources: number;
  types: string[];
  dates: string[];
  places: string[];
  agents: string[];
  targets: string[];
  figures: { kind: string; low: number | null; high: number | null }[];
}

/** What the claims say, each value once, the most frequent first. Figures from the lowest to the highest given. */
export function digest(claims: Claims[]): Digest {
  const parties = (role: string) => rank(claims.flatMap((claim) => claim.parties.filter((party) => party.role === role).map(nameActor)));
  return {
    reports: new Set(claims.map(({ document }) => document)).size,
    sources: new Set(claims.map(nameOrigin)).size,
    types: rank(claims.map(({ type }) => type)),
    dates: rank(claims.flatMap(({ when }) => when?.edtf ?? [])),
    places: rank(claims.flatMap(({ where }) => where[0]?.spot?.name ?? where[0]?.text ?? [])),
    agents: parties("agent"),
    targets: parties("target"),
    figures: sumUp(claims),
  };
}

function rank(values: string[]): string[] {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return [...counted].sort((one, other) => other[1] - one[1]).map(([value]) => value);
}

function sumUp(claims: Claims[]): Digest["figures"] {
  const standing = claims.flatMap(({ figures }) => figures.filter(isStanding));
  return orderKinds(standing.map(({ kind }) => kind)).map((kind) => {
    const its = standing.filter((figure) => figure.kind === kind);
    const open = its.every(({ high }) => high === null);
    const ends = its.flatMap(({ low, high }) => [low, high]).filter((end): end is number => end !== null);
    return { kind, low: Math.min(...its.map(({ low }) => low ?? 0)), high: open ? null : Math.max(...ends) };
  });
}
