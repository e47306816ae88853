/** Decisions of people, act by act: what was decided in one go, by whom, when and why. */

import type { Decision } from "../../../lib/api/shapes.ts";
import { t } from "../../../lib/i18n.svelte.ts";

export interface Act {
  act: string;
  kinds: Set<Decision["kind"]>;
  pairs: { one: string; other: string }[];
  because: string;
  by: string;
  at: string;
  /** False where nothing of it stands any more: later acts decided each of its pairs anew. */
  undoable: boolean;
}

/** The acts, the newest first. */
export function gatherActs(decisions: Decision[]): Act[] {
  const last = new Map<string, string>();
  for (const { one, other, act } of decisions) last.set(`${one} ${other}`, act);
  const acts = new Map<string, Act>();
  for (const { act, kind, one, other, because, by, at } of decisions) {
    const its = acts.get(act) ?? { act, kinds: new Set(), pairs: [], because, by, at, undoable: false };
    its.kinds.add(kind);
    its.pairs.push({ one, other });
    its.undoable ||= kind !== "unsure" && last.get(`${one} ${other}`) === act;
    acts.set(act, its);
  }
  return [...acts.values()].reverse();
}

/** What an act did: « Separated reports ». */
export function sayAct({ kinds }: Act): string {
  if (kinds.has("different")) return t("Reports were separated: they tell of different events");
  return kinds.has("same") ? t("Reports were joined: they tell of one event") : t("A decision was taken back");
}
