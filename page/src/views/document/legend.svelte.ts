/** Which kinds of marks the text shows; kept from visit to visit. */

import { word, type Word } from "../../lib/i18n.svelte.ts";
import { KINDS, type Kind } from "./marks.ts";

export const KIND_NAMES: Record<Kind, Word> = {
  event: word("Events"),
  extent: word("Telling passages"),
  who: word("Who"),
  when: word("When"),
  where: word("Where"),
  toll: word("Figures"),
  voice: word("Voices"),
  loaded: word("Loaded words"),
};

const hidden = (localStorage.getItem("marks-hidden") ?? "").split(" ");
let kinds = $state.raw<ReadonlySet<Kind>>(new Set(KINDS.filter((kind) => !hidden.includes(kind))));

export const shownKinds = (): ReadonlySet<Kind> => kinds;

export function toggleKind(kind: Kind): void {
  kinds = kinds.has(kind) ? new Set([...kinds].filter((other) => other !== kind)) : new Set([...kinds, kind]);
  localStorage.setItem("marks-hidden", KINDS.filter((one) => !kinds.has(one)).join(" "));
}
