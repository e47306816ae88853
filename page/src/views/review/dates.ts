/**
 * A reviewer's words for a date → EDTF: « 24 January 2021 », « vers fin mars 2022 », « 2021-01-24/2021-01-26 », « hier ».
 *
 * Never more precise than the words, and null where they are not understood: the reviewer can always write EDTF.
 */

import { isDate } from "../../lib/edtf/parse.ts";

const LOCALES = ["en", "fr", "ar", "ar-SY", "ar-MA", "ar-DZ"];
const ABOUT = /^(?:about|around|circa|ca\.?|vers|environ|autour du|aux alentours du|حوالي|نحو|قرابة)\s+/;
const UNCERTAIN = /\s*\?$/;
const BETWEEN = /\s+(?:to|until|–|—|au|à|jusqu’au|jusqu'au|إلى|حتى)\s+/;
const OPENING = /^(?:between|from|entre|du|de|des|بين|من)\s+/;
const DAYS_AGO: Record<string, number> = {
  today: 0, yesterday: 1, "the day before yesterday": 2,
  "aujourd'hui": 0, hier: 1, "avant-hier": 2,
  اليوم: 0, أمس: 1, "أول أمس": 2,
}; // prettier-ignore

/** `published`: the document's date, on which « yesterday » hangs; only a whole day (2021-01-25) can carry it. */
export function readDate(words: string, published: string | null): string | null {
  const text = tidy(words);
  if (!text) return null;
  if (isEdtf(text.toUpperCase())) return text.toUpperCase();
  const qualifier = (ABOUT.test(text) ? "~" : "") + (UNCERTAIN.test(text) ? "?" : "");
  const plain = text.replace(ABOUT, "").replace(UNCERTAIN, "");
  const read = readInterval(plain, published) ?? readOne(plain, published);
  return read === null ? null : read.includes("/") ? read : read + (qualifier === "~?" ? "%" : qualifier);
}

const tidy = (words: string): string =>
  words.trim().toLowerCase().replaceAll("’", "'").replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/\s+/g, " ");

/** True for an EDTF date or interval. */
export function isEdtf(text: string): boolean {
  const [start = "", end, more] = text.split("/");
  if (more !== undefined) return false;
  if (end === undefined) return isReal(start);
  const ends = [start, end].filter((part) => part !== "" && part !== "..");
  return ends.length > 0 && ends.every(isReal) && (ends.length < 2 || ends[0]!.slice(0, 4) <= ends[1]!.slice(0, 4));
}

function isReal(text: string): boolean {
  if (!isDate(text)) return false;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  return !day || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** « 21 to 25 January 2021 »: what the first end leaves out, the second says. */
function readInterval(text: string, published: string | null): string | null {
  const [first, second, more] = text.replace(OPENING, "").replace(/\s+(?:and|et|و)\s+/, " – ").split(BETWEEN);
  if (!first || !second || more !== undefined) return null;
  const end = readOne(second, published);
  const rest = second.split(" ").slice(first.split(" ").length);
  const start = readOne(first, published) ?? readOne([first, ...rest].join(" "), published);
  return start && end && start <= end ? `${start}/${end}` : null;
}

function readOne(text: string, published: string | null): string | null {
  return readAgo(text, published) ?? readNumbers(text) ?? readNamed(text) ?? (isEdtf(text) ? text : null);
}

function readAgo(text: string, published: string | null): string | null {
  const ago = DAYS_AGO[text];
  if (ago === undefined || !published || !/^\d{4}-\d\d-\d\d$/.test(published)) return null;
  return new Date(Date.parse(`${published}T00:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10);
}

/** 24/01/2021, 24.1.2021: the day first, as French, Arabic and most English write it. */
function readNumbers(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  return year ? check(`${year}-${pad(month!)}-${pad(day!)}`) : null;
}

function readNamed(text: string): string | null {
  const [, day, name, year] = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?(?:of |de |من )?([^\d]+?)[.,]? (\d{4})$/.exec(text) ?? [];
  const month = name ? months().get(name) : undefined;
  if (!month) return readAmerican(text);
  return check(day ? `${year}-${month}-${pad(day)}` : `${year}-${month}`);
}

function readAmerican(text: string): string | null {
  const [, name, day, year] = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text) ?? [];
  const month = name ? months().get(name) : undefined;
  return month ? check(`${year}-${month}-${pad(day!)}`) : null;
}

const pad = (number: string): string => number.padStart(2, "0");
const check = (edtf: string): string | null => (isEdtf(edtf) ? edtf : null);

let known: Map<string, string> | undefined;

/** The names of the months in every language, as far as the browser knows them, and their usual short forms. */
function months(): Map<string, string> {
  known ??= new Map(
    LOCALES.flatMap((locale) =>
      ["long", "short"].flatMap((style) => {
        const write = new Intl.DateTimeFormat(locale, { month: style as "long", timeZone: "UTC" });
        return Array.from({ length: 12 }, (_, index): [string, string] => [
          write.format(Date.UTC(2000, index, 1)).toLowerCase().replace(/\.$/, ""),
          pad(String(index + 1)),
        ]);
      }),
    ),
  );
  return known;
}

/** How precise a date is, in the words of the record format. */
export function tellPrecision(edtf: string): string {
  if (/[/~?%X]/.test(edtf)) return "vague";
  const [, month, day] = edtf.split("-");
  if (day) return "day";
  if (!month) return "year";
  return Number(month) > 20 ? "season" : "month";
}
