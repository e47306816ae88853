/** The head of an incident's page in neutral words: what reports tell of, never what happened. */

import type { IncidentRow, Spot } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { n, say, t, word, type Word } from "../../../lib/i18n.svelte.ts";
import { sayDeed } from "./deeds.ts";

const PLACES: Record<string, Word> = {
  near: word("near {place}"),
  on: word("on {place}"),
  between: word("on the stretch of {place}"),
  from: word("from {place}"),
  to: word("towards {place}"),
  towards: word("towards {place}"),
  in: word("in {place}"),
  border: word("on the border of {place}"),
  part: word("in a part of {place}"),
};

/** « Reports tell of an armed clash near Tessit, dated 12 April 2022 ». */
export function sayHeadline(row: IncidentRow): string {
  const told = n("One report tells of {what}", "Reports tell of {what}", row.documents, { what: sayDeed(row.type) });
  const placed = row.spot ? `${told} ${sayPlace(row.spot)}` : told;
  return row.edtf ? t("{told}, dated {date}", { told: placed, date: sayDate(row.edtf) }) : placed;
}

/** « near Tessit ». */
export function sayPlace(spot: Spot): string {
  const found = PLACES[spot.relation];
  return found ? say(found, { place: spot.name }) : t("at {place}", { place: spot.name });
}

/** The names of what voices differ on stand elsewhere; this says how many speak: « 7 independent sources in 8 reports ». */
export function saySources(row: IncidentRow): string {
  const sources = n("{count} independent source", "{count} independent sources", row.independent_sources);
  const reports = n("{count} report", "{count} reports", row.documents);
  return t("{sources} in {reports}", { sources, reports });
}
