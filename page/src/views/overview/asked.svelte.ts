/** An answer of the server that follows what is asked: the newest question wins, older ones are called off. */

import { get } from "../../lib/api/client.ts";

export class Asked<Answer> {
  value = $state.raw<Answer | null>(null);
  trouble = $state.raw<unknown>(null);
  /** True from the question until its answer is shown. */
  busy = $state(true);
  #newest: AbortController | null = null;

  /** Ask. Gives the answer, or null where it failed (see `trouble`) or a newer question has come. */
  async ask(path: string, query: URLSearchParams): Promise<Answer | null> {
    this.#newest?.abort();
    const mine = (this.#newest = new AbortController());
    this.busy = true;
    try {
      const answer = await get<Answer>(path, query, mine.signal);
      return mine === this.#newest ? this.#take(answer) : null;
    } catch (error) {
      if (mine === this.#newest) this.#fail(error);
      return null;
    }
  }

  #take(answer: Answer): Answer {
    this.value = answer;
    this.trouble = null;
    return answer;
  }

  #fail(error: unknown): void {
    this.trouble = error;
    this.busy = false;
  }
}
