/** Corrections in a line: what a value says, whatever field it is of. */

import type { Claims, Correction } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { sayFigure } from "../../../lib/figures.ts";
import { t } from "../../../lib/i18n.svelte.ts";
import { nameCasualty, nameModality, nameRole, nameSourceKind, nameType } from "../../../lib/vocabulary.ts";

type Plain = Record<string, unknown>;

/** True where what a claim says in one of these fields is a person's, not the machine's. */
export const isCorrected = (claim: Claims, ...fields: Correction["field"][]): boolean =>
  claim.corrections.some((one) => fields.includes(one.field) && one.applied && !one.withdrawn);

/** A value of the record format in words; `null` is « nothing ». */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined) return t("nothing", {}, "value");
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "string") return sayKey(value);
  return typeof value === "object" ? sayObject(value as Plain) : String(value);
}

/** The values of a field that may have several; « nothing » where it has none. */
export function sayValues(values: unknown): string {
  if (!Array.isArray(values)) return sayValue(values);
  return values.length ? values.map(sayValue).join(t(", ", {}, "between names")) : sayValue(null);
}

const sayKey = (key: string): string => (nameType(key) !== key ? nameType(key) : nameModality(key));

function sayObject(value: Plain): string {
  if (typeof value["edtf"] === "string") return sayDate(value["edtf"]);
  if (typeof value["kind"] === "string" && "low" in value) {
    const said = sayFigure({ low: value["low"] as number | null, high: value["high"] as number | null });
    return t("{field}: {said}", { field: nameCasualty(value["kind"]), said });
  }
  const place = value["place"] as Plain | null | undefined;
  if (place && typeof place["name"] === "string") return place["name"];
  const kind = typeof value["kind"] === "string" ? nameSourceKind(value["kind"]) : "…"; // of a voice without a name
  const said = String(value["name"] ?? value["description"] ?? value["text"] ?? value["quote"] ?? kind);
  return typeof value["role"] === "string" ? t("{field}: {said}", { field: nameRole(value["role"]), said }) : said;
}
