/** What a reviewer does to an event. Each act is saved at once, told, and can be taken back. */

import { getContext, setContext } from "svelte";

import { announce } from "../../lib/announce.svelte.ts";
import { send } from "../../lib/api/client.ts";
import type { AddEvent, Correct, EventReview, State } from "../../lib/api/shapes.ts";
import { t } from "../../lib/i18n.svelte.ts";
import { dismiss, shownToasts, toast } from "../../lib/toast.svelte.ts";
import { nameField, nameState, nameType } from "../../lib/vocabulary.ts";
import type { Row } from "../document/rows.ts";
import type { Workspace } from "../document/workspace.svelte.ts";
import { sayChange } from "./sayings.ts";
import { blankRow, isListed, makeChange, type Value } from "./changes.ts";

/** Asks the server to do or to undo something; it answers with the event as it then is, null where it is gone. */
type Request = () => Promise<EventReview | null>;

/** What is open for editing: a row of an event, or a panel (« note », « reject », « add »). */
interface Open {
  anchor: string;
  key: string;
}

const address = (anchor: string, part = ""): string => `/events/${encodeURIComponent(anchor)}${part}`;

export class Acts {
  open = $state.raw<Open | null>(null);
  busy = $state(false);
  /** What went wrong with the last act; nothing that was typed is lost. */
  error = $state.raw<unknown>(null);
  /** How the acts since the page was opened are undone, the newest last. */
  #done = $state.raw<(() => Promise<void>)[]>([]);

  constructor(
    readonly workspace: Workspace,
    /** What follows after an event was accepted or rejected. */
    readonly onsettled: (review: EventReview) => void = () => {},
  ) {}

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  isOpen(anchor: string, key: string): boolean {
    return this.open?.anchor === anchor && this.open.key === key;
  }

  edit(anchor: string, key: string): void {
    this.error = null;
    this.open = { anchor, key };
  }

  close(): void {
    this.error = null;
    this.open = null;
  }

  /** Say how far the review of an event is. */
  async setState(review: EventReview, state: State): Promise<void> {
    const put = (wanted: State) => send<EventReview>("PUT", address(review.anchor, "/state"), { state: wanted });
    const before = review.state;
    const said = t("Event {number}: {state}", { number: this.workspace.number(review.anchor), state: nameState(state) });
    const now = await this.#act(said, () => put(state), () => () => put(before));
    if (now && state === "accepted") this.onsettled(now);
  }

  /** Say something instead of what was read. True where it was kept. */
  async correct(review: EventReview, change: Correct): Promise<boolean> {
    const known = new Set(review.corrections.map((one) => one.id));
    const said = sayChange(change, this.workspace.number(review.anchor));
    const now = await this.#act(
      said,
      () => send<EventReview>("POST", address(review.anchor, "/corrections"), change),
      (after) => this.#withdrawal(after.corrections.find((one) => !known.has(one.id))?.id),
    );
    if (now) this.close();
    return now !== null;
  }

  /** Change the value of a row, or take it away. What a person added without words of the text is added anew instead. */
  async amend(review: EventReview, row: Row<unknown>, value: Value | null, because: string): Promise<boolean> {
    if (row.machine !== undefined || !row.person || !isListed(row.field)) return this.correct(review, makeChange(row, value, because, review));
    const after = await this.#run(this.#withdrawal(row.person.id)!);
    if (!after) return false;
    if (value !== null) return this.correct(after, makeChange(blankRow(row.field), value, because, after));
    this.close();
    this.#tell(t("{field} taken away", { field: nameField(row.field) }), undefined);
    return true;
  }

  /** The text tells no such event. */
  async reject(review: EventReview, because: string): Promise<void> {
    const kept = await this.correct(review, { field: "rejected", words: null, value: true, because });
    if (kept) this.onsettled(review);
  }

  /** Take a correction back. */
  async withdraw(correction: string): Promise<void> {
    await this.#act(t("Correction withdrawn"), this.#withdrawal(correction)!);
  }

  #withdrawal(correction: string | undefined): Request | undefined {
    return correction === undefined ? undefined : () => send<EventReview | null>("DELETE", `/corrections/${encodeURIComponent(correction)}`);
  }

  /** Write a note on an event. Notes stay: they can't be undone. */
  async note(review: EventReview, text: string): Promise<void> {
    const now = await this.#act(t("Note kept"), () => send<EventReview>("POST", address(review.anchor, "/notes"), { text }));
    if (now) this.close();
  }

  /** An event that the machine missed. */
  async add(event: AddEvent): Promise<EventReview | null> {
    const path = `/documents/${encodeURIComponent(this.workspace.id)}/events`;
    return this.#act(
      t("Event added: {type}", { type: nameType(event.type) }),
      () => send<EventReview>("POST", path, event),
      (after) => this.#withdrawal(after.corrections.find((one) => one.field === "event" && !one.withdrawn)?.id),
    );
  }

  /** Take back the newest act that was not taken back yet. */
  async undo(): Promise<void> {
    const told = this.#done.at(-1);
    if (!told) return;
    const shown = shownToasts().find((one) => one.undo === told);
    if (shown) dismiss(shown.id);
    try {
      await told();
      announce(t("Undone"));
      toast(t("Undone"));
    } catch {
      // what went wrong stands in `error`, and is shown with the event
    }
  }

  async #act(said: string, request: Request, findUndo: (after: EventReview) => Request | undefined = () => undefined): Promise<EventReview | null> {
    const after = await this.#run(request);
    if (!after) return null;
    this.#tell(said, findUndo(after));
    return after;
  }

  /** Null where it failed. An event that is gone by it is looked up with the whole document. */
  async #run(request: Request): Promise<EventReview | null> {
    this.busy = true;
    this.error = null;
    try {
      const after = await request();
      if (after) this.workspace.replace(after);
      else await this.workspace.load();
      return after;
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.busy = false;
    }
  }

  #tell(said: string, undo: Request | undefined): void {
    announce(said);
    if (!undo) return toast(said);
    const takeBack = async () => {
      this.#done = this.#done.filter((other) => other !== takeBack);
      await this.#run(undo);
      if (this.error) throw this.error;
    };
    this.#done = [...this.#done, takeBack];
    toast(said, takeBack);
  }
}

const KEY = Symbol("acts");

/** Make the acts of a page; its parts take them with `useActs`. */
export const openActs = (workspace: Workspace, onsettled?: (review: EventReview) => void): Acts => setContext(KEY, new Acts(workspace, onsettled));
export const useActs = (): Acts => getContext(KEY);
