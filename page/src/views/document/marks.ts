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
  const marks = reviews.flatMap((review) => (review.standing ? recallMarks(review.anchor, review.standing as unknown as Event) : []));
  for (const source of record.sources) {
    marks.push(...markVoice(source, nameVoiceMark(source.id, null)));
  }
  for (const review of reviews) {
    for (const source of listNamed(review)) marks.push(...markVoice(source, nameVoiceMark(source.id, review.anchor)));
  }
  for (const { kind, span } of record.framing) marks.push(new FieldMark("loaded", span.start, span.end, null, "framing", kind));
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

const markVoice = (source: Source, value: string): Mark[] => source.spans.map(({ start, end }) => ({ kind: "voice", anchor: null, value, start, end }));

/** A mark whose name is made when it is asked for: of a hundred thousand marks few ever are. */
class FieldMark implements Mark {
  constructor(
    readonly kind: Kind,
    readonly start: number,
    readonly end: number,
    readonly anchor: string | null,
    readonly owner: string,
    readonly field: string,
  ) {}

  get value(): string {
    return nameValue(this.owner, this.field, this);
  }
}

const known = new WeakMap<Event, Mark[]>();

/** After a change only the event that changed is marked anew. */
function recallMarks(anchor: string, event: Event): Mark[] {
  const marks = known.get(event) ?? markEvent(anchor, event);
  known.set(event, marks);
  return marks;
}

function markEvent(anchor: string, event: Event): Mark[] {
  const found: Mark[] = [];
  const add = (kind: Kind, field: string, span: Span | null | undefined) => {
    if (span && span.end > span.start) found.push(new FieldMark(kind, span.start, span.end, anchor, anchor, field));
  };
  add("extent", "extent", event.extent);
  add("event", "type", event.trigger);
  add("when", "when", event.when?.span);
  for (const one of event.participants) add("who", "participant", one.span);
  for (const one of event.where) add("where", "where", one.span);
  for (const one of event.casualties) add("toll", "casualties", one.span);
  for (const one of event.casualties) add("who", "casualties", one.who?.span);
  return found;
}

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
