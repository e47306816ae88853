/** The kinds of figures of an incident: those of the record, and the attackers' own losses. */

import { t } from "../../../lib/i18n.svelte.ts";
import { nameCasualty, nameContested } from "../../../lib/vocabulary.ts";

const OWN = "_attackers";

/** « Killed », « Killed, on the attackers' side ». */
export function nameKind(kind: string): string {
  if (!kind.endsWith(OWN)) return nameCasualty(kind);
  return t("{kind}, on the attackers’ side", { kind: nameCasualty(kind.slice(0, -OWN.length)) });
}

/** A field that voices differ on. */
export const nameContestedKind = (field: string): string => (field.endsWith(OWN) ? nameKind(field) : nameContested(field));
