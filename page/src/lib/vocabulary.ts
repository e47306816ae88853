/** The terms of the record format in the interface's language. A key that is not known is shown as it stands. */

import type { State } from "./api/shapes.ts";
import { say, t, type Word } from "./i18n.svelte.ts";
import * as tables from "./vocabulary/tables.ts";
import { TYPES, type Group } from "./vocabulary/types.ts";

export type { Group } from "./vocabulary/types.ts";
export { TYPES } from "./vocabulary/types.ts";
export { CASUALTIES, GROUPS, MODALITIES, RELATIONS, ROLES, SOURCE_KINDS, STATES } from "./vocabulary/tables.ts";

const name = (table: Record<string, Word>, key: string): string => (Object.hasOwn(table, key) ? say(table[key]!) : key);

/** « Air strike ». */
export const nameType = (key: string): string => (TYPES[key] ? say(TYPES[key].name) : key);

/** What a type of event says: « Bombing from aircraft or drones ». */
export const explainType = (key: string): string => (TYPES[key] ? say(TYPES[key].says) : "");

/** The group of a type; `null` where the type is not known. */
export const groupOf = (key: string): Group | null => TYPES[key]?.group ?? null;

/** The types of a group, in the order of the format. */
export const typesOf = (group: Group): string[] => Object.keys(TYPES).filter((key) => TYPES[key]!.group === group);

/** « Armed violence ». */
export const nameGroup = (key: string): string => name(tables.GROUPS, key);

/** The part that somebody has in an event: « Agent », « Target ». */
export const nameRole = (key: string): string => name(tables.ROLES, key);

/** How surely it is said: « Alleged ». */
export const nameModality = (key: string): string => name(tables.MODALITIES, key);

/** What a modality means: « An accusation, or hearsay ». */
export const explainModality = (key: string): string => name(tables.MODALITIES_SAY, key);

/** « Unnamed source ». */
export const nameSourceKind = (key: string): string => name(tables.SOURCE_KINDS, key);

const OWN_LOSSES = "_attackers"; // so incidents tell apart whom the agents themselves lost

/** « Killed »; « Killed, on the agent’s side » for `killed_attackers`. */
export function nameCasualty(key: string): string {
  if (!key.endsWith(OWN_LOSSES)) return name(tables.CASUALTIES, key);
  return t("{kind}, on the agent’s side", { kind: nameCasualty(key.slice(0, -OWN_LOSSES.length)) });
}

/** The status of a figure: « Superseded ». */
export const nameStatus = (key: string): string => name(tables.STATUSES, key);

/** How an event lies to a place: « near ». */
export const nameRelation = (key: string): string => name(tables.RELATIONS, key);

/** « Exact place », from 1 to 3. */
export const namePlacePrecision = (precision: number): string => name(tables.PLACE_PRECISIONS, String(precision));

/** « To the month ». */
export const nameTimePrecision = (key: string): string => name(tables.TIME_PRECISIONS, key);

/** A kind of loaded words: « Honorific ». */
export const nameFraming = (key: string): string => name(tables.FRAMINGS, key);

/** How far a review is: « In review ». */
export const nameState = (key: State): string => name(tables.STATES, key);

/** What two reports were compared by: « Date ». */
export const nameFeature = (key: string): string => name(tables.FEATURES, key);

/** What a correction is about: « Type of event ». */
export const nameField = (key: string): string => name(tables.FIELDS, key);

/** A field that voices differ on: a kind of casualties, or « agent », « type ». */
export const nameContested = (key: string): string => (key in tables.FEATURES ? nameFeature(key) : nameCasualty(key));

/** « Excel workbook: incidents, claims, sources ». */
export const nameFormat = (key: string): string => name(tables.FORMATS, key);
