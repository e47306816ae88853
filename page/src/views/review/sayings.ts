/** What was done, in words, for the toast and the screen reader. */

import type { Correct } from "../../lib/api/shapes.ts";
import { t } from "../../lib/i18n.svelte.ts";
import { nameField } from "../../lib/vocabulary.ts";
import { isListed } from "./changes.ts";

/** « Date corrected », « Figure added », « Event 3 rejected ». `number`: of the event, in the order of the text. */
export function sayChange({ field, words, value }: Correct, number: number): string {
  if (field === "rejected") return t("Event {number} rejected", { number });
  const name = nameField(field);
  if (value === null) return t("{field} taken away", { field: name });
  return isListed(field) && words === null ? t("{field} added", { field: name }) : t("{field} corrected", { field: name });
}
