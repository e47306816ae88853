/** What the document page shows now: the document, its events, which event is chosen, which value is lit. */

import { getContext, setContext } from "svelte";

import { get } from "../../lib/api/client.ts";
import type { DocumentPage, EventReview } from "../../lib/api/shapes.ts";
import { go, path, query } from "../../lib/route.svelte.ts";
import { can } from "../../lib/session.svelte.ts";
import { cutPieces, Offsets } from "../../lib/text.ts";
import type { Stretch } from "../review/words.ts";
import { listMarks, MarkIndex, type Mark } from "./marks.ts";
import type { Record } from "./record.ts";
import { fillStanding, sortByText } from "./rows.ts";

export class Workspace {
  page = $state.raw<DocumentPage | null>(null);
  error = $state.raw<unknown>(null);
  /** The value (marks.ts) that is lit on both sides. */
  lit = $state<string | null>(null);
  /** The words being chosen, in code points. */
  picked = $state.raw<Stretch | null>(null);

  readonly record = $derived((this.page?.record ?? null) as Record | null);
  readonly text = $derived(this.record?.document.text ?? "");
  readonly offsets = $derived(new Offsets(this.text));
  readonly pieces = $derived(cutPieces(this.text));
  readonly reviews = $derived(sortByText(this.page?.events ?? []));
  readonly index = $derived(new MarkIndex(this.record ? listMarks(this.record, this.reviews) : []));
  /** The marks of each event by its anchor; those of voices and loaded words by "". */
  readonly byOwner = $derived(Map.groupBy(this.index.marks, (mark) => mark.anchor ?? ""));
  readonly places = $derived(new Map(this.reviews.map((review, index) => [review.anchor, index])));
  /** The event that the address names. */
  readonly chosen = $derived(query().get("event"));
  /** What may be changed here: not without the right to, nor in a text without its names. */
  readonly mayReview = $derived(can("write") && this.page?.names === "shown");

  /** Whether the focus goes to the event that is chosen next. */
  focusNext = false;

  /** Scrolls a stretch of the text into view; the text pane gives it. */
  reveal: (stretch: Stretch) => void = () => {};

  constructor(readonly id: string) {}

  /** Read the document from the server. Without names of private persons, unless this session's user asked for them. */
  async load(): Promise<void> {
    try {
      const names = this.asksNames ? "shown" : undefined;
      const page = await get<DocumentPage>(`/documents/${encodeURIComponent(this.id)}`, { names });
      page.events.forEach(fillStanding);
      this.page = page;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Whether the user asked for names of private persons: until the browser is closed, and each document is logged. */
  get asksNames(): boolean {
    return can("names") && sessionStorage.getItem("names") === "shown";
  }

  /** Ask for names from now on, or no more. */
  async askNames(wanted: boolean): Promise<void> {
    sessionStorage.setItem("names", wanted ? "shown" : "withheld");
    await this.load();
  }

  get review(): EventReview | undefined {
    return this.chosen === null ? undefined : this.reviews[this.places.get(this.chosen) ?? -1];
  }

  /** What an event is called among the others: its number in the order of the text. */
  number(anchor: string): number {
    return (this.places.get(anchor) ?? -1) + 1;
  }

  /** Choose an event, in the address too; `focus`: the focus goes to it. */
  choose(anchor: string | null, focus = false): void {
    this.focusNext = focus;
    const params = new URLSearchParams(query());
    if (anchor) params.set("event", anchor);
    else params.delete("event");
    go(`${path()}?${params}`, { replace: true });
  }

  /** The event so many steps further in the text; the first one where none is chosen. */
  step(by: number): EventReview | undefined {
    const at = this.chosen === null ? (by > 0 ? -1 : this.reviews.length) : (this.places.get(this.chosen) ?? -1);
    return this.reviews[Math.min(Math.max(at + by, 0), this.reviews.length - 1)];
  }

  /** Put what the server says of an event in the place of what was shown. */
  replace(review: EventReview): void {
    if (!this.page) return;
    fillStanding(review);
    const known = this.places.has(review.anchor);
    const events = known ? this.page.events.map((one) => (one.anchor === review.anchor ? review : one)) : [...this.page.events, review];
    this.page = { ...this.page, events };
  }

  /** Light a value, and show its words. */
  show(value: string): void {
    this.lit = value;
    const mark = this.marksOf(value)[0];
    if (mark) this.reveal(mark);
  }

  marksOf(value: string | null): Mark[] {
    if (value === null) return [];
    const owner = value.slice(0, value.indexOf("/"));
    const marks = this.byOwner.get(owner) ?? this.byOwner.get("") ?? [];
    return marks.filter((mark) => mark.value === value);
  }
}

const KEY = Symbol("workspace");

/** Make the workspace of a page; its parts take it with `useWorkspace`. */
export const openWorkspace = (id: string): Workspace => setContext(KEY, new Workspace(id));
export const useWorkspace = (): Workspace => getContext(KEY);
