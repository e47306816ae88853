/** The filter of incidents as the address bar and the API write it. Pure: what follows the address is filter.svelte.ts. */

export const REPEATED = ["type", "group", "country", "actor", "source", "modality", "figures", "state", "language"] as const;
const SINGLE = ["q", "since", "until", "near", "within", "box", "killed", "injured", "min_sources"] as const;
const FLAGS = ["contested", "denied", "undated", "unplaced"] as const;

export type Repeated = (typeof REPEATED)[number];
export type Single = (typeof SINGLE)[number];
export type Flag = (typeof FLAGS)[number];

/** What is asked for; an empty list, an empty text or false asks for nothing. */
export type Filter = Record<Repeated, string[]> & Record<Single, string> & Record<Flag, boolean>;

/** West, south, east, north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** The filter in a query; what is no filter, and what is empty or given twice, is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const lists = REPEATED.map((key) => [key, [...new Set(query.getAll(key).filter(Boolean))]]);
  const texts = SINGLE.map((key) => [key, query.get(key)?.trim() ?? ""]);
  const flags = FLAGS.map((key) => [key, query.get(key) === "true"]);
  const filter = Object.fromEntries([...lists, ...texts, ...flags]) as Filter;
  return filter.near ? filter : { ...filter, within: "" };
}

/** The filter as a query, always in one order: `since=2021&type=shelling&type=air-strike`. */
export function writeFilter(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of SINGLE) if (filter[key]) query.append(key, filter[key]);
  for (const key of REPEATED) for (const value of filter[key]) query.append(key, value);
  for (const key of FLAGS) if (filter[key]) query.append(key, "true");
  return query;
}

/** Of a query, only what is the filter of incidents; for requests of other views. */
export const filterParams = (query: URLSearchParams): URLSearchParams => writeFilter(readFilter(query));

/** The filter as the body of a request holds it: only what is asked for, numbers as numbers. */
export function writeBody(filter: Filter): Record<string, unknown> {
  const kept = Object.entries(filter).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return Object.fromEntries(kept.map(([key, value]) => [key, NUMBERS.has(key) ? Number(value) : value]));
}

const NUMBERS = new Set<string>(["within", "killed", "injured", "min_sources"]);

/** How many things are asked for: each value of a list counts, a place and its distance count once. */
export const countAsked = (filter: Filter): number =>
  [...writeFilter(filter).keys()].filter((key) => key !== "within").length;

/** The box of « 35,32,42.4,37.3 »; null where it is none. */
export function readBox(text: string): Box | null {
  const numbers = text.split(",").map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) && text.trim() !== "" ? (numbers as Box) : null;
}

/** A box with as many digits as a map shows: « 35.72,32.31,42.38,37.32 ». */
export const writeBox = (box: Box): string => box.map((degrees) => String(Math.round(degrees * 100) / 100)).join(",");

/** A list with a value, or without it where it was in. */
export const toggle = (values: string[], value: string): string[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
