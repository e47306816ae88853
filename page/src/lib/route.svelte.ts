/** Where the user is: the path and the query of the address bar, which hold the state of a view. */

import { giveBack, takeIn } from "./steering.ts";

const read = () => ({ path: location.pathname, query: new URLSearchParams(takeIn([...new URLSearchParams(location.search)])) });

let here = $state.raw(read());
addEventListener("popstate", () => (here = read()));

/** The path, as in « /incidents/in-1f3a9c20 ». */
export const path = (): string => here.path;

/** The query of the address. Reading it follows the address. */
export const query = (): URLSearchParams => here.query;

/** Go to an address of the page; with `replace`, without a step back to where we were. */
export function go(address: string, { replace = false } = {}): void {
  const from = location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", restore(address));
  here = read();
  if (location.pathname !== from) scrollTo(0, 0);
}

/** The address with the values of its query as they came in. */
function restore(address: string): string {
  const { pathname, searchParams, hash } = new URL(address, location.href);
  const pairs = [...searchParams];
  return pathname + (pairs.length ? `?${new URLSearchParams(giveBack(pairs))}` : "") + hash;
}

/** Follow links of the page without loading it anew. Put on the root: `<div onclick={follow}>`. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
  const other = event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || other || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
