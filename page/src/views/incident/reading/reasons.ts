/** The reasons of src/greffier/incidents/compare.py in the interface's language. Each sentence of its is a pattern here. */

import type { Reason } from "../../../lib/api/shapes.ts";
import { sayDate } from "../../../lib/edtf.ts";
import { sayFigure } from "../../../lib/figures.ts";
import { number, say, word, type Word } from "../../../lib/i18n.svelte.ts";
import { nameCasualty, nameType } from "../../../lib/vocabulary.ts";

type Values = Record<string, string>;
interface Pattern {
  seen: RegExp;
  says: Word;
  read?: (groups: Values) => Values;
}

const KM = "(?<away>\\d+) km apart, give or take (?<reach>\\d+) km";
const FIGURES = "(?<kind>\\w+) (?<one>[\\d…–]+)(?:, (?<other>[\\d…–]+))?";

const readKm = ({ away, reach }: Values): Values => ({ away: number(Number(away)), reach: number(Number(reach)) });
const readDays = ({ one, other }: Values): Values => ({ one: readSpan(one!), other: readSpan(other ?? "") });
const readTypes = ({ one, other }: Values): Values => ({ one: nameType(one!), other: nameType(other ?? "") });
const readFigures = ({ kind, one, other }: Values): Values => ({
  kind: nameCasualty(kind!), one: readFigure(one!), other: readFigure(other ?? "…"),
}); // prettier-ignore

const PATTERNS: Record<string, Pattern[]> = {
  when: [
    { seen: /^one has no date/, says: word("One of them gives no date, or only one end of it") },
    { seen: /^another day: (?<one>.+), (?<other>.+)$/, says: word("Another day: {one}; {other}"), read: readDays },
    { seen: /^(?<one>.+), \k<one>$/, says: word("The same date: {one}"), read: readDays },
    { seen: /^(?<one>.+), (?<other>.+)$/, says: word("Dates that fit: {one}; {other}"), read: readDays },
  ],
  where: [
    { seen: /^one has no place/, says: word("One of them has no place on the map") },
    { seen: new RegExp(`^another place: ${KM}$`), says: word("Another place: {away} km apart, give or take {reach} km"), read: readKm },
    { seen: new RegExp(`^roughly the same region: ${KM}$`), says: word("Roughly the same region: {away} km apart, give or take {reach} km"), read: readKm },
    { seen: new RegExp(`^the same place: ${KM}$`), says: word("The same place: {away} km apart, give or take {reach} km"), read: readKm },
    { seen: new RegExp(`^near each other: ${KM}$`), says: word("Near each other: {away} km apart, give or take {reach} km"), read: readKm },
  ],
  type: [
    { seen: /^another kind of event: (?<one>[\w-]+), (?<other>[\w-]+)$/, says: word("Another kind of event: {one}; {other}"), read: readTypes },
    { seen: /^(?<one>[\w-]+), (?<other>[\w-]+)$/, says: word("Kinds of event that may be one: {one}; {other}"), read: readTypes },
    { seen: /^(?<one>[\w-]+)$/, says: word("The same kind of event: {one}"), read: readTypes },
  ],
  agent: [
    { seen: /^the same author$/, says: word("The same agent is named") },
    { seen: /^another author$/, says: word("Another agent is named") },
  ],
  target: [
    { seen: /in the same words$/, says: word("The same target, in the same words") },
    { seen: /^the same target$/, says: word("The same target") },
  ],
  roles: [{ seen: /^who attacks/, says: word("Who attacks in one is attacked in the other") }],
  report: [
    { seen: /^one data set/, says: word("One data set codes them as two events") },
    { seen: /^one report tells both/, says: word("One report tells both without saying that they are one") },
    {
      seen: /^one report tells them apart: (?<kind>\w+) (?<one>\S+) and (?<other>\S+) by one voice$/,
      says: word("One report tells them apart: one voice gives two figures ({kind}: {one}; {other})"), read: readFigures,
    },
  ], // prettier-ignore
  figures: [
    { seen: new RegExp(`^the same figure: ${FIGURES}$`), says: word("The same figure ({kind}: {one})"), read: readFigures },
    { seen: new RegExp(`^figures that agree: ${FIGURES}$`), says: word("Figures that fit each other ({kind}: {one}; {other})"), read: readFigures },
    { seen: new RegExp(`^figures that differ: ${FIGURES}$`), says: word("Figures that differ ({kind}: {one}; {other})"), read: readFigures },
  ],
  copy: [
    { seen: /in the same words$/, says: word("The two reports are copies of one text, and tell it in the same words") },
    { seen: /copies of one text/, says: word("The two reports are copies of one text") },
  ],
  told: [{ seen: /./, says: word("The report itself says that they are one") }],
  part: [{ seen: /./, says: word("The report itself says that one is part of the other") }],
};

/** What a reason says; words that are not known here are given as they came. */
export function sayReason(reason: Reason): string {
  for (const { seen, says, read } of PATTERNS[reason.feature] ?? []) {
    const found = seen.exec(reason.says);
    if (found) return say(says, read ? read({ ...found.groups }) : {});
  }
  return reason.says;
}

/** Points with their sign: « +2 », « −0.5 ». */
export function sayPoints(points: number): string {
  const size = number(Math.abs(points));
  return points < 0 ? `−${size}` : `+${size}`;
}

const readSpan = (text: string): string => sayDate(text.replace(" to ", "/"));

function readFigure(text: string): string {
  const [low, high = low] = text.split("–").map((end) => (end === "…" ? null : Number(end)));
  return sayFigure({ low: low ?? null, high: high ?? null });
}

