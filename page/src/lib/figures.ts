/** A figure with its bounds, in words: exact, a range, open on one side, approximate. */

import { number, t } from "./i18n.svelte.ts";

export interface Figure {
  low: number | null;
  high: number | null;
  approximate?: boolean;
}

/** « 12 », « 10 to 12 », « at least 9 », « at most 9 », « about 15 », « number unknown ». */
export function sayFigure({ low, high, approximate = false }: Figure): string {
  if (low === null && high === null) return t("number unknown");
  if (high === null) return t("at least {count}", { count: number(low!) });
  if (low === null) return t("at most {count}", { count: number(high) });
  if (low === high) return approximate ? t("about {count}", { count: number(low) }) : number(low);
  const ends = { low: number(low), high: number(high) };
  return approximate ? t("about {low} to {high}", ends) : t("{low} to {high}", ends);
}
