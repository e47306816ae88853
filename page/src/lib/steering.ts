/**
 * Characters that would steer how text is shown: what turns the direction of the writing, and what is no letter at all.
 *
 * Invariant: inside the page no text of a report, an outlet or an address holds any of them. At the doors (the API's
 * answers, the address bar) each becomes a visible sign of the same length, so that offsets never break; what goes out
 * again, goes as it came. The page's own isolates (U+2068 … U+2069, i18n.svelte.ts) are made inside and stand.
 */

// Marks, embeddings, overrides and isolates of the bidi algorithm.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Control characters but tab and line feed; separators; what is neither seen nor needed to write any language.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u2061-\u2064\u206a-\u206f\ufff9-\ufffb]/g;

/** The text with a visible sign for each character that would steer; joiners, which Arabic and emoji need, stay. */
export const showSteering = (text: string): string => text.replace(TURNING, "▯").replace(CONTROL, "␦");

/** How many such characters a text that was shown had when it came in. */
export function countSteering(shown: string): number {
  const raw = came.get(shown) ?? "";
  return (raw.match(TURNING)?.length ?? 0) + (raw.match(CONTROL)?.length ?? 0);
}

const MOST_UNITS = 20_000_000;
/** What came in and was changed, by what is shown instead. */
const came = new Map<string, string>();
let units = 0;

/** A plain value from outside (text, list, object) as the page may hold it. */
export const takeIn = <T>(value: T): T => change(value, takeText) as T;

/** A plain value of the page as it goes out: what `takeIn` changed is as it came. */
export const giveBack = <T>(value: T): T => (came.size ? (change(value, (text) => came.get(text) ?? text) as T) : value);

function takeText(text: string): string {
  const shown = showSteering(text);
  if (shown !== text) remember(shown, text);
  return shown;
}

function remember(shown: string, raw: string): void {
  if (units + raw.length > MOST_UNITS) {
    came.clear();
    units = 0;
  }
  came.set(shown, raw);
  units += raw.length;
}

function change(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((part) => change(part, text));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [text(key), change(part, text)]));
}

// Where it may stand in JSON: as it is, or escaped.
const MAY_STEER = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb]|\\[bfru]/;

/** What a text in JSON says, as the page may hold it. Nearly always there is nothing to change, and no value is walked. */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return MAY_STEER.test(text) ? takeIn(value) : value;
}
