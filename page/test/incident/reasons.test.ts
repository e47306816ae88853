import { expect, test } from "vitest";

import { sayPoints, sayReason } from "../../src/views/incident/reading/reasons.ts";

const reason = (feature: string, says: string) => ({ feature, says, points: 1, conflict: false });

// The sentences of src/greffier/incidents/compare.py.
test.each([
  ["when", "2022-04-12, 2022-04-12", "The same date: "],
  ["when", "2022-04-11 to 2022-04-13, 2022-04-12", "Dates that fit: "],
  ["when", "another day: 2022-04-12, 2022-04-14", "Another day: "],
  ["when", "one has no date, or only an end of one", "One of them gives no date"],
  ["where", "the same place: 0 km apart, give or take 16 km", "The same place: 0 km apart, give or take 16 km"],
  ["where", "roughly the same region: 80 km apart, give or take 200 km", "Roughly the same region: 80 km"],
  ["where", "near each other: 7 km apart, give or take 16 km", "Near each other: 7 km"],
  ["where", "another place: 70 km apart, give or take 16 km", "Another place: 70 km"],
  ["where", "one has no place on the map", "One of them has no place"],
  ["type", "armed-clash", "The same kind of event: Armed clash"],
  ["type", "armed-clash, shelling", "Kinds of event that may be one: Armed clash; Shelling"],
  ["type", "another kind of event: arrest, shelling", "Another kind of event: Arrest; Shelling"],
  ["agent", "another author", "Another agent is named"],
  ["target", "the same target, in the same words", "The same target, in the same words"],
  ["roles", "who attacks in one is attacked in the other", "Who attacks in one is attacked in the other"],
  ["figures", "the same figure: killed 11–…", "The same figure (Killed: at least 11)"],
  ["figures", "figures that differ: killed 17, 20–30", "Figures that differ (Killed: 17; 20 to 30)"],
  ["figures", "figures that agree: killed_attackers …–2, 2", "Figures that fit each other (Killed, on the agent’s side: at most 2; 2)"],
  ["report", "one report tells them apart: killed 3 and 5 by one voice", "One report tells them apart: one voice gives two figures (Killed: 3; 5)"],
  ["report", "one report tells both without saying that they are one", "One report tells both"],
  ["report", "one data set codes them as two events", "One data set codes them as two events"],
  ["copy", "the two reports are copies of one text, and tell it in the same words", "The two reports are copies of one text, and tell"],
  ["told", "the report says that they are one", "The report itself says that they are one"],
  ["part", "the report says that one is part of the other", "The report itself says that one is part of the other"],
])("%s: « %s »", (feature, says, expected) => {
  expect(sayReason(reason(feature, says))).toMatch(new RegExp(`^${expected.replace(/[()]/g, "\\$&")}`));
});

test("a sentence that is not known stands as it came", () => {
  expect(sayReason(reason("weather", "it rained in both"))).toBe("it rained in both");
});

test("points have a sign", () => expect([sayPoints(1.5), sayPoints(-0.5)]).toEqual(["+1.5", "−0.5"]));
