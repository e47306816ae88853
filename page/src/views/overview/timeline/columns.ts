/** The columns of the timeline: how high each bin stands. Pure. */

import type { Bin } from "../../../lib/api/shapes.ts";
import { type Scale, toDay, toPixel } from "./scale.ts";

/** How many incidents fall into a bin, in pixels: `whole` is the column's height, `soft` its vague part. */
export interface Column {
  x: number;
  width: number;
  whole: number;
  soft: number;
}

/** From where to where a bin goes, in pixels from the left. */
export function placeBin({ start, end }: Bin, scale: Scale): { x: number; width: number } {
  const [a, b] = [toPixel(scale, toDay(start)), toPixel(scale, toDay(end) + 1)];
  return { x: Math.min(a, b), width: Math.abs(b - a) };
}

/** A column for each bin; the tallest takes all the room there is. A hair stays free between two. */
export function layColumns(bins: Bin[], scale: Scale, room: number): Column[] {
  const tallest = Math.max(1, ...bins.map(({ count }) => count));
  return bins.map((bin) => {
    const { x, width } = placeBin(bin, scale);
    return { x, width: Math.max(width - 1, 1), whole: (bin.count / tallest) * room, soft: (bin.vague / tallest) * room };
  });
}
