/** What the machine read beside what people say instead, value by value. */

import type { Correction, EventReview } from "../../lib/api/shapes.ts";
import type { Casualties, Event, Location, Participant, Span, When } from "./record.ts";

export type Field = Correction["field"];

/** A value of an event. `machine` undefined: a person added it; `person` undefined: nobody changed it. */
export interface Row<Value> {
  /** Its own among the rows of the event: « participant/0 ». */
  key: string;
  field: Field;
  machine: Value | undefined;
  /** The correction that counts here. */
  person: Correction | undefined;
  /** What stands; undefined where a person took it away, or where nothing was ever said. */
  standing: Value | undefined;
}

export interface Rows {
  type: Row<string>;
  modality: Row<string>;
  negated: Row<boolean>;
  aggregate: Row<boolean>;
  background: Row<boolean>;
  attribution: Row<string>;
  denied_by: Row<string>;
  when: Row<When>;
  where: Row<Location>[];
  participants: Row<Participant>[];
  casualties: Row<Casualties>[];
}

/** Fields that are true or false; shown where they are true, or a person speaks of them. */
export const FLAGS = ["negated", "aggregate", "background"] as const;
export type Flag = (typeof FLAGS)[number];
export const isFlag = (field: string): field is Flag => (FLAGS as readonly string[]).includes(field);

/** True for a flag that has something to show. */
export const isRaised = (row: Row<boolean>): boolean => Boolean(row.standing || row.person || row.machine);

/** Values of fields that an event may have several of. */
export type Listed = Location | Participant | Casualties;

/** Corrections that count: neither withdrawn, nor replaced by a later one, nor without a value to stand beside. */
export const activeCorrections = (review: EventReview): Correction[] =>
  review.corrections.filter((one) => one.applied && !one.withdrawn);

/** The correction by which a person added the event, if one did. */
export const findAddition = (review: EventReview): Correction | undefined =>
  review.corrections.find((one) => one.field === "event" && !one.withdrawn);

/** The reject that stands, if any. */
export const findReject = (review: EventReview): Correction | undefined =>
  activeCorrections(review).findLast((one) => one.field === "rejected");

/** The event as a set of rows. Null where neither the machine nor a person tells it. */
export function makeRows(review: EventReview): Rows | null {
  const machine = review.event as unknown as Event | null;
  const standing = (review.standing ?? review.event) as unknown as Event | null;
  if (!standing) return null;
  const made = activeCorrections(review);
  const one = <Value>(field: Field, read: Value | null | undefined, stands: Value | null): Row<Value> => ({
    key: field,
    field,
    machine: read ?? undefined,
    person: made.findLast((correction) => correction.field === field),
    standing: stands ?? undefined,
  });
  return {
    type: one("type", machine?.type, standing.type),
    modality: one("modality", machine?.modality, standing.modality),
    negated: one("negated", machine?.negated, standing.negated),
    aggregate: one("aggregate", machine?.aggregate, standing.aggregate),
    background: one("background", machine && (machine.background ?? false), standing.background ?? false),
    attribution: one("attribution", machine?.attribution, standing.attribution),
    denied_by: one("denied_by", machine?.denied_by, standing.denied_by),
    when: one("when", machine?.when, standing.when),
    where: pair("where", machine?.where ?? [], standing.where, made),
    participants: pair("participant", machine?.participants ?? [], standing.participants, made),
    casualties: pair("casualties", machine?.casualties ?? [], standing.casualties, made),
  };
}

function pair<Value extends Listed>(field: Field, read: Value[], standing: Value[], made: Correction[]): Row<Value>[] {
  const mine = made.filter((correction) => correction.field === field);
  const rows = read.map((machine, index): Row<Value> => {
    const person = mine.findLast((correction) => isAbout(correction, machine));
    return { key: `${field}/${index}`, field, machine, person, standing: undefined };
  });
  const taken = new Set(rows.map((row) => row.person));
  const added = mine.filter((correction) => !taken.has(correction) && correction.value !== null);
  rows.push(...added.map((person) => ({ key: `${field}/${person.id}`, field, machine: undefined, person, standing: undefined })));
  return putStanding(rows, standing);
}

/** True where a correction is about this value of the machine: `was` is what is read there now. */
function isAbout({ was }: Correction, machine: Listed): boolean {
  if (!was) return false;
  const other = was as Listed;
  return tellKind(other) === tellKind(machine) && other.span?.start === machine.span?.start && other.span?.end === machine.span?.end;
}

/** The role of a party, the kind of a figure: what tells apart values on the same words. */
export function tellKind(value: Listed): string | undefined {
  if ("role" in value) return value.role;
  return "kind" in value ? value.kind : undefined;
}

// The server gives what stands in the order of what was read, then what was added; a place that was added comes first
// (the surer word for where), unless somebody comes from it or goes to it.
function putStanding<Value extends Listed>(rows: Row<Value>[], standing: Value[]): Row<Value>[] {
  const there = rows.filter((row) => !row.person || row.person.value !== null);
  there.sort((one, other) => rank(one) - rank(other)).forEach((row, index) => (row.standing = standing[index]));
  return rows;
}

const WAYS = ["from", "to", "towards"];

function rank<Value extends Listed>(row: Row<Value>): number {
  if (row.machine !== undefined || row.field !== "where") return 1;
  return WAYS.includes((row.person?.value as { relation?: string })?.relation ?? "at") ? 2 : 0;
}

/** The events in the order of the text. */
export function sortByText(reviews: EventReview[]): EventReview[] {
  const start = (review: EventReview): number => {
    const event = (review.standing ?? review.event) as unknown as Event | null;
    return (event?.trigger as Span | null)?.start ?? event?.extent?.start ?? Infinity;
  };
  return reviews.map((review) => ({ review, at: start(review) })).sort((a, b) => a.at - b.at).map(({ review }) => review);
}

/** What stands, of an event that nobody corrected: what was read. The server does not tell it twice. */
export function fillStanding(review: EventReview): EventReview {
  if (review.stands === "as-read") review.standing = review.event;
  return review;
}
