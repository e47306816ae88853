/** Short news of what was done, with a way to undo it. Shown by Toasts.svelte. */

import { t } from "./i18n.svelte.ts";
import { sayProblem } from "./problem.ts";

export interface Toast {
  id: number;
  message: string;
  undo?: () => Promise<unknown>;
}

const MOST = 3;
const PLAIN_MS = 6_000;
const UNDO_MS = 20_000;

let toasts = $state.raw<Toast[]>([]);
let last = 0;

/** What is shown now, the newest last. */
export const shownToasts = (): Toast[] => toasts;

/** Say what was done: `toast(t("Accepted"), () => send("PUT", …))`. With `undo`, a button (and the key z) takes it back. */
export function toast(message: string, undo?: Toast["undo"]): void {
  const id = ++last;
  toasts = [...toasts, { id, message, undo }].slice(-MOST);
  setTimeout(() => dismiss(id), undo ? UNDO_MS : PLAIN_MS);
}

/** Take it away. */
export function dismiss(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
}

/** Undo what a toast tells of; left out: the newest that can be undone. */
export function undo(one = toasts.findLast((toast) => toast.undo)): void {
  if (!one?.undo) return;
  dismiss(one.id);
  void tellUndone(one.undo());
}

/** Say that something is undone once it is, or why it could not be. */
export async function tellUndone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
    toast(t("Undone"));
  } catch (error) {
    toast(t("It could not be undone: {problem}", { problem: sayProblem(error) }));
  }
}
