/** Values of a record in words of the interface's language. */

import { nameActor } from "../../lib/actors.svelte.ts";
import { nameCountry } from "../../lib/countries.ts";
import { number, t, time } from "../../lib/i18n.svelte.ts";
import { isolate } from "../../lib/isolate.ts";
import { nameRelation, nameSourceKind } from "../../lib/vocabulary.ts";
import { sayFigure } from "../../lib/figures.ts";
import type { Event, Location, Participant, Source, Victims } from "./record.ts";
import type { Flag } from "./rows.ts";
import { callVoice } from "./voices.ts";

/** Who said it, and when: « Awa, 22 November 2026, 14:05 ». */
export const sign = ({ by, at }: { by: string; at: string }): string => t("{name}, {time}", { name: isolate(by), time: isolate(time(at)) });

/** What stands for a name that is withheld: « [withheld 3] » is said in the interface's language. */
export const sayName = (name: string): string =>
  name.replace(/\[withheld (\d+)\]/g, (_, which: string) => t("[name withheld {which}]", { which }));

/** What a voice is called; one without a name or description by its kind. */
export const sayVoice = (source: Source): string =>
  source.kind === "document" ? t("this document") : sayName(callVoice(source)) || nameSourceKind(source.kind);

/** « near Ain Issa, Raqqa, Syria »; the text's own words where the gazetteer knows no place. */
export function sayPlace({ relation, place, text }: Location): string {
  if (!place) return text ?? "";
  const parts = [place.name, place.admin1 === place.name ? null : place.admin1, place.country && nameCountry(place.country)];
  const name = parts.flatMap((part) => (part ? isolate(part) : [])).join(t(", ", {}, "between names"));
  return relation === "at" || relation === "in" ? name : `${nameRelation(relation)} ${name}`;
}

/** How far from the point it may be: « within 5 km ». */
export const sayRadius = (km: number | null): string => (km === null ? "" : t("within {km} km", { km: number(km) }));

/** « Free Syrian Army (about 20) ». */
export function sayParty({ name, actor, count }: Participant): string {
  const called = sayName(nameActor({ name: name ?? "", actor }));
  return called && count ? t("{name} ({count})", { name: isolate(called), count: sayFigure(count) }) : called;
}

/** Whom a figure counts: « soldiers, not civilians ». */
export function sayVictims(who: Victims | null): string {
  if (!who) return "";
  const name = sayName(nameActor({ name: who.name ?? "", actor: who.actor }));
  if (who.civilian === null) return name;
  const civil = who.civilian ? t("civilians") : t("not civilians");
  return name ? t("{name}, {civil}", { name: isolate(name), civil }) : civil;
}

/** How surely it is told, in a sentence: the modality, and that the text denies it. */
function sayNegation(negated: boolean): string {
  return negated ? t("The text says that it did not take place") : t("Told as taking place");
}

/** A field that is true or false, in a sentence. */
export function sayFlag(field: Flag, raised: boolean): string {
  if (field === "aggregate") return raised ? t("The text speaks of several events at once") : t("The text speaks of one event");
  if (field === "background") return raised ? t("Told as history, beside the news") : t("Told as news");
  return sayNegation(raised);
}

/** The codes that follow from the type: « ACLED Battles, Armed clash ». */
export function listCodes({ codes }: Event): { scheme: string; code: string }[] {
  const found: { scheme: string; code: string }[] = [];
  if (codes?.acled) found.push({ scheme: "ACLED", code: `${codes.acled.event_type} / ${codes.acled.sub_event_type}` });
  if (codes?.plover) found.push({ scheme: "PLOVER", code: [codes.plover.event, codes.plover.mode].filter(Boolean).join(" / ") });
  if (codes?.ucdp) found.push({ scheme: "UCDP", code: String(codes.ucdp) });
  return found;
}
