import { expect, test } from "vitest";

import type { Decision, Why } from "../../src/lib/api/shapes.ts";
import { gatherActs } from "../../src/views/incident/reading/acts.ts";
import { findLinks, listCopies } from "../../src/views/incident/reading/links.ts";

const why = (one: string, other: string, score: number, feature = "when"): Why => ({
  one, other, score, reasons: [{ feature, points: score, says: "", conflict: false }],
}); // prettier-ignore

test("the links of three reports are the two strongest that reach all", () => {
  const links = findLinks([why("a", "b", 5), why("a", "c", 4), why("b", "c", 6)]);
  expect(links.map(({ one, other }) => one + other)).toEqual(["bc", "ab"]);
});

test("copies of copies are one group", () => {
  const reasons = [why("a", "b", 9, "copy"), why("c", "d", 9, "copy"), why("b", "c", 9, "copy"), why("a", "e", 5)];
  expect(listCopies(reasons).map((group) => group.sort())).toEqual([["a", "b", "c", "d"]]);
});

test("an act can be undone as long as one of its pairs was not decided anew", () => {
  const decision = (act: string, kind: Decision["kind"], one: string, other: string): Decision => ({ act, kind, one, other, because: "", by: "awa", at: "2022-05-01T10:00:00Z" });
  const acts = gatherActs([decision("1", "same", "a", "b"), decision("2", "different", "a", "b"), decision("3", "same", "a", "c")]);
  expect(acts.map(({ act, undoable }) => [act, undoable])).toEqual([["3", true], ["2", true], ["1", false]]);
});
