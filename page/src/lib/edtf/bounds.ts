/** The first and the last day that a date of the record (EDTF, level 1) allows, as src/greffier/model/edtf.py has them. */

import { isDate, read } from "./parse.ts";

export interface Bounds {
  first: string | null;
  last: string | null;
}

/** « 2022-04 » → 2022-04-01 to 2022-04-30; an open or unknown end, and what is no date, are `null`. */
export function findBounds(edtf: string | null | undefined): Bounds {
  if (!edtf) return { first: null, last: null };
  const [start = "", end = start] = edtf.split("/");
  return { first: findEnd(start, false), last: findEnd(end, true) };
}

function findEnd(text: string, last: boolean): string | null {
  if (!isDate(text)) return null;
  const { year: digits, month, day } = read(text);
  const year = Number(digits.replaceAll("X", last ? "9" : "0"));
  if (!month) return write(year, last ? 12 : 1, last ? 31 : 1);
  if (month > 20) return findSeason(year, month, last);
  return write(year, month, day || (last ? countDays(year, month) : 1));
}

/** Seasons are those of the north: spring from March, winter from December into the year after. */
function findSeason(year: number, season: number, last: boolean): string {
  const month = 3 * (season - 21) + (last ? 5 : 3);
  const [its, of] = month > 12 ? [month - 12, year + 1] : [month, year];
  return write(of, its, last ? countDays(of, its) : 1);
}

const countDays = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

const write = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
