/** A date of the record (EDTF, level 1) in words. It never says more than the date does. */

import { locale, t } from "./i18n.svelte.ts";
import { sayDay, sayMonth, shorten } from "./edtf/calendar.ts";
import { isDate, read, type Part } from "./edtf/parse.ts";

/**
 * « 12 April 2022 », « about 12 April 2022 », « between 1 and 7 March 2022 », « March 2021 or earlier », « date unknown ».
 *
 * A text that is no EDTF date is given back as it stands.
 */
export function sayDate(edtf: string | null | undefined): string {
  if (!edtf) return t("date unknown");
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return isDate(start) ? sayPart(read(start)) : edtf;
  if (![start, end].every((text) => text === "" || text === ".." || isDate(text))) return edtf;
  return sayInterval(start, end);
}

/** The same with a capital where it stands alone, as a heading or in a cell. */
export function sayDateAlone(edtf: string | null | undefined): string {
  const said = sayDate(edtf);
  return said.charAt(0).toLocaleUpperCase(locale()) + said.slice(1);
}

function sayInterval(start: string, end: string): string {
  const opens = start === "" || start === "..";
  const closes = end === "" || end === "..";
  if (opens && closes) return t("date unknown");
  if (closes) return end === "" ? t("from {date}, end unknown", { date: say(start) }) : t("{date} or later", { date: say(start) });
  if (opens) return start === "" ? t("until {date}, start unknown", { date: say(end) }) : t("{date} or earlier", { date: say(end) });
  if (start === end) return say(start);
  return sayBetween(read(start), read(end));
}

const say = (text: string): string => sayPart(read(text));

function sayBetween(start: Part, end: Part): string {
  const alike = start.kind === end.kind && !start.qualifier && !end.qualifier;
  if (alike && start.kind === "day") return t("between {start} and {end}", { start: shorten(start, end), end: sayDay(end) }, "days");
  if (alike && start.kind === "month") return t("between {start} and {end}", { start: shorten(start, end), end: sayMonth(end) });
  if (alike && start.kind === "year") return t("between {start} and {end}", { start: start.year, end: end.year });
  return t("{start} – {end}", { start: sayPart(start), end: sayPart(end) });
}

function sayPart(part: Part): string {
  const date = sayPlain(part);
  const placed = /[~%]/.test(part.qualifier) ? (part.kind === "day" ? t("about {date}", { date }, "day") : t("about {date}", { date })) : date;
  return /[?%]/.test(part.qualifier) ? t("{date}, uncertain", { date: placed }) : placed;
}

function sayPlain(part: Part): string {
  const year = part.year;
  switch (part.kind) {
    case "day":
      return sayDay(part);
    case "month":
      return sayMonth(part);
    case "some day":
      return t("some day of {month}", { month: sayMonth(part) });
    case "some month":
      return t("some time in {year}", { year });
    case "season":
      return saySeason(part);
    case "years":
      return t("between {start} and {end}", { start: year.replaceAll("X", "0"), end: year.replaceAll("X", "9") });
    default:
      return year;
  }
}

function saySeason({ month, year }: Part): string {
  if (month === 21) return t("spring {year}", { year });
  if (month === 22) return t("summer {year}", { year });
  return month === 23 ? t("autumn {year}", { year }) : t("winter {year}", { year });
}
