import { expect, test } from "vitest";

import type { Claims } from "../../src/lib/api/shapes.ts";
import { digest } from "../../src/views/incident/reading/digest.ts";
import { compareClaims } from "../../src/views/incident/reading/fields.ts";
import { cutGroups, groupByOrigin } from "../../src/views/incident/reading/groups.ts";

const words = { start: 0, end: 1, quote: "x" };
const claim = (origin: string | null, published: string, more: Partial<Claims> = {}): Claims => ({
  anchor: `ev-${origin}${published}`, document: `sha256:${origin}${published}`, event: "e1", title: null, outlet: null, url: null, published, language: "fr",
  type: "armed-clash", modality: "asserted", negated: false, denied_by: null, chain: [], origin, context: { before: "", words, after: "" },
  when: null, where: [], parties: [], figures: [], state: "unread", corrections: [], ...more,
}) as Claims; // prettier-ignore

const day = (edtf: string) => ({ edtf, precision: "day", text: "", words, corrected: false });
const killed = (low: number, high: number | null, more = {}) =>
  ({ kind: "killed", status: "current", low, high, approximate: false, who: null, who_actor: null, words, chain: [], superseded: false, corrected: false, ...more });

test("claims stand under their origin, the first to be published first, uncounted voices last and together", () => {
  const claims = [claim(null, "2022-01-01"), claim("B", "2022-01-03"), claim("A", "2022-01-02"), claim("B", "2022-01-04"), claim(null, "2022-01-05")];
  expect(groupByOrigin(claims, ["A", "B"])).toEqual([
    { origin: "A", counted: true, claims: [2] },
    { origin: "B", counted: true, claims: [1, 3] },
    { origin: "", counted: false, claims: [0, 4] },
  ]);
});

test("of three hundred claims of forty origins each origin is there before any is shown whole", () => {
  const groups = Array.from({ length: 40 }, (_, at) => ({ origin: `o${at}`, counted: true, claims: Array.from({ length: 8 }, (_, nth) => at * 8 + nth) }));
  const shown = cutGroups(groups, 120);
  expect(shown).toHaveLength(40);
  expect(shown.every(({ shown: its }) => its.length === 3)).toBe(true);
  expect(cutGroups(groups, 320).flatMap(({ shown: its }) => its)).toHaveLength(320);
});

test("dates that overlap fit, others differ", () => {
  const claims = [claim("A", "1", { when: day("2022-04-12") }), claim("B", "2", { when: day("2022-04-12") }), claim("C", "3", { when: day("2022-04") }), claim("D", "4", { when: day("2022-04-14") })];
  expect(compareClaims(claims).map(({ when }) => when)).toEqual(["same", "same", "fits", "differs"]);
});

test("a figure that its voice took back is compared with none", () => {
  const claims = [claim("A", "1", { figures: [killed(11, 11, { superseded: true }), killed(17, 17)] }), claim("B", "2", { figures: [killed(17, 17)] })];
  expect(compareClaims(claims).map(({ figures }) => figures)).toEqual([["silent", "same"], ["same"]]);
});

test("a denial differs from those that affirm", () => {
  const claims = [claim("A", "1"), claim("B", "2"), claim("C", "3", { negated: true })];
  expect(compareClaims(claims).map(({ modality }) => modality)).toEqual(["same", "same", "differs"]);
});

test("a side of a split gives its figures from the lowest to the highest, open where all are", () => {
  expect(digest([claim("A", "1", { figures: [killed(11, null)] }), claim("B", "2", { figures: [killed(20, 30)] })]).figures).toEqual([{ kind: "killed", low: 11, high: 30 }]);
  expect(digest([claim("A", "1", { figures: [killed(11, null)] })]).figures).toEqual([{ kind: "killed", low: 11, high: null }]);
});
