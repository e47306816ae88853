/** The languages of reports, by their ISO 639-1 tags. */

import { locale } from "./i18n.svelte.ts";

/** Languages that this version reads. */
export const READ = ["fr"];

/** « French »; a tag that nobody knows is shown as it stands. */
export function nameLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // no language tag at all
  }
}
