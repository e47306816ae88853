import { locale } from "./i18n.svelte.ts";

/** « Türkiye » for TR in the interface's language; the code itself where the language knows no name. */
export function nameCountry(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
