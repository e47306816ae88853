/** How the overview says places and parties, everywhere alike. */

import { nameActor } from "../../lib/actors.svelte.ts";
import type { Party, Spot } from "../../lib/api/shapes.ts";
import { nameCountry } from "../../lib/countries.ts";
import { current, t } from "../../lib/i18n.svelte.ts";
import { nameRelation } from "../../lib/vocabulary.ts";

const PLAIN = new Set(["at", "in", "between", "part"]);

/** « near Palmyra, Syria ». The country is left out where the name says it. */
export function sayPlace(spot: Spot | null): string {
  if (!spot) return t("place unknown");
  const name = PLAIN.has(spot.relation) ? spot.name : `${nameRelation(spot.relation)} ${spot.name}`;
  const country = spot.country ? nameCountry(spot.country) : "";
  return country && country !== spot.name ? t("{place}, {country}", { place: name, country }) : name;
}

/** The names of parties, one after the other. */
export const sayParties = (parties: Party[]): string =>
  new Intl.ListFormat(current(), { type: "conjunction" }).format(parties.map(nameActor));
