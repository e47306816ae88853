import { describe, expect, it } from "vitest";

import type { EventReview } from "../../src/lib/api/shapes.ts";
import { correction, event, review, span } from "./fixtures.ts";
import type { Location } from "../../src/views/document/record.ts";
import { findAddition, findReject, makeRows, sortByText } from "../../src/views/document/rows.ts";

describe("the rows of an event", () => {
  it("are the machine's where nobody corrected it", () => {
    const rows = makeRows(review())!;
    expect(rows.type).toMatchObject({ machine: "armed-clash", standing: "armed-clash", person: undefined });
    expect(rows.participants.map((row) => row.standing?.role)).toEqual(["target", "agent"]);
  });

  it("keep what was read beside what a person says", () => {
    const made = correction({ field: "type", value: "shelling", was: "armed-clash" });
    expect(makeRows(review([made], { type: "shelling" }))!.type).toMatchObject({ machine: "armed-clash", standing: "shelling", person: made });
  });

  it("are the machine's again where the correction was withdrawn or replaced", () => {
    const made = [correction({ field: "type", value: "riot", withdrawn: true }), correction({ field: "type", value: "base", applied: false })];
    expect(makeRows(review(made))!.type.person).toBeUndefined();
  });

  it("tell two values on the same words apart by their role", () => {
    const made = correction({ field: "participant", words: { ...span("جُنودٍ"), of: "agent" }, was: event.participants[1], value: null });
    const rows = makeRows(review([made], { participants: [event.participants[0]!] }))!;
    expect(rows.participants.map((row) => [row.standing?.role, row.person?.id])).toEqual([["target", undefined], [undefined, made.id]]);
  });

  it("put a value that a person added after the machine's, without a machine's value", () => {
    const added = { ...event.casualties[0]!, kind: "injured" };
    const made = correction({ field: "casualties", value: added });
    const [first, second] = makeRows(review([made], { casualties: [event.casualties[0]!, added] }))!.casualties;
    expect(first).toMatchObject({ person: undefined, standing: { kind: "killed" } });
    expect(second).toMatchObject({ machine: undefined, person: made, standing: { kind: "injured" } });
  });

  it("give an added place its own value though the server puts it first", () => {
    const added: Location = { ...event.where[0]!, text: "تدمر", span: null };
    const made = correction({ field: "where", value: { place: null, text: "تدمر" } });
    const rows = makeRows(review([made], { where: [added, event.where[0]!] }))!;
    expect(rows.where.map((row) => [row.machine?.text, row.standing?.text])).toEqual([["قُربَ الشولا", "قُربَ الشولا"], [undefined, "تدمر"]]);
  });

  it("show a second correction of an added value as the one that counts", () => {
    const first = correction({ field: "casualties", value: { kind: "injured" }, applied: false });
    const second = correction({ field: "casualties", words: { ...span("الشولا"), of: null }, value: { kind: "missing" } });
    const standing = { ...event.casualties[0]!, kind: "missing" };
    const rows = makeRows(review([first, second], { casualties: [event.casualties[0]!, standing] }))!;
    expect(rows.casualties.map((row) => [row.person?.id, row.standing?.kind])).toEqual([[undefined, "killed"], [second.id, "missing"]]);
  });

  it("are what was read where the event was rejected", () => {
    const made = correction({ field: "rejected", value: true });
    const rejected = { ...review([made]), standing: null } as unknown as EventReview;
    expect(findReject(rejected)).toBe(made);
    expect(makeRows(rejected)!.type.standing).toBe("armed-clash");
  });

  it("have nothing of the machine where a person added the event", () => {
    const made = correction({ field: "event", value: { type: "armed-clash" }, applied: false });
    const added = { ...review([made]), event: null } as unknown as EventReview;
    expect(findAddition(added)).toBe(made);
    expect(makeRows(added)!.modality).toMatchObject({ machine: undefined, standing: "alleged" });
  });
});

it("events stand in the order of the text", () => {
  const later = review([], { trigger: { start: 50, end: 52 } });
  expect(sortByText([later, review()]).map(({ standing }) => (standing as { trigger: { start: number } }).trigger.start)).toEqual([event.trigger!.start, 50]);
});
