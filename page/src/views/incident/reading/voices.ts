/** Voices and their chains in words. */

import type { Claims, Voice } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { t } from "../../../lib/i18n.svelte.ts";
import { nameSourceKind } from "../../../lib/vocabulary.ts";

/** What a voice is called: its name, else how the report describes it, else its kind. */
export const nameVoice = (voice: Voice): string => voice.name ?? voice.description ?? nameSourceKind(voice.kind);

/** A link of a chain; the document's own voice is « this report ». */
export const nameLink = (voice: Voice): string => (voice.kind === "document" ? t("this report") : nameVoice(voice));

/** True where two chains begin with the same voice of one record. */
export const startAlike = (one: Voice[], other: Voice[]): boolean => one[0]?.source === other[0]?.source;

/** A claim in a list: « Ministry of Defence, Le Fil du Sahel, 14 April 2022 ». */
export function nameClaim(claim: Claims): string {
  const voice = claim.chain[0];
  const said = voice && voice.kind !== "document" ? nameVoice(voice) : null;
  return [said, claim.outlet ?? claim.title, claim.published && sayDate(claim.published)].filter(Boolean).join(", ");
}
