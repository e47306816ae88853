/** The interface's language: messages (gettext, English as msgid), plural forms, numbers and dates. */

import { isolate } from "./isolate.ts";

export type Language = "en" | "fr" | "ar";
export const LANGUAGES: Record<Language, string> = { en: "English", fr: "Français", ar: "العربية" };

type Catalogue = Record<string, string[]>;
type Values = Record<string, string | number>;

const load: Record<Language, () => Promise<Catalogue>> = {
  en: async () => ({}),
  fr: async () => (await import("virtual:catalogue/fr")).default,
  ar: async () => (await import("virtual:catalogue/ar")).default,
};

let language = $state<Language>("en");
let catalogue = $state.raw<Catalogue>({});

/** A message that is said later, in whatever language the page then has. `context` tells equal words apart. */
export interface Word {
  id: string;
  context?: string;
}

/** Marks a message of a table for the catalogues: `word("Air strike")`; said with `say`. */
export const word = (id: string, context?: string): Word => ({ id, context });

/** The language in use. */
export const current = (): Language => language;

// Digits are the European ones everywhere, as in the reports beside them; in English the day stands before the month.
const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr", ar: "ar-u-nu-latn" };

/** The language in use as Intl wants it. */
export const locale = (): string => LOCALES[language];

/** The language that the user chose before, else the browser's, else English. */
export function preferred(): Language {
  const asked = [localStorage.getItem("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (asked.find((tag) => tag !== null && tag in LANGUAGES) ?? "en") as Language;
}

/** Show the interface in a language, now and the next time. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  catalogue = await load[wanted]();
  language = wanted;
  localStorage.setItem("language", wanted);
  document.documentElement.lang = wanted;
  document.documentElement.dir = wanted === "ar" ? "rtl" : "ltr";
}

/** A message in the interface's language: `t("by {who}", { who: "Awa" })`. `context` tells equal words apart. */
export function t(message: string, values: Values = {}, context?: string): string {
  const found = context ? catalogue[`${context}\u0004${message}`] : catalogue[message];
  return fill(found?.[0] ?? message, values);
}

/** A marked message in the interface's language. */
export const say = (marked: Word, values: Values = {}): string => t(marked.id, values, marked.context);

/** A message that counts: `n("{count} event", "{count} events", 3)`. The catalogue holds as many forms as CLDR. */
export function n(one: string, many: string, count: number, values: Values = {}): string {
  const forms = catalogue[one] ?? [one, many];
  const rules = new Intl.PluralRules(language);
  const order = ["zero", "one", "two", "few", "many", "other"].filter((form) => categories(rules).includes(form));
  const place = forms.length === 2 ? Number(rules.select(count) !== "one") : order.indexOf(rules.select(count));
  return fill(forms[place] ?? forms.at(-1)!, { count: number(count), ...values });
}

const categories = (rules: Intl.PluralRules): string[] => rules.resolvedOptions().pluralCategories;

const fill = (message: string, values: Values): string =>
  message.replace(/(\bde )?\{(\w+)\}/g, (all, de: string | undefined, name: string) => (name in values ? join(de, setApart(String(values[name]))) : all));

// French elides: « près d’Ansongo », but « de Ouagadougou », « de Yaoundé ». A mute h cannot be told from an aspirate one, and is left.
const ELIDED = /^(?:[aeiuàâéèêëîïôûœ]|o(?!u[aeéèi])|y(?![aeiou]))/i;
const join = (de = "", value: string): string => (de && language === "fr" && ELIDED.test(value) ? `d’${value}` : de + value);

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LATIN = /[A-Za-z\u00c0-\u024f]|\d[-/:.–]\d/; // letters, and digits that would be set in the other order
const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value that goes into a sentence of the other direction keeps its own, and has no power over the sentence. */
function setApart(value: string): string {
  const plain = value.replace(CONTROLS, "");
  return (language === "ar" ? LATIN : ARABIC).test(plain) ? isolate(plain) : plain;
}

/** A number as the language writes it. */
export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** A day (2021-01-25) as the language writes it. */
export function day(iso: string, style: "long" | "medium" | "short" = "medium"): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: style, timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** A time (RFC 3339) as the language writes it. */
export const time = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
