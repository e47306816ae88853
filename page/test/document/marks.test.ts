import { describe, expect, it } from "vitest";

import { Offsets } from "../../src/lib/text.ts";
import { event, record, review, span, TEXT } from "./fixtures.ts";
import { listMarks, MarkIndex, nameValue } from "../../src/views/document/marks.ts";

const marks = listMarks(record, [review()]);
const index = new MarkIndex(marks);

describe("marks", () => {
  it("cover exactly the words of each value, emoji and vowel signs before them notwithstanding", () => {
    const offsets = new Offsets(TEXT);
    const cut = (kind: string) => marks.filter((mark) => mark.kind === kind).map(({ start, end }) => TEXT.slice(offsets.toUnits(start), offsets.toUnits(end)));
    expect(cut("event")).toEqual(["قُتِلَ"]);
    expect(cut("toll")).toEqual(["ثَلاثَةُ جُنودٍ"]);
    expect(cut("voice")).toEqual(["مصدرٍ عسكريٍّ"]);
    expect(cut("loaded")).toEqual(["العصابات"]);
  });

  it("are found innermost first", () => {
    const at = span("جُنودٍ").start;
    expect(index.at(at).map((mark) => mark.kind)).toEqual(["who", "who", "toll", "extent"]);
  });

  it("are found by the stretch that they share", () => {
    expect(index.within(0, 2)).toEqual([]);
    expect(index.within(0, 3).map((mark) => mark.kind)).toEqual(["extent", "event"]);
  });

  it("carry the name that the value has in the record", () => {
    expect(index.at(span("الشولا").start)[0]!.value).toBe(nameValue("a1", "where", event.where[0]!.span));
  });

  it("are none for an event that was rejected", () => {
    const rejected = { ...review(), standing: null };
    expect(listMarks(record, [rejected]).filter((mark) => mark.anchor)).toEqual([]);
  });

  it("are found quickly among a hundred thousand, long ones before them notwithstanding", () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ({ kind: "who" as const, start: at * 10, end: at * 10 + 5, anchor: null, value: "" }));
    const long = new MarkIndex([{ ...many[0]!, end: 600 }, ...many]);
    const begun = performance.now();
    for (let at = 0; at < 1000; at++) expect(long.at(900_000 + at * 10)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
