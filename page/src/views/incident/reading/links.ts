/** Where the words of a claim stand, and what links reports to each other. */

import type { Claims, Why } from "../../../lib/api/shapes.ts";

/** The document's page at the claim's event. */
export const linkClaim = (claim: Claims): string =>
  `/documents/${encodeURIComponent(claim.document)}?event=${encodeURIComponent(claim.anchor)}`;

/** The strongest links that hold the reports together: one fewer than there are reports (a maximum spanning tree). */
export function findLinks(reasons: Why[]): Why[] {
  const heads = new Map<string, string>();
  const head = (anchor: string): string => {
    const above = heads.get(anchor);
    return above === undefined || above === anchor ? anchor : head(above);
  };
  return [...reasons]
    .sort((one, other) => other.score - one.score)
    .filter(({ one, other }) => {
      const [its, others] = [head(one), head(other)];
      if (its !== others) heads.set(its, others);
      return its !== others;
    });
}

/** Reports that are copies of one text, together. */
export function listCopies(reasons: Why[]): string[][] {
  const groups: Set<string>[] = [];
  for (const { one, other } of reasons.filter((why) => why.reasons.some(({ feature }) => feature === "copy"))) {
    const known = groups.filter((group) => group.has(one) || group.has(other));
    const joined = new Set([one, other, ...known.flatMap((group) => [...group])]);
    groups.splice(0, groups.length, ...groups.filter((group) => !known.includes(group)), joined);
  }
  return groups.map((group) => [...group]);
}
