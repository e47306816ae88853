/** The bars of the timeline: from where to where each goes, which ends are open or soft, and in which lane it lies. Pure. */

import type { Bar } from "../../../lib/api/shapes.ts";
import { type Scale, toDay, toPixel } from "./scale.ts";

export interface Drawn {
  bar: Bar;
  /** Pixels from the near side of the page: the smaller one first, also where time runs from right to left. */
  x: number;
  width: number;
  lane: number;
  /** The date is not known to the day: the ends fade. */
  vague: boolean;
  opens: boolean;
  closes: boolean;
}

const LEAST = 4;
const GAP = 2;

/** Lay out the bars so that none covers another, in as few lanes as can be. */
export function layOut(bars: Bar[], scale: Scale): { drawn: Drawn[]; lanes: number } {
  const placed = bars.map((bar) => place(bar, scale)).toSorted((a, b) => a.x - b.x || b.width - a.width);
  const ends: number[] = [];
  for (const one of placed) {
    const free = ends.findIndex((end) => end + GAP <= one.x);
    one.lane = free < 0 ? ends.length : free;
    ends[one.lane] = one.x + one.width;
  }
  return { drawn: placed, lanes: ends.length };
}

function place(bar: Bar, scale: Scale): Drawn {
  // What goes on outside the scale ends at its edge, as an open end does.
  const opens = bar.start === null || toDay(bar.start) < scale.start;
  const closes = bar.end === null || toDay(bar.end) + 1 > scale.end;
  const from = opens ? scale.start : toDay(bar.start!);
  const to = closes ? scale.end : toDay(bar.end!) + 1;
  const [a, b] = [toPixel(scale, from), toPixel(scale, to)];
  const width = Math.max(Math.abs(b - a), LEAST);
  const vague = !["time", "day"].includes(bar.precision) || /[?~%X]/.test(bar.edtf);
  return { bar, x: Math.min(a, b), width, lane: 0, vague, opens, closes };
}
