/** Days and months as each language writes them. */

import { current, locale } from "../i18n.svelte.ts";
import type { Part } from "./parse.ts";

const write = (part: Part, options: Intl.DateTimeFormatOptions): string => {
  const date = new Date(Date.UTC(2000, part.month - 1, part.day || 1));
  date.setUTCFullYear(Number(part.year)); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  const said = new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(date);
  return current() === "fr" && part.day === 1 ? said.replace(/^1(?= |$)/, "1er") : said;
};

/** « 12 April 2022 », « 1er mars 2022 ». */
export const sayDay = (part: Part): string => write(part, { day: "numeric", month: "long", year: "numeric" });

/** « April 2022 ». */
export const sayMonth = (part: Part): string => write({ ...part, day: 0 }, { month: "long", year: "numeric" });

/** The first of two days or two months without what the second says again: « 1 » before « 7 March 2022 ». */
export function shorten(start: Part, end: Part): string {
  const sameYear = start.year === end.year;
  if (start.kind === "month") return sameYear ? write({ ...start, day: 0 }, { month: "long" }) : sayMonth(start);
  if (!sameYear) return sayDay(start);
  return write(start, start.month === end.month ? { day: "numeric" } : { day: "numeric", month: "long" });
}
