/** A list of the API that is read part by part; the newest question wins, what an older one brings is thrown away. */

import { announce } from "./announce.svelte.ts";
import { get } from "./api/client.ts";
import type { Page } from "./api/shapes.ts";

export class Listing<Row> {
  /** The rows that came until now; null before the first. */
  rows = $state.raw<Row[] | null>(null);
  total = $state(0);
  busy = $state(false);
  trouble = $state.raw<unknown>(null);
  #next = $state<string | null>(null);
  #asked = new URLSearchParams();
  #last = new AbortController();

  /** `path`: where it is asked; `say`: its number in words, which a screen reader tells. */
  constructor(
    readonly path: string,
    readonly say: (total: number) => string,
  ) {}

  /** Ask from the beginning. */
  ask(query: URLSearchParams): Promise<void> {
    this.#asked = query;
    return this.#load(null);
  }

  /** Ask the same again. */
  again = (): Promise<void> => this.#load(null);

  /** What asks for the next part; null at the end. */
  get more(): (() => Promise<void>) | null {
    const next = this.#next;
    return next === null ? null : () => this.#load(next);
  }

  async #load(cursor: string | null): Promise<void> {
    this.#last.abort();
    const mine = (this.#last = new AbortController());
    [this.busy, this.trouble] = [true, null];
    try {
      const page = await get<Page<Row>>(this.path, new URLSearchParams([...this.#asked, ...(cursor ? [["cursor", cursor]] : [])]), mine.signal);
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      [this.total, this.#next] = [page.total, page.next];
      announce(this.say(page.total));
    } catch (failed) {
      if (!mine.signal.aborted) this.trouble = failed;
    } finally {
      if (mine === this.#last) this.busy = false;
    }
  }
}
