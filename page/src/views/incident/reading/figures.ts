/** Figures as voices give them: which stand, which exclude each other. */

import type { ClaimedFigure } from "../../../lib/api/shapes.ts";

type Ends = { low: number | null; high: number | null };

/** True for a figure that its voice has not taken back and that is no part of another. */
export const isStanding = (figure: ClaimedFigure): boolean => figure.status === "current" && !figure.superseded;

/** True where one number may fit both: « at least 11 » and « 17 ». */
export function overlap(one: Ends, other: Ends): boolean {
  return Math.max(one.low ?? 0, other.low ?? 0) <= Math.min(one.high ?? Infinity, other.high ?? Infinity);
}

/** The kinds of a list of figures in the order of the record format, others after them. */
export function orderKinds(kinds: Iterable<string>): string[] {
  const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...new Set(kinds)].sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}

const ORDER = ["killed", "killed_attackers", "injured", "injured_attackers", "missing", "captured", "abducted", "displaced"];
