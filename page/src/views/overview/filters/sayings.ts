/** Every filter that is set, in words, with what takes it away. */

import { nameActor } from "../../../lib/actors.svelte.ts";
import type { Facets } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { type Filter, REPEATED, type Repeated, type Single } from "../../../lib/filter.svelte.ts";
import { number, t } from "../../../lib/i18n.svelte.ts";
import { nameLanguage } from "../../../lib/languages.ts";
import { nameCasualty, nameGroup, nameModality, nameSourceKind, nameState, nameType } from "../../../lib/vocabulary.ts";
import type { State } from "../../../lib/api/shapes.ts";
import { nameCountry } from "../../../lib/countries.ts";
import { recall } from "./memory.ts";

export interface Saying {
  key: string;
  says: string;
  without: Partial<Filter>;
}

/** Chips for all that is asked, in one order. */
export function sayFilter(filter: Filter, facets: Facets | null): Saying[] {
  const texts = Object.entries(TEXTS).map(([key, say]) => [key as Single, say] as const);
  const single = texts.filter(([key]) => filter[key]).map(([key, say]) => ({ key, says: say(filter[key], filter), without: without(key) }));
  const many = REPEATED.flatMap((key) =>
    filter[key].map((value) => ({
      key: `${key}=${value}`,
      says: nameValue(key, value, facets),
      without: { [key]: filter[key].filter((other) => other !== value) },
    })),
  );
  return [...single, ...many, ...sayFlags(filter)];
}

const without = (key: Single): Partial<Filter> => (key === "near" ? { near: "", within: "" } : { [key]: "" });

const TEXTS: Partial<Record<Single, (value: string, filter: Filter) => string>> = {
  q: (value) => t("“{words}” in the text", { words: value }),
  since: (value) => t("since {date}", { date: sayDate(value) }),
  until: (value) => t("until {date}", { date: sayDate(value) }),
  near: (value, { within }) => t("within {count} km of {place}", { count: number(Number(within) || 25), place: recall(value) }),
  box: () => t("in the drawn area"),
  killed: (value) => t("{count} killed or more", { count: number(Number(value)) }),
  injured: (value) => t("{count} injured or more", { count: number(Number(value)) }),
  min_sources: (value) => t("independent sources: {count} or more", { count: number(Number(value)) }),
};

function sayFlags(filter: Filter): Saying[] {
  const flags: [boolean, Saying][] = [
    [filter.contested, { key: "contested", says: t("contested"), without: { contested: false } }],
    [filter.denied, { key: "denied", says: t("also what is only denied"), without: { denied: false } }],
    [filter.undated, { key: "undated", says: t("Undated"), without: { undated: false } }],
    [filter.unplaced, { key: "unplaced", says: t("Unplaced"), without: { unplaced: false } }],
  ];
  return flags.filter(([on]) => on).map(([, saying]) => saying);
}

/** The name of a value of a list: of a country, a type, an actor… */
export function nameValue(key: Repeated, value: string, facets: Facets | null): string {
  const known = key === "actor" || key === "source" ? facets?.[key].find((one) => one.value === value)?.name : undefined;
  if (key === "actor") return nameActor({ name: known ?? recall(value), actor: value });
  return NAMES[key](known ?? value);
}

const NAMES: Record<Exclude<Repeated, "actor">, (value: string) => string> = {
  type: nameType,
  group: nameGroup,
  country: nameCountry,
  source: nameSourceKind,
  modality: nameModality,
  figures: nameCasualty,
  state: (value) => nameState(value as State),
  language: nameLanguage,
};
