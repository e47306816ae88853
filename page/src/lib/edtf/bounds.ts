/** The first and the last day that a date of the record (EDTF, level 1) allows, as src/greffier/model/edtf.py has them. */

export interface Bounds {
  first: string | null;
  last: string | null;
}

const DATE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?$/;

/** « 2022-04 » → 2022-04-01 to 2022-04-30; an open or unknown end, and what is no date, are `null`. */
export function findBounds(edtf: string | null | undefined): Bounds {
  if (!edtf) return { first: null, last: null };
  const [start = "", end = start] = edtf.split("/");
  return { first: findEnd(start, false), last: findEnd(end, true) };
}

function findEnd(text: string, last: boolean): string | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const year = Number(found[1]!.replaceAll("X", last ? "9" : "0"));
  const [month, day] = [found[2], found[3]];
  if (!month || month === "XX") return write(year, last ? 12 : 1, last ? 31 : 1);
  if (Number(month) > 20) return findSeason(year, Number(month), last);
  return write(year, Number(month), day && day !== "XX" ? Number(day) : last ? countDays(year, Number(month)) : 1);
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
