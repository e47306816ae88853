/** Where the marks of a toll's chart stand, in pixels. */

import { makeTicks, type Point, type Toll } from "../reading/tolls.ts";

export const EDGE = { top: 14, bottom: 26, start: 34, end: 14 };
const SPREAD = 17; // between marks of one day

/** A mark: `low` and `high` are the ends of its bar; `open`: it says « at least ». */
export interface Mark {
  series: number;
  point: Point;
  x: number;
  low: number;
  high: number;
  open: boolean;
}

export interface Layout {
  marks: Mark[];
  ticks: { value: number; y: number }[];
  days: { day: string | null; x: number }[];
  /** The figures of one voice, joined in the order in which it gave them. */
  paths: string[];
}

/** Lay a toll out. `days`: those of all tolls, so that charts below each other share their days; `mirrored`: time runs to the left. */
export function layOut(toll: Toll, days: string[], width: number, height: number, mirrored: boolean): Layout {
  const ticks = makeTicks(toll.most);
  const top = ticks.at(-1)!;
  const place = (value: number) => height - EDGE.bottom - (value / top) * (height - EDGE.top - EDGE.bottom);
  const columns = placeDays(days, hasUndated(toll), width).map((column) => ({ ...column, x: mirrored ? width - column.x : column.x }));
  const marks = toll.series.flatMap(({ points }, series) => points.map((point) => makeMark(point, series, place, columns)));
  spread(marks, columns);
  return { marks, ticks: ticks.map((value) => ({ value, y: place(value) })), days: columns, paths: toll.series.map((_, at) => join(marks, at)) };
}

const hasUndated = (toll: Toll): boolean => toll.series.some(({ points }) => points.some(({ day }) => day === null));

function makeMark(point: Point, series: number, place: (value: number) => number, columns: Layout["days"]): Mark {
  const { low, high } = point.figure;
  const x = columns.find(({ day }) => day === point.day)?.x ?? 0;
  return { series, point, x, low: place(low ?? 0), high: place(high ?? low ?? 0), open: high === null };
}

/** Days as far from each other as they are in time, yet never so near that they cannot be told apart. */
function placeDays(days: string[], undated: boolean, width: number): Layout["days"] {
  const share = (width - EDGE.start - EDGE.end) / Math.max(days.length + Number(undated), 1);
  const [start, end] = [EDGE.start + share / 2, width - EDGE.end - share / 2 - (undated ? share : 0)];
  const apart = Math.min(share, 3 * SPREAD);
  const first = toTime(days[0] ?? "2000-01-01");
  const span = toTime(days.at(-1) ?? "2000-01-01") - first || 1;
  let last = -Infinity;
  const placed: Layout["days"] = days.map((day, at) => {
    const fair = start + ((end - start) * (toTime(day) - first)) / span;
    last = Math.max(last + apart, Math.min(fair, end - (days.length - 1 - at) * apart));
    return { day, x: last };
  });
  return undated ? [...placed, { day: null, x: end + share }] : placed;
}

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Marks of one day stand beside each other. */
function spread(marks: Mark[], columns: Layout["days"]): void {
  const gap = columns.length > 1 ? Math.min(...columns.slice(1).map(({ x }, at) => Math.abs(x - columns[at]!.x))) : Infinity;
  for (const { x } of columns) {
    const its = marks.filter((mark) => mark.x === x);
    const step = Math.min(SPREAD, (gap * 0.9) / Math.max(its.length, 1));
    its.forEach((mark, at) => (mark.x = x + (at - (its.length - 1) / 2) * step));
  }
}

function join(marks: Mark[], series: number): string {
  const its = marks.filter((mark) => mark.series === series);
  return its.length < 2 ? "" : its.map(({ x, low, high }, at) => `${at ? "L" : "M"}${x} ${(low + high) / 2}`).join("");
}
