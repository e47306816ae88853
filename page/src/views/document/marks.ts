/** Which words of the text carry which value: one list of marks for a record, and what stands at a place of the text. */

import { findFirst } from "../../lib/text.ts";
import type { EventReview } from "../../lib/api/shapes.ts";
import type { Event, Record, Source, Span } from "./record.ts";
import { listNamed } from "./voices.ts";

/** In the order in which they are painted, the last on top. */
export const KINDS = ["extent", "voice", "who", "when", "where", "toll", "event", "loaded"] as const;
export type Kind = (typeof KINDS)[number];

/** Words of the text that carry a value. Offsets count code points. */
export interface Mark {
  kind: Kind;
  start: number;
  end: number;
  /** The event that it belongs to; null for voices and loaded words. */
  anchor: string | null;
  /** The value's id on the page: what is lit with it. */
  value: string;
}

/** The id of a value on the page, the same in the text and in the record: `nameValue("a1", "where", span)`. */
export const nameValue = (owner: string, field: string, span: Span | null): string =>
  `${owner}/${field}/${span ? `${span.start}-${span.end}` : "none"}`;

/** The id of a voice on the page; `anchor`: of the event in which people named it, null for one of the record's own. */
export const nameVoiceMark = (id: string, anchor: string | null): string => (anchor === null ? `voice/${id}` : `voice/${anchor}/${id}`);

/** The marks of a whole document, in the order of the text. Of a rejected event nothing is marked. */
export function listMarks(record: Record, reviews: EventReview[]): Mark[] {
  const marks = reviews.flatMap((review) => (review.standing ? markEvent(review.anchor, review.standing as unknown as Event) : []));
  for (const source of record.sources) {
    marks.push(...markVoice(source, nameVoiceMark(source.id, null)));
  }
  for (const review of reviews) {
    for (const source of listNamed(review)) marks.push(...markVoice(source, nameVoiceMark(source.id, review.anchor)));
  }
  for (const framing of record.framing) {
    marks.push(make("loaded", null, nameValue("framing", framing.kind, framing.span), framing.span)!);
  }
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

const markVoice = (source: Source, value: string): Mark[] => source.spans.map(({ start, end }) => ({ kind: "voice", anchor: null, value, start, end }));

function markEvent(anchor: string, event: Event): Mark[] {
  const at = (kind: Kind, field: string, span: Span | null) => make(kind, anchor, nameValue(anchor, field, span), span);
  const found = [
    at("extent", "extent", event.extent),
    at("event", "type", event.trigger),
    at("when", "when", event.when?.span ?? null),
    ...event.participants.map((one) => at("who", "participant", one.span)),
    ...event.where.map((one) => at("where", "where", one.span)),
    ...event.casualties.map((one) => at("toll", "casualties", one.span)),
    ...event.casualties.map((one) => at("who", "casualties", one.who?.span ?? null)),
  ];
  return found.filter((mark) => mark !== null);
}

const make = (kind: Kind, anchor: string | null, value: string, span: Span | null): Mark | null =>
  span && span.end > span.start ? { kind, anchor, value, start: span.start, end: span.end } : null;

/** Finds marks by place: built once for a document, then quick however long the text. */
export class MarkIndex {
  /** The farthest end of all marks up to each one. */
  readonly #reach: Float64Array;

  constructor(readonly marks: Mark[]) {
    this.#reach = new Float64Array(marks.length);
    let farthest = 0;
    marks.forEach((mark, index) => (this.#reach[index] = farthest = Math.max(farthest, mark.end)));
  }

  /** The marks that share a character with `start … end`, in the order of the text. */
  within(start: number, end: number): Mark[] {
    const first = findFirst(this.marks.length, (index) => this.#reach[index]! > start);
    const last = findFirst(this.marks.length, (index) => this.marks[index]!.start >= end);
    return this.marks.slice(first, last).filter((mark) => mark.end > start);
  }

  /** The marks on a code point, the innermost first. */
  at(point: number): Mark[] {
    return this.within(point, point + 1).sort((one, other) => one.end - one.start - (other.end - other.start));
  }
}
