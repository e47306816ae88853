/** What the pointer is on, and the card that tells of it; a click keeps the card. */

import type { Ground } from "../../../parts/map/ground.ts";

export interface CardAt {
  key: string;
  x: number;
  y: number;
  kept: boolean;
}

export class Pointing {
  card = $state.raw<CardAt | null>(null);
  /** Lit from the list of marks. */
  keys = $state.raw<string[]>([]);
  hovered = $derived(this.card && !this.card.kept ? [this.card.key] : []);
  onclick: (key: string | null) => void = () => {};

  follow(ground: Ground): void {
    const { map } = ground;
    map.on("mousemove", ({ point }) => this.#hover(ground, point));
    map.on("mouseout", () => !this.card?.kept && this.drop());
    map.on("click", ({ point }) => this.#click(ground, point));
  }

  drop(): void {
    if (this.card) this.card = null;
  }

  #hover(ground: Ground, point: { x: number; y: number }): void {
    if (this.card?.kept) return;
    const key = ground.touch(point)[0]?.key;
    ground.map.getCanvas().style.cursor = key ? "pointer" : "";
    if (key !== this.card?.key) this.card = key ? { key, x: point.x, y: point.y, kept: false } : null;
  }

  #click(ground: Ground, point: { x: number; y: number }): void {
    const found = ground.touch(point)[0];
    this.card = found && found.source !== "heaps" ? { key: found.key, x: point.x, y: point.y, kept: true } : null;
    this.onclick(found?.key ?? null);
  }
}
