/** Sizes of files as people say them. */

import { locale } from "./i18n.svelte.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** « 12 kB », « 1.4 MB ». */
export function saySize(bytes: number): string {
  const step = Math.min(Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)), UNITS.length - 1);
  const options = { style: "unit", unit: UNITS[step], unitDisplay: "short", maximumSignificantDigits: step ? 2 : 3 } as const;
  return new Intl.NumberFormat(locale(), options).format(bytes / 1000 ** step);
}
