import { describe, expect, it } from "vitest";

import { correction, event, review, span } from "../document/fixtures.ts";
import { makeRows } from "../../src/views/document/rows.ts";
import { beginValue, blankRow, makeChange } from "../../src/views/review/changes.ts";

const rows = makeRows(review())!;

describe("a correction that is sent", () => {
  it("names the machine's value by its words and its role", () => {
    const change = makeChange(rows.participants[1]!, null, " no agent ");
    const { start, end } = span("جُنودٍ");
    expect(change).toEqual({ field: "participant", words: { start, end, of: "agent" }, value: null, because: "no agent" });
  });

  it("has no words where a value is added", () => {
    expect(makeChange(blankRow("where"), event.where[0]!, "").words).toBeNull();
  });

  it("has no words for a field that stands once", () => {
    expect(makeChange(rows.type, "shelling", "")).toEqual({ field: "type", words: null, value: "shelling", because: "" });
  });

  it("sends words as offsets, and none where a value has none", () => {
    const { start, end } = span("قُربَ الشولا");
    expect((makeChange(rows.where[0]!, event.where[0]!, "").value as { span: unknown }).span).toEqual({ start, end });
    const empty = { ...event.where[0]!, span: { start: 4, end: 4, quote: "" } };
    expect((makeChange(rows.where[0]!, empty, "").value as { span: unknown }).span).toBeNull();
  });
});

it("an editor begins with what stands, on a copy", () => {
  const said = { ...event.casualties[0]!, low: 4, high: 4 };
  const row = makeRows(review([correction({ field: "casualties", was: event.casualties[0], value: said })], { casualties: [said] }))!.casualties[0]!;
  const begun = beginValue(row, "s2") as typeof said;
  expect(begun).toEqual(said);
  expect(begun).not.toBe(row.standing);
});

it("an editor of a value that is added begins empty, told by the event's voice", () => {
  expect(beginValue(blankRow("casualties"), "s2")).toMatchObject({ low: null, high: null, attribution: "s2" });
});
