/** Stretches of the timeline: runs of its bins, and how keys move from bin to bin. Pure. */

import type { Bar, Bin, Timeline } from "../../../lib/api/shapes.ts";

/** A run of bins by their places, both included; `from` is the earlier one. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretch between two bins, whichever comes first. */
export const join = (one: number, other: number): Stretch => ({ from: Math.min(one, other), to: Math.max(one, other) });

/** The first and the last day of a stretch. */
export const spanOf = (bins: Bin[], { from, to }: Stretch): [since: string, until: string] => [bins[from]!.start, bins[to]!.end];

/** How many incidents may fall in a stretch; each counts once, also where its date goes over several bins. */
export function countIn(bins: Bin[], { from, to }: Stretch): number {
  return bins.slice(from + 1, to + 1).reduce((sum, { begins }) => sum + begins, bins[from]!.count);
}

/** The bin that a day lies in; the first or the last one for a day outside. */
export function findBin(bins: Bin[], iso: string): number {
  const next = bins.findIndex(({ start }) => start > iso);
  return next < 0 ? bins.length - 1 : Math.max(0, next - 1);
}

const LEAP = 10;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: LEAP, PageDown: -LEAP, Home: -Infinity, End: Infinity };

/** Where a key leads from a bin; null for keys that move nothing. Where time runs from right to left, so do the arrows. */
export function move(key: string, at: number, count: number, mirrored: boolean): number | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const towards = mirrored && (key === "ArrowLeft" || key === "ArrowRight") ? -step : step;
  return Math.max(0, Math.min(count - 1, at + towards));
}

/** On which side of what is shown a bar stands apart; null for one that is in sight. */
export function sideOf(bar: Bar, { start, end }: Timeline): "before" | "after" | null {
  if (start !== null && bar.end !== null && bar.end < start) return "before";
  return end !== null && bar.start !== null && bar.start > end ? "after" : null;
}
