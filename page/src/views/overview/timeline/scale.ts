/** Days and pixels: where a day stands on the timeline, and which days its axis names. Pure. */

const DAY_MS = 86_400_000;

/** The days since 1 January 1970 of an ISO day. */
export const toDay = (iso: string): number => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);

/** The ISO day of a number of days; the inverse of `toDay`. */
export const toIso = (day: number): string => new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10);

export interface Scale {
  /** The first day, and the day after the last. */
  start: number;
  end: number;
  width: number;
  /** True: time runs from right to left. */
  mirrored: boolean;
}

/** A scale with a little air at both ends, at least ten days long. */
export function makeScale(first: string, last: string, width: number, mirrored: boolean): Scale {
  const [start, end] = [toDay(first), toDay(last) + 1];
  const air = Math.max((end - start) * 0.02, (10 - (end - start)) / 2, 0.5);
  return { start: start - air, end: end + air, width, mirrored };
}

/** The pixel at which a day begins. */
export function toPixel(scale: Scale, day: number): number {
  const far = ((day - scale.start) / (scale.end - scale.start)) * scale.width;
  return scale.mirrored ? scale.width - far : far;
}

/** The day that lies at a pixel; the inverse of `toPixel`. */
export function fromPixel(scale: Scale, pixel: number): number {
  const far = scale.mirrored ? scale.width - pixel : pixel;
  return scale.start + (far / scale.width) * (scale.end - scale.start);
}

export type Unit = "day" | "month" | "year";
export interface Tick {
  day: number;
  unit: Unit;
}

const STEPS: [unit: Unit, step: number, days: number][] = [
  ["day", 1, 1], ["day", 2, 2], ["day", 5, 5], ["day", 10, 10],
  ["month", 1, 30], ["month", 3, 91], ["month", 6, 182],
  ["year", 1, 365], ["year", 2, 730], ["year", 5, 1826], ["year", 10, 3652], ["year", 25, 9131], ["year", 100, 36524],
];

/** The days that the axis names: as many as stand side by side, each `room` pixels wide. */
export function listTicks(scale: Scale, room = 84): Tick[] {
  const days = scale.end - scale.start;
  const most = Math.max(1, scale.width / room);
  const [unit, step] = STEPS.find(([, , length]) => days / length <= most) ?? STEPS.at(-1)!;
  const ticks: Tick[] = [];
  for (let day = firstTick(scale.start, unit, step); day < scale.end; day = nextTick(day, unit, step)) ticks.push({ day, unit });
  return ticks;
}

function firstTick(start: number, unit: Unit, step: number): number {
  const date = new Date(Math.ceil(start) * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "day") return Math.ceil(start);
  const first = unit === "year" ? dayOf(Math.floor(year / step) * step, 0) : dayOf(year, Math.floor(month / step) * step);
  return first >= start ? first : nextTick(first, unit, step);
}

function nextTick(day: number, unit: Unit, step: number): number {
  const date = new Date(day * DAY_MS);
  if (unit === "day") return day + step;
  return unit === "year" ? dayOf(date.getUTCFullYear() + step, 0) : dayOf(date.getUTCFullYear(), date.getUTCMonth() + step);
}

const dayOf = (year: number, month: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return Math.round(date.getTime() / DAY_MS);
};
