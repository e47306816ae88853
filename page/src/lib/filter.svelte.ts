/** The filter of incidents lives in the address bar: read it here, change it here, in every view. */

import { type Filter, readFilter, writeFilter } from "./filter/params.ts";
import { go, path, query } from "./route.svelte.ts";

export * from "./filter/params.ts";

const read = new WeakMap<URLSearchParams, Filter>();

/** The filter that the address asks for. Follows the address, also back and forward. */
export function filter(): Filter {
  const here = query();
  if (!read.has(here)) read.set(here, readFilter(here));
  return read.get(here)!;
}

/** The filter as a query without the rest of the address. Equal filters give equal texts. */
export const filterText = (): string => writeFilter(filter()).toString();

/** Ask for something else. `replace`: without a step back, for what changes as it is typed. */
export function changeFilter(change: Partial<Filter>, { replace = false } = {}): void {
  write(writeFilter({ ...filter(), ...change }), replace);
}

/** Ask for everything. */
export const clearFilter = (): void => write(new URLSearchParams(), false);

/** The other things that a view keeps in the address (its sort, what is chosen); null takes them away. */
export function keepInAddress(things: Record<string, string | null>): void {
  const next = new URLSearchParams(query());
  for (const [key, value] of Object.entries(things)) value === null ? next.delete(key) : next.set(key, value);
  go(address(next), { replace: true });
}

function write(asked: URLSearchParams, replace: boolean): void {
  const known = new Set(Object.keys(filter()));
  const rest = [...query()].filter(([key]) => !known.has(key));
  const next = new URLSearchParams([...asked, ...rest]);
  if (next.toString() !== query().toString()) go(address(next), { replace });
}

const address = (next: URLSearchParams): string => path() + (next.size ? `?${next}` : "");
