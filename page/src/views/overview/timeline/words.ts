/** The timeline in words. */

import type { Bin } from "../../../lib/api/shapes.ts";
import { sayDateAlone } from "../../../lib/edtf.ts";
import { findBounds } from "../../../lib/edtf/bounds.ts";
import { n } from "../../../lib/i18n.svelte.ts";
import { countIn, spanOf, type Stretch } from "./stretch.ts";

/** « Between 1 and 7 March 2021: 12 incidents ». */
export function sayStretch(bins: Bin[], stretch: Stretch): string {
  return n("{period}: {count} incident", "{period}: {count} incidents", countIn(bins, stretch), { period: sayPeriod(...spanOf(bins, stretch)) });
}

/** « March 2021 » for the days from 1 to 31 March, « 2021 » for a whole year, else from which day to which. */
export function sayPeriod(since: string, until: string): string {
  const cut = [4, 7, 10].find((length) => findBounds(since.slice(0, length)).first === since && findBounds(until.slice(0, length)).last === until);
  const [start, end] = [since.slice(0, cut), until.slice(0, cut)];
  return sayDateAlone(start === end ? start : `${start}/${end}`);
}
