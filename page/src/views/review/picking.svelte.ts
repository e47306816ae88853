/** Choosing words of the text, by dragging over them or with the arrow keys, for whatever asks for words. */

import { getContext, setContext } from "svelte";

import { directionOf } from "../../lib/text.ts";
import type { Stretch } from "./words.ts";
import { findNextWord, findPreviousWord, trimStretch } from "./words.ts";
import type { Workspace } from "../document/workspace.svelte.ts";

export class Picking {
  /** What the words are for; null while no words are being chosen. */
  purpose = $state<string | null>(null);
  #answer: (stretch: Stretch | null) => void = () => {};
  /** UTF-16 units: where choosing began, and where it is now. */
  #base: Stretch = { start: 0, end: 0 };
  #head: Stretch = { start: 0, end: 0 };

  constructor(readonly workspace: Workspace) {}

  /** Ask for words; they are given in code points, null where the user gave up. `from`: where to begin, in code points. */
  ask(purpose: string, from: Stretch | null): Promise<Stretch | null> {
    this.#answer(null);
    this.purpose = purpose;
    if (from) this.#set(this.#toUnits(from), this.#toUnits(from));
    else this.#move(0, false, true);
    return new Promise((answer) => (this.#answer = answer));
  }

  /** The words are these. */
  take(): void {
    this.#end(this.workspace.picked);
  }

  cancel(): void {
    this.#end(null);
  }

  #end(stretch: Stretch | null): void {
    this.purpose = null;
    this.workspace.picked = null;
    const answer = this.#answer;
    this.#answer = () => {};
    answer(stretch);
  }

  /** Words were dragged over (UTF-16 units). */
  drag(stretch: Stretch): void {
    const words = trimStretch(this.workspace.text, stretch);
    if (words) this.#set(words, words);
  }

  /** Take a key; false where it means nothing here. */
  press(event: KeyboardEvent): boolean {
    if (event.key === "Enter") this.take();
    else if (event.key === "Escape") this.cancel();
    else if (event.altKey) return this.#stretch(this.#turn(event.key));
    else return this.#step(event);
    return true;
  }

  #step(event: KeyboardEvent): boolean {
    const steps = { ArrowUp: 10, ArrowDown: 10, ArrowLeft: 1, ArrowRight: 1 }[event.key];
    const forward = event.key === "ArrowDown" || this.#turn(event.key) === 1;
    if (!steps) return false;
    for (let step = 0; step < steps; step++) this.#move(forward ? this.#head.end : this.#head.start, event.shiftKey, forward);
    return true;
  }

  /** Arrows follow the writing: in Arabic the left one goes on. */
  #turn(key: string): 1 | -1 | 0 {
    const along = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const mirrored = directionOf(this.#language) === "rtl";
    return (mirrored ? -along : along) as 1 | -1 | 0;
  }

  #move(unit: number, extend: boolean, forward: boolean): void {
    const find = forward ? findNextWord : findPreviousWord;
    const word = find(this.workspace.text, unit, this.#language);
    if (word) this.#set(extend ? this.#base : word, word);
  }

  /** Move the end by one character. */
  #stretch(by: 1 | -1 | 0): boolean {
    if (by === 0) return false;
    const { offsets } = this.workspace;
    const { start } = this.#base;
    const end = offsets.toUnits(offsets.toPoints(this.#head.end) + by);
    if (end > start && end <= this.workspace.text.length) this.#set({ start, end }, { start, end });
    return true;
  }

  #set(base: Stretch, head: Stretch): void {
    [this.#base, this.#head] = [base, head];
    const { offsets } = this.workspace;
    const start = offsets.toPoints(Math.min(base.start, head.start));
    const end = offsets.toPoints(Math.max(base.end, head.end));
    this.workspace.picked = { start, end };
    this.workspace.lit = null;
    this.workspace.reveal({ start: offsets.toPoints(head.start), end: offsets.toPoints(head.end) });
  }

  #toUnits({ start, end }: Stretch): Stretch {
    return { start: this.workspace.offsets.toUnits(start), end: this.workspace.offsets.toUnits(end) };
  }

  get #language(): string {
    return this.workspace.record?.document.language ?? "en";
  }

  /** What is chosen now. */
  get quote(): string {
    const { picked, text, offsets } = this.workspace;
    return picked ? text.slice(offsets.toUnits(picked.start), offsets.toUnits(picked.end)) : "";
  }
}

const KEY = Symbol("picking");

export const openPicking = (workspace: Workspace): Picking => setContext(KEY, new Picking(workspace));
export const usePicking = (): Picking => getContext(KEY);
