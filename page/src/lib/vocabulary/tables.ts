/** The words for every closed list of the record format but the types of event. */

import { word, type Word } from "../i18n.svelte.ts";
import type { State } from "../api/shapes.ts";
import type { Group } from "./types.ts";

export type Table = Record<string, Word>;

export const GROUPS: Record<Group, Word> = {
  violence: word("Armed violence"),
  demonstration: word("Demonstrations"),
  development: word("Developments"),
  speech: word("Words and relations"),
};

export const ROLES: Table = {
  agent: word("Agent"),
  target: word("Target"),
  recipient: word("Recipient"),
  instrument: word("Means"),
  vehicle: word("Vehicle"),
  cargo: word("Cargo"),
  topic: word("Topic"),
  bystander: word("Bystander"),
};

export const MODALITIES: Table = {
  asserted: word("Asserted"),
  alleged: word("Alleged"),
  uncertain: word("Uncertain"),
  planned: word("Planned"),
  hypothetical: word("Hypothetical"),
};

export const MODALITIES_SAY: Table = {
  asserted: word("The voice presents it as a fact"),
  alleged: word("An accusation, or hearsay"),
  uncertain: word("The voice says that it may be so"),
  planned: word("Someone intends it, or threatens it"),
  hypothetical: word("Only under a condition"),
};

export const SOURCE_KINDS: Table = {
  document: word("The document itself"),
  outlet: word("Media outlet"),
  person: word("Named person"),
  organisation: word("Organisation"),
  official: word("Official source"),
  witness: word("Witness"),
  unnamed: word("Unnamed source"),
  "social-media": word("Social media"),
};

export const CASUALTIES: Table = {
  killed: word("Killed"),
  injured: word("Injured"),
  missing: word("Missing", "casualties"),
  captured: word("Captured or arrested"),
  abducted: word("Abducted"),
  displaced: word("Displaced"),
};

export const STATUSES: Table = {
  current: word("Current", "figure"),
  superseded: word("Superseded", "figure"),
  part: word("Part of a total", "figure"),
};

export const RELATIONS: Table = {
  at: word("at", "place"),
  near: word("near", "place"),
  on: word("on", "place"),
  between: word("between", "place"),
  from: word("from", "place"),
  to: word("to", "place"),
  towards: word("towards", "place"),
  in: word("in", "place"),
  border: word("on the border of", "place"),
  part: word("in a part of", "place"),
};

export const PLACE_PRECISIONS: Record<number, Word> = {
  1: word("Exact place"),
  2: word("Near the place, or on a named stretch"),
  3: word("A region, or larger"),
};

export const TIME_PRECISIONS: Table = {
  time: word("To the hour", "date"),
  day: word("To the day", "date"),
  week: word("To the week", "date"),
  month: word("To the month", "date"),
  season: word("To the season", "date"),
  year: word("To the year", "date"),
  vague: word("Vague", "date"),
};

export const FRAMINGS: Table = {
  label: word("Loaded label"),
  honorific: word("Honorific"),
  "scare-quotes": word("Scare quotes"),
  euphemism: word("Euphemism"),
};

export const STATES: Record<State, Word> = {
  unread: word("Unread", "review"),
  "in-review": word("In review", "review"),
  accepted: word("Accepted", "review"),
  disputed: word("Disputed", "review"),
};

export const FEATURES: Table = {
  told: word("Said by the report"),
  part: word("Part of the other"),
  when: word("Date"),
  where: word("Place"),
  type: word("Type of event"),
  agent: word("Agent"),
  target: word("Target"),
  roles: word("Roles"),
  figures: word("Figures"),
  report: word("Same report"),
  copy: word("Same text"),
};

export const FIELDS: Table = {
  type: word("Type of event"),
  modality: word("Modality"),
  negated: word("Negation"),
  aggregate: word("Series", "event"),
  background: word("Background", "event"),
  attribution: word("Who says it"),
  denied_by: word("Who denies it"),
  when: word("Date"),
  where: word("Place"),
  participant: word("Participant"),
  casualties: word("Figure"),
  rejected: word("Rejected"),
  event: word("Event"),
};

export const FORMATS: Table = {
  "acled-csv": word("CSV in the columns of ACLED"),
  "ucdp-csv": word("CSV in the columns of UCDP GED"),
  csv: word("CSV, a row for each incident or claim"),
  xlsx: word("Excel workbook: incidents, claims, sources"),
  parquet: word("Parquet"),
  geoparquet: word("GeoParquet"),
  geojson: word("GeoJSON"),
  kml: word("KML, for Google Earth"),
  jsonl: word("Records and judgements, JSON Lines"),
  "prov-json": word("Provenance, W3C PROV-JSON"),
  "web-annotation": word("W3C Web Annotations"),
};
