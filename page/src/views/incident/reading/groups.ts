/** Claims by the independent source that they count for. */

import type { Claims } from "../../../lib/api/shapes.ts";

/** The claims of one origin, by their places in the incident's list. `counted`: it is one of the independent sources; those of none stand together. */
export interface Group {
  origin: string;
  counted: boolean;
  claims: number[];
}

/** The groups in the order in which their first report came out; those that do not count as a source stand last. */
export function groupByOrigin(claims: Claims[], origins: string[]): Group[] {
  const groups = new Map<string, Group>();
  claims.forEach((claim, at) => {
    const origin = claim.origin ?? "";
    const group = groups.get(origin) ?? { origin, counted: origins.includes(origin), claims: [] };
    group.claims.push(at);
    groups.set(origin, group);
  });
  const first = (group: Group) => claims[group.claims[0]!]!.published ?? "9";
  return [...groups.values()].sort((one, other) => Number(other.counted) - Number(one.counted) || first(one).localeCompare(first(other)));
}

/** As many claims of each group as fit into `most` in all, every group with at least `least` of them. */
export function cutGroups(groups: Group[], most: number, least = 3): { group: Group; shown: number[] }[] {
  let room = most;
  return groups.flatMap((group) => {
    if (room <= 0) return [];
    const shown = group.claims.slice(0, groups.length === 1 ? room : Math.max(least, Math.min(room, Math.ceil(most / groups.length))));
    room -= shown.length;
    return [{ group, shown }];
  });
}
