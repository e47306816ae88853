/** From what a reviewer chose to the correction that is sent. */

import type { Correct, EventReview } from "../../lib/api/shapes.ts";
import type { Casualties, Location, Participant, Span, When } from "../document/record.ts";
import { tellKind, type Listed, type Row } from "../document/rows.ts";
import { findTeller, keyOf, nameVoice, type NamedVoice, type SaidVoice } from "./voices.ts";

/** A value that somebody says: its voice may be one that the record has not. */
type Said<Told> = Omit<Told, "attribution"> & { attribution: SaidVoice };
export type SaidParticipant = Said<Participant>;
export type SaidCasualties = Said<Casualties>;
export type Value = string | boolean | NamedVoice | When | Location | SaidParticipant | SaidCasualties;

const LISTED = ["where", "participant", "casualties"];

/** True for a field of which an event may have several values. */
export const isListed = (field: string): boolean => LISTED.includes(field);

/** The correction of a row: `value` null takes it away. A row that is not there yet (`blank`) adds a value. */
export function makeChange(row: Row<unknown>, value: Value | null, because: string, review: EventReview): Correct {
  const words = isListed(row.field) ? findTarget(row) : null;
  return { field: row.field, words, value: trimVoice(row, trimValue(value), review), because: because.trim() };
}

/** A voice that is the machine's, or the event's own, is not said again: it goes on following these. */
function trimVoice(row: Row<unknown>, value: unknown, review: EventReview): unknown {
  if (!isListed(row.field) || value === null || !("attribution" in (value as object))) return value;
  const { attribution, ...rest } = value as SaidCasualties;
  const machine = (row.machine as Casualties | undefined)?.attribution;
  return keyOf(attribution) === keyOf(machine ?? findTeller(review)) ? rest : value;
}

/** The words by which the server finds the value, and its role or kind where others may stand on the same words. */
function findTarget(row: Row<unknown>): Correct["words"] {
  const value = (row.machine ?? row.standing) as Listed | undefined;
  if (!value?.span) return null;
  const { start, end } = value.span;
  return { start, end, of: tellKind(value) ?? null };
}

/** Only what the format knows is sent: words go as offsets. */
function trimValue(value: Value | null): unknown {
  if (value === null || typeof value !== "object") return value;
  if ("spans" in value) return value;
  const sent: Record<string, unknown> = { ...value, span: trimSpan(value.span) };
  if ("who" in value && value.who) sent.who = { ...value.who, span: trimSpan(value.who.span) };
  return sent;
}

// An empty span is how a value without words of its own comes back.
const trimSpan = (span: Span | null): { start: number; end: number } | null =>
  span && span.end > span.start ? { start: span.start, end: span.end } : null;

/** A row for a value that is to be added. */
export const blankRow = (field: Row<unknown>["field"]): Row<unknown> => ({
  key: `add/${field}`,
  field,
  machine: undefined,
  person: undefined,
  standing: undefined,
});

/** What an editor begins with: what stands, else what was read, else an empty value of the field. */
export function beginValue(row: Row<unknown>, review: EventReview): Value {
  const value = row.standing ?? row.machine;
  const attribution = findTeller(review);
  if (value !== undefined) return nameVoices(row, structuredClone(value) as Value, review);
  switch (row.field) {
    case "when":
      return { edtf: "", precision: "day", span: null, text: null };
    case "where":
      return { span: null, text: null, relation: "at", place: null, radius_km: null, precision: null };
    case "participant":
      return { role: "agent", span: null, actor: null, name: "", count: null, attribution };
    case "casualties":
      return { kind: "killed", status: "current", low: null, high: null, approximate: false, who: null, span: null, attribution };
    default:
      return "";
  }
}

/** The value with its voice as it is sent: whole, where only people named it. */
function nameVoices(row: Row<unknown>, value: Value, review: EventReview): Value {
  if (row.field === "attribution" || row.field === "denied_by") return nameVoice(value as string, review);
  if (row.field !== "participant" && row.field !== "casualties") return value;
  const told = value as SaidParticipant | SaidCasualties;
  return { ...told, attribution: told.attribution ? nameVoice(told.attribution as string, review) : findTeller(review) };
}
