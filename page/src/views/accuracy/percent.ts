/** Shares in words. */

import { locale, t } from "../../lib/i18n.svelte.ts";
import type { Interval } from "./wilson.ts";

/** 0.857 → « 86 % ». */
export const percent = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(share);

/** « between 60 % and 98 % ». */
export const sayRange = ({ low, high }: Interval): string => t("between {low} and {high}", { low: percent(low), high: percent(high) }, "share");
