/** Which rows of a long list are in sight. */

interface Sight {
  /** Pixels scrolled away above, pixels in sight, the height of a row, how many rows there are. */
  top: number;
  height: number;
  row: number;
  count: number;
}

const SPARE = 6;

/** The rows from (with) and to (without) to keep in the page, some more on both sides than are seen. */
export function rangeInSight({ top, height, row, count }: Sight): { from: number; to: number } {
  const from = Math.max(0, Math.floor(top / row) - SPARE);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((top + height) / row) + SPARE) };
}

/** The places of the rows to keep in the page: those in sight, and one more wherever it stands (-1 for none). */
export function listSeen({ from, to }: { from: number; to: number }, kept: number): number[] {
  const places = Array.from({ length: to - from }, (_, place) => from + place);
  if (kept < 0 || (kept >= from && kept < to)) return places;
  return kept < from ? [kept, ...places] : [...places, kept];
}
