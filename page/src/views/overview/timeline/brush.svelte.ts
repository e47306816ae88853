/** What is being chosen on the timeline, by the pointer or the keyboard: from the bin where it began to where it is now. */

import { join, type Stretch } from "./stretch.ts";

export class Brush {
  /** The bin that the keyboard is on, or that the pointer was dragged to. */
  at = $state(0);
  /** The bin under the pointer while nothing is chosen. */
  pointed = $state<number | null>(null);
  /** True while the keyboard is here, and while the pointer drags. */
  active = $state(false);
  #began = $state(0);

  /** What is chosen now; null while nothing is. */
  get stretch(): Stretch | null {
    return this.active ? join(this.#began, this.at) : null;
  }

  /** What is to be told: what is chosen, else what the pointer is on. */
  get told(): Stretch | null {
    return this.stretch ?? (this.pointed === null ? null : join(this.pointed, this.pointed));
  }

  get isWide(): boolean {
    return this.#began !== this.at;
  }

  /** Begin anew at a bin. */
  begin(at: number): void {
    this.at = this.#began = at;
    this.active = true;
  }

  /** Go on to another bin; what lies between is chosen too. */
  extend(at: number): void {
    this.at = at;
  }

  end(): void {
    this.active = false;
    this.pointed = null;
  }
}
