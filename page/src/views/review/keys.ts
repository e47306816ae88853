/** The keys of the review. Everything they do can also be done with the pointer. */

import { t } from "../../lib/i18n.svelte.ts";
import { useKeys, type Key } from "../../lib/keys.svelte.ts";
import type { Workspace } from "../document/workspace.svelte.ts";
import type { Acts } from "./acts.svelte.ts";
import { goNext, isQueue } from "./queue.svelte.ts";

/** Take the keys of a document's page as long as it is shown. `add`: begin to add an event. */
export function useReviewKeys(workspace: Workspace, acts: Acts, add: () => void): void {
  useKeys(t("Document"), () => listMoves(workspace));
  useKeys(t("Review"), () => listActs(workspace, acts, add));
}

function listMoves(workspace: Workspace): Key[] {
  const step = (by: number) => () => {
    const review = workspace.step(by);
    if (review) workspace.choose(review.anchor, true);
  };
  return [
    { key: "j", says: t("Next event"), act: step(1) },
    { key: "k", says: t("Previous event"), act: step(-1) },
    { key: "Escape", says: t("No event chosen"), act: () => workspace.choose(null), when: () => workspace.chosen !== null },
  ];
}

function listActs(workspace: Workspace, acts: Acts, add: () => void): Key[] {
  const may = () => workspace.mayReview && !acts.busy;
  const chosen = () => may() && workspace.review !== undefined;
  const review = () => workspace.review!;
  return [
    { key: "a", says: t("Accept the event"), act: () => void acts.setState(review(), "accepted"), when: chosen },
    { key: "x", says: t("Reject the event"), act: () => acts.edit(review().anchor, "reject"), when: chosen },
    { key: "d", says: t("Mark the event as disputed"), act: () => void acts.setState(review(), "disputed"), when: chosen },
    { key: "e", says: t("Change the value that has the focus"), act: () => openEditor(review().anchor), when: chosen },
    { key: "v", says: t("Add a value to the event"), act: () => acts.edit(review().anchor, "add"), when: chosen },
    { key: "m", says: t("Write a note on the event"), act: () => acts.edit(review().anchor, "note"), when: chosen },
    { key: "n", says: t("Add an event: choose its words"), act: add, when: may },
    { key: "u", says: t("Undo the last act"), act: () => void acts.undo(), when: () => may() && acts.canUndo },
    { key: "ctrl+z", says: t("Undo the last act"), act: () => void acts.undo(), when: () => may() && acts.canUndo },
    { key: "g n", says: t("Go to the next unread event"), act: () => void goNext(workspace.chosen), when: may },
    { key: "s", says: t("Skip to the next event of the queue"), act: () => void goNext(workspace.chosen), when: isQueue },
  ];
}

/** Open the editor of the row that has the focus; from elsewhere, go to the event's first row. */
function openEditor(anchor: string): void {
  const card = document.querySelector(`[data-anchor="${CSS.escape(anchor)}"]`);
  const row = document.activeElement?.closest(".value");
  const button = (card?.contains(row ?? null) ? row : card)?.querySelector<HTMLElement>("[data-edit]");
  if (row && card?.contains(row)) button?.click();
  else button?.focus();
}
