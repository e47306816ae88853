/** The keyboard: each view says which keys it takes and what they mean; the help sheet (`?`) lists them. */

import { untrack } from "svelte";

import { nameKey } from "./keynames.ts";

/**
 * A key and what it does. `key` is as in KeyboardEvent.key, with « shift+ », « ctrl+ », « alt+ » before it where they are
 * held: "j", "?", "ArrowDown", "Enter", "Escape", "ctrl+Enter", "shift+ArrowDown". Letters are written small. Two with a
 * blank between are pressed one after the other: "g n".
 */
export interface Key {
  key: string;
  says: string;
  act: (event: KeyboardEvent) => void;
  /** False: the key does nothing now, and is not listed. */
  when?: () => boolean;
  /** True: also while a dialog is open. */
  inDialog?: boolean;
}

interface Layer {
  title: string;
  keys: () => Key[];
}

let layers = $state.raw<Layer[]>([]);
let on = $state(localStorage.getItem("keys") !== "off");

/**
 * Take keys as long as the component lives. Call it while the component is made:
 * `useKeys(t("Review"), () => [{ key: "a", says: t("Accept the event"), act: accept }])`.
 * Where two layers take one key, the newer has it.
 */
export function useKeys(title: string, keys: () => Key[]): void {
  $effect(() => {
    const layer = { title, keys };
    layers = [...untrack(() => layers), layer];
    return () => (layers = layers.filter((other) => other !== layer));
  });
}

/** All keys that work now, by their layer, the newest layer first. */
export const listKeys = (): { title: string; keys: Key[] }[] =>
  layers.toReversed().map(({ title, keys }) => ({ title, keys: keys().filter((key) => key.when?.() ?? true) }));

/** Whether single keys act. Who dictates or uses a switch may turn them off; keys with Ctrl or Alt still act. */
export const keysAreOn = (): boolean => on;

export function turnKeys(wanted: boolean): void {
  on = wanted;
  localStorage.setItem("keys", wanted ? "on" : "off");
}

const SEQUENCE_MS = 1500;
// `at`: when it had been dealt with, so that a slow page does not use up the time between the two.
let first = { name: "", at: 0 };

/** Act on a key, unless the user is typing. Put on the document. */
export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  const name = nameKey(event);
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (!held && ((!on && event.key.length === 1) || isTyping(event.target) || pressesItself(name, event.target))) return;
  const begun = event.timeStamp - first.at < SEQUENCE_MS ? `${first.name} ${name}` : "";
  const found = find(begun) ?? find(name);
  first = { name: found ? "" : name, at: performance.now() };
  if (!found) return;
  event.preventDefault();
  found.act(event);
}

function find(name: string): Key | undefined {
  const dialog = document.querySelector("dialog[open]") !== null;
  return listKeys()
    .flatMap(({ keys }) => keys)
    .find((key) => key.key === name && (!dialog || key.inDialog));
}

const WORKS_ITSELF = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]";

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(WORKS_ITSELF) !== null;

/** Enter and space press what has the focus, where it can be pressed. */
const pressesItself = (name: string, target: EventTarget | null): boolean =>
  (name === "Enter" || name === " ") && target instanceof Element && target.closest("a, button, summary, input, [role=button]") !== null;
