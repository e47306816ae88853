/** Short news of what was done, with a way to undo it. Shown by Toasts.svelte. */

export interface Toast {
  id: number;
  message: string;
  undo?: () => Promise<unknown> | void;
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

/** Undo what the newest toast tells of that can be undone. */
export async function undoLast(): Promise<void> {
  const found = toasts.findLast((toast) => toast.undo);
  if (!found) return;
  dismiss(found.id);
  await found.undo!();
}
