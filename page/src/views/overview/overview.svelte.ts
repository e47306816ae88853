/** The overview's state: what the server says of the filter, and which incident the three views show as one. */

import { tick } from "svelte";

import { get } from "../../lib/api/client.ts";
import type { Facets, IncidentRow, MapView, Page, Timeline } from "../../lib/api/shapes.ts";
import { filterText, keepInAddress } from "../../lib/filter.svelte.ts";
import { query } from "../../lib/route.svelte.ts";
import { Asked } from "./asked.svelte.ts";

export const SORTS = ["-date", "date", "-sources", "-killed"] as const;
export type Sort = (typeof SORTS)[number];

/** What the map looks at; null before it knows, for everything. */
export interface Looking {
  window: number[];
  zoom: number;
}

const PART = 60;

export class Overview {
  list = new Asked<Page<IncidentRow>>();
  map = new Asked<MapView>();
  timeline = new Asked<Timeline>();
  facets = new Asked<Facets>();
  /** The rows that came until now. */
  rows = $state.raw<IncidentRow[]>([]);
  more = $state(false);
  /** The incidents that the pointer or the focus is on, in whichever view. */
  lit = $state.raw<string[]>([]);
  /** The filter that the list has answered; the map and the timeline are asked after it, so that it comes soonest. */
  answered = $state.raw<string | null>(null);
  #next: string | null = null;

  get sort(): Sort {
    const asked = query().get("sort") as Sort;
    return SORTS.includes(asked) ? asked : "-date";
  }

  /** Whether the timeline also makes room for the few dates far from all others. */
  get whole(): boolean {
    return query().get("whole") === "true";
  }

  /** The incident that is chosen in all three views. */
  get chosen(): string | null {
    return query().get("chosen");
  }

  choose(id: string | null): void {
    keepInAddress({ chosen: id });
  }

  /** Say that what is shown is no longer what is asked for, before the question is sent. */
  expect(): void {
    for (const asked of [this.list, this.map, this.timeline, this.facets]) asked.busy = true;
  }

  /** Ask for all that has changed. */
  async ask(filter: string, sort: Sort): Promise<void> {
    if (filter !== this.answered) this.expect();
    await this.askList(filter, sort);
    if (filter !== filterText() || filter === this.answered) return;
    if (this.list.trouble) return this.#rest(); // the others would say the same
    this.answered = filter;
    await this.askTimeline(filter);
    if (filter === this.answered) await this.askFacets(filter);
  }

  #rest(): void {
    for (const asked of [this.map, this.timeline, this.facets]) asked.busy = false;
  }

  async askList(filter: string, sort: Sort): Promise<void> {
    const page = await this.list.ask("/incidents", this.#query(filter, { sort, limit: String(PART) }));
    if (!page) return;
    this.rows = page.items;
    this.#next = page.next;
    await tick();
    this.list.busy = false;
  }

  /** The next part of the list, unless the filter has changed meanwhile. */
  async askMore(): Promise<void> {
    if (!this.#next || this.more || this.list.busy) return;
    const [cursor, filter] = [this.#next, filterText()];
    this.more = true;
    try {
      const page = await get<Page<IncidentRow>>("/incidents", this.#query(filter, { sort: this.sort, limit: "200", cursor }));
      if (cursor !== this.#next || filter !== filterText()) return;
      this.rows = [...this.rows, ...page.items];
      this.#next = page.next;
    } catch (error) {
      this.list.trouble = error;
    } finally {
      this.more = false;
    }
  }

  get hasMore(): boolean {
    return this.rows.length < (this.list.value?.total ?? 0);
  }

  /** Ask for the map. Who draws it says when it is drawn: `map.busy = false`. */
  askMap(filter: string, looking: Looking | null): Promise<MapView | null> {
    const where = looking ? { window: looking.window.map((one) => one.toFixed(3)).join(), zoom: looking.zoom.toFixed(2) } : {};
    return this.map.ask("/incidents/map", this.#query(filter, where as Record<string, string>));
  }

  async askTimeline(filter: string): Promise<void> {
    const asked = this.#query(filter, this.whole ? { whole: "true" } : {});
    if (await this.timeline.ask("/incidents/timeline", asked)) await tick().then(() => (this.timeline.busy = false));
  }

  async askFacets(filter: string): Promise<void> {
    if (await this.facets.ask("/incidents/facets", new URLSearchParams(filter))) this.facets.busy = false;
  }

  #query(filter: string, more: Record<string, string>): URLSearchParams {
    return new URLSearchParams([...new URLSearchParams(filter), ...Object.entries(more)]);
  }
}
