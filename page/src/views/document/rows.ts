/** What the machine read beside what people say instead, value by value. */

import type { Correction, EventReview } from "../../lib/api/shapes.ts";
import type { Casualties, Event, Location, Participant, Span, When } from "./record.ts";

export type Field = Correction["field"];

/** A value of an event. `machine` undefined: a person added it; `person` undefined: nobody changed it. */
export interface Row<Value> {
  field: Field;
  machine: Value | undefined;
  /** What a person says; its value null: there is no such value. */
  person: Correction | undefined;
  /** What stands: the person's value, else the machine's; undefined where a person took it away. */
  standing: Value | undefined;
}

export interface Rows {
  type: Row<string>;
  modality: Row<string>;
  negated: Row<boolean>;
  attribution: Row<string>;
  when: Row<When>;
  where: Row<Location>[];
  participants: Row<Participant>[];
  casualties: Row<Casualties>[];
}

/** Corrections that count: neither withdrawn nor without a value to stand beside; the newest last. */
export const activeCorrections = (review: EventReview): Correction[] =>
  review.corrections.filter((one) => one.applied && !one.withdrawn).sort((one, other) => (one.at < other.at ? -1 : 1));

/** The event as a set of rows. An event that a person added has no machine's values: its own stand alone. */
export function makeRows(review: EventReview): Rows | null {
  const event = (review.event ?? review.standing) as unknown as Event | null;
  if (!event) return null;
  const made = activeCorrections(review);
  const machine = review.event as unknown as Event | null;
  const one = <Value>(field: Field, value: Value | null) => pairOne(field, machine ? value : undefined, value, made);
  return {
    type: one("type", event.type),
    modality: one("modality", event.modality),
    negated: one("negated", event.negated),
    attribution: one("attribution", event.attribution),
    when: one("when", event.when),
    where: pairMany("where", machine?.where ?? [], made),
    participants: pairMany("participant", machine?.participants ?? [], made),
    casualties: pairMany("casualties", machine?.casualties ?? [], made),
  };
}

function pairOne<Value>(field: Field, machine: Value | null | undefined, bare: Value | null, made: Correction[]): Row<Value> {
  const person = made.findLast((correction) => correction.field === field);
  const standing = person ? (person.value as Value | null) : bare;
  return { field, machine: machine ?? undefined, person, standing: standing ?? undefined };
}

type Many = { span: Span | null; role?: string | null; kind?: string };

function pairMany<Value extends Many>(field: Field, read: Value[], made: Correction[]): Row<Value>[] {
  const mine = made.filter((correction) => correction.field === field);
  const rows = read.map((machine): Row<Value> => {
    const person = mine.findLast((correction) => isAbout(correction, machine));
    return { field, machine, person, standing: person ? ((person.value as Value | null) ?? undefined) : machine };
  });
  const added = mine.filter((correction) => correction.words === null && correction.value !== null);
  return [...rows, ...added.map((person): Row<Value> => ({ field, machine: undefined, person, standing: person.value as Value }))];
}

/** A correction names the machine's value by its words, and by its role or kind where two stand on the same words. */
function isAbout({ words, field }: Correction, machine: Many): boolean {
  if (!words || !machine.span || words.start !== machine.span.start || words.end !== machine.span.end) return false;
  const of = (words as { of?: string | null }).of;
  return !of || field === "where" || of === (field === "participant" ? machine.role : machine.kind);
}

/** The reject that stands, if any. */
export const findReject = (review: EventReview): Correction | undefined =>
  activeCorrections(review).findLast((correction) => correction.field === "rejected" && correction.value === true);

/** The events in the order of the text. */
export function sortByText(reviews: EventReview[]): EventReview[] {
  const start = (review: EventReview): number => {
    const event = (review.standing ?? review.event) as unknown as Event | null;
    return event?.trigger?.start ?? event?.extent?.start ?? Infinity;
  };
  return reviews.map((review) => ({ review, at: start(review) })).sort((a, b) => a.at - b.at).map(({ review }) => review);
}
