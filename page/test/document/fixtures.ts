/** Hand-made events for tests: an Arabic report and what two people say of it. */

import type { Correction, EventReview } from "../../src/lib/api/shapes.ts";
import type { Event, Record, Span } from "../../src/views/document/record.ts";

export const TEXT = "🔴 قُتِلَ ثَلاثَةُ جُنودٍ قُربَ الشولا، بحسب مصدرٍ عسكريٍّ وصف «العصابات» بالمسلحة.";

/** The words of the text, counted in code points as the record does. */
export function span(words: string, text = TEXT): Span {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length, quote: words };
}

export const event: Event = {
  id: "e1",
  type: "armed-clash",
  trigger: span("قُتِلَ"),
  extent: span("قُتِلَ ثَلاثَةُ جُنودٍ قُربَ الشولا"),
  aggregate: false,
  negated: false,
  modality: "alleged",
  denied_by: null,
  attribution: "s2",
  part_of: null,
  same_as: [],
  cause_of: [],
  participants: [
    { role: "target", span: span("جُنودٍ"), actor: null, name: "جنود", count: null, attribution: "s2" },
    { role: "agent", span: span("جُنودٍ"), actor: null, name: "جنود", count: null, attribution: "s2" },
  ],
  when: null,
  where: [{ span: span("قُربَ الشولا"), text: "قُربَ الشولا", relation: "near", place: null, radius_km: null, precision: null }],
  casualties: [
    { kind: "killed", status: "current", low: 3, high: 3, approximate: false, who: null, span: span("ثَلاثَةُ جُنودٍ"), attribution: "s2" },
  ],
  codes: null,
};

export const record: Record = {
  document: { id: "sha256:0", text: TEXT, language: "ar", title: null, url: null, outlet: null, author: null, published: null, retrieved: null },
  sources: [
    { id: "s1", kind: "document", name: null, description: null, actor: null, via: null, spans: [] },
    { id: "s2", kind: "unnamed", name: null, description: "مصدر عسكري", actor: null, via: "s3", spans: [span("مصدرٍ عسكريٍّ")] },
    { id: "s3", kind: "outlet", name: "نبأ", description: null, actor: null, via: null, spans: [] },
  ],
  events: [event],
  framing: [{ span: span("العصابات"), kind: "label", neutral: "جماعة", actor: null, source: "s2" }],
};

let made = 0;

export function correction(given: Partial<Correction>): Correction {
  const at = `2021-02-0${++made}T10:00:00Z`;
  return { id: `c${made}`, anchor: "a1", field: "type", words: null, value: null, was: null, because: "", by: "Awa", at, withdrawn: false, applied: true, ...given } as Correction;
}

export const review = (corrections: Correction[] = [], standing: Partial<Event> = {}): EventReview =>
  ({ anchor: "a1", incident: null, event, standing: { ...event, ...standing }, state: "unread", state_by: null, state_at: null, corrections, notes: [], voices: [] }) as unknown as EventReview;
