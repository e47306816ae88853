/** The incident that is looked at: its page as the server gives it, what is chosen in it, and what is done to it. */

import { SvelteSet } from "svelte/reactivity";

import { get, send } from "../../lib/api/client.ts";
import type { Claims, Decided, EventReview, IncidentPage, State } from "../../lib/api/shapes.ts";
import { go } from "../../lib/route.svelte.ts";
import { compareClaims, type Signs } from "./reading/fields.ts";
import { groupByOrigin, type Group } from "./reading/groups.ts";
import { nameClaim } from "./reading/voices.ts";

let looked: Case | null = null; // the one on the screen

/** Take a decision back; the page then shows the incident that there is now. */
export async function undoAct(act: string): Promise<void> {
  const decided = await send<Decided>("POST", `/decisions/${encodeURIComponent(act)}/undo`);
  if (decided.incidents[0]) await follow(decided.incidents[0]);
}

/** Show an incident, anew where it is the one on the screen. */
async function follow(id: string): Promise<void> {
  if (looked?.page?.row.id === id) await looked.again();
  else go(`/incidents/${id}`, { replace: looked !== null });
}

export class Case {
  page = $state.raw<IncidentPage | null>(null);
  trouble = $state.raw<unknown>(null);
  busy = $state(false);
  /** The claim that the keyboard is at, by its anchor. */
  chosen = $state<string | null>(null);
  /** The claims that are marked, to be split off. */
  readonly picked = new SvelteSet<string>();

  readonly claims: Claims[] = $derived(this.page?.claims ?? []);
  readonly signs: Signs[] = $derived(compareClaims(this.claims));
  readonly groups: Group[] = $derived(groupByOrigin(this.claims, (this.page?.incident["origins"] as string[] | undefined) ?? []));
  /** The claims in the order in which they are shown. */
  readonly shown: number[] = $derived(this.groups.flatMap((group) => group.claims));

  /** It is on the screen until the function that is given back is called. */
  look(): () => void {
    looked = this;
    return () => {
      if (looked === this) looked = null;
    };
  }

  #names: "shown" | "withheld" | undefined;

  /** Read an incident. An id that it once had leads to the one that it has now, and the address follows. */
  async open(id: string): Promise<void> {
    this.busy = true;
    try {
      this.page = await get<IncidentPage>(`/incidents/${encodeURIComponent(id)}`, { names: this.#names });
      this.trouble = null;
      for (const anchor of this.picked) if (!this.find(anchor)) this.picked.delete(anchor);
      if (this.page.row.id !== id) go(`/incidents/${this.page.row.id}`, { replace: true });
    } catch (error) {
      this.trouble = error;
    } finally {
      this.busy = false;
    }
  }

  /** Read it anew, after something was written. */
  async again(): Promise<void> {
    if (this.page) await this.open(this.page.row.id);
  }

  /** Show or withhold the names of private persons; showing them is logged. */
  async nameThem(names: "shown" | "withheld"): Promise<void> {
    this.#names = names;
    await this.again();
  }

  find(anchor: string): Claims | undefined {
    return this.claims.find((claim) => claim.anchor === anchor);
  }

  /** What a claim is called; its anchor where the incident does not hold it any more. */
  name(anchor: string, call = nameClaim): string {
    const claim = this.find(anchor);
    return claim ? call(claim) : anchor;
  }

  /** Mark a claim, or take the mark away. */
  pick(anchor: string): void {
    if (!this.picked.delete(anchor)) this.picked.add(anchor);
  }

  /** The claim so many further down (or up) than the chosen one. */
  step(by: number): string | null {
    const at = this.shown.findIndex((place) => this.claims[place]!.anchor === this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : this.shown.length - 1) : Math.min(Math.max(at + by, 0), this.shown.length - 1);
    this.chosen = this.claims[this.shown[next] ?? -1]?.anchor ?? null;
    return this.chosen;
  }

  /** Put the marked events into an incident of their own. */
  async split(events: string[], because: string): Promise<Decided> {
    const decided = await send<Decided>("POST", `/incidents/${this.page!.row.id}/split`, { events, because });
    this.picked.clear();
    return this.#follow(decided);
  }

  /** Join another incident to this one. */
  async merge(other: string, because: string): Promise<Decided> {
    return this.#follow(await send<Decided>("POST", "/incidents/merge", { one: this.page!.row.id, other, because }));
  }

  async #follow(decided: Decided): Promise<Decided> {
    await follow(decided.incidents[0] ?? this.page!.row.id);
    return decided;
  }

  /** Set how far the review of all its events is, in one act; gives back how far each was before. */
  async setState(state: State): Promise<Map<string, State>> {
    const before = new Map(this.claims.map((claim) => [claim.anchor, claim.state]));
    await send<null>("PUT", `/incidents/${this.page!.row.id}/state`, { state });
    await this.again();
    return before;
  }

  /** Set each event's own state again. */
  async restoreStates(states: Map<string, State>): Promise<void> {
    const kinds = new Set(states.values());
    if (kinds.size === 1) return void (await this.setState([...kinds][0]!));
    for (const [anchor, state] of states) await send<EventReview>("PUT", `/events/${encodeURIComponent(anchor)}/state`, { state });
    await this.again();
  }

  async note(anchor: string, text: string): Promise<void> {
    await send<EventReview>("POST", `/events/${encodeURIComponent(anchor)}/notes`, { text });
    await this.again();
  }
}
