/** Voices and their chains in words. */

import { nameActor } from "../../../lib/actors.svelte.ts";
import type { ClaimedFigure, Claims, Voice } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { t } from "../../../lib/i18n.svelte.ts";
import { isolate } from "../../../lib/isolate.ts";
import { nameSourceKind } from "../../../lib/vocabulary.ts";

// Where these speak for themselves, their name is the registry's; a person who speaks for a body has one of their own.
const BODIES = ["organisation", "outlet", "social-media"];

/** What a voice is called: its name, else how the report describes it, else its kind. */
export function nameVoice({ name, description, kind, actor }: Voice): string {
  if (name && BODIES.includes(kind)) return nameActor({ name, actor });
  return name ?? description ?? nameSourceKind(kind);
}

/** An origin in the interface's language, where it is the voice of its first claim under its own name. */
export function nameOriginOf(origin: string, claim: Claims): string {
  const voice = claim.chain[0];
  return voice?.name === origin ? nameVoice(voice) : origin;
}

/** Whom a figure counts. */
export function nameVictims(figure: ClaimedFigure): string {
  return nameActor({ name: figure.who ?? "", actor: figure.who_actor });
}

/** A link of a chain; the document's own voice is « this report ». */
export const nameLink = (voice: Voice): string => (voice.kind === "document" ? t("this report") : nameVoice(voice));

/** True where two chains begin with the same voice of one record. */
export const startAlike = (one: Voice[], other: Voice[]): boolean => one[0]?.source === other[0]?.source;

/** A report in a list: « Le Fil du Sahel, 14 April 2022 ». */
export function nameReport(claim: Claims): string {
  const name = isolate(claim.outlet ?? claim.title ?? claim.document.slice(0, 15));
  return claim.published ? `${name}, ${sayDate(claim.published)}` : name;
}

/** A claim in a list: « Ministry of Defence, Le Fil du Sahel, 14 April 2022 ». */
export function nameClaim(claim: Claims): string {
  const voice = claim.chain[0];
  const said = voice && voice.kind !== "document" ? nameVoice(voice) : null;
  return [said, nameReport(claim)].flatMap((part) => part ?? []).map(isolate).join(", ");
}
