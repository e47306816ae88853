/** The queue: the next event that nobody has reviewed, in the order of the filter that the address holds. */

import { get } from "../../lib/api/client.ts";
import type { EventReview, Page, State, Waiting } from "../../lib/api/shapes.ts";
import { filterParams } from "../../lib/filter.svelte.ts";
import { t } from "../../lib/i18n.svelte.ts";
import { sayProblem } from "../../lib/problem.ts";
import { go, query } from "../../lib/route.svelte.ts";
import { toast } from "../../lib/toast.svelte.ts";

/** Ask for the next unread event; `after`: an anchor, which it comes after. */
export function findNext(after?: string | null): Promise<Waiting> {
  const params = new URLSearchParams(filterParams(query()));
  if (after) params.set("after", after);
  return get<Waiting>("/review/next", params);
}

export const STATES: State[] = ["unread", "in-review", "accepted", "disputed"];

/** How many events of the filter are in each state; one that the filter does not ask for counts none. */
export async function countStates(): Promise<Record<State, number>> {
  const asked = filterParams(query());
  const states = asked.getAll("state");
  const counted = STATES.map(async (state): Promise<[State, number]> => {
    if (states.length && !states.includes(state)) return [state, 0];
    const params = new URLSearchParams(asked);
    params.delete("state");
    params.append("state", state);
    params.append("limit", "1");
    return [state, (await get<Page<EventReview>>("/events", params)).total];
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<State, number>;
}

/** The address of an event in queue mode, with the filter kept. */
export function makeAddress({ document, anchor }: Waiting): string {
  const params = new URLSearchParams(filterParams(query()));
  params.set("event", anchor ?? "");
  params.set("queue", "1");
  return `/documents/${encodeURIComponent(document ?? "")}?${params}`;
}

/** Go to the next unread event; to the queue's own page where none is left. What goes wrong is told. */
export async function goNext(after?: string | null): Promise<void> {
  try {
    const waiting = await findNext(after);
    go(waiting.document ? makeAddress(waiting) : `/review?${filterParams(query())}`);
  } catch (error) {
    toast(t("The next event could not be found: {problem}", { problem: sayProblem(error) }));
  }
}

/** True where the document page is one of a queue. */
export const isQueue = (): boolean => query().get("queue") === "1";
