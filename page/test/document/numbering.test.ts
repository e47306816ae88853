import { expect, it } from "vitest";

import { cutPieces, Offsets } from "../../src/lib/text.ts";
import type { Mark } from "../../src/views/document/marks.ts";
import { numberPieces } from "../../src/views/document/numbering.ts";

const TEXT = "🔴 Un tir a blessé deux hommes.\nLe tir a cessé.";
const mark = (start: number, end: number, anchor: string): Mark => ({ kind: "event", start, end, anchor, value: "" });
const number = (triggers: Mark[]) => numberPieces(TEXT, cutPieces(TEXT), triggers, new Offsets(TEXT));

it("words that tell an event are parts of their own, with its anchor", () => {
  const [first, second] = number([mark(5, 8, "a1"), mark(34, 37, "a2")]);
  expect(first).toEqual([{ text: "🔴 Un ", anchor: null }, { text: "tir", anchor: "a1" }, { text: " a blessé deux hommes.", anchor: null }]);
  expect(second!.filter(({ anchor }) => anchor)).toEqual([{ text: "tir", anchor: "a2" }]);
});

it("no word is printed twice or left out, whatever overlaps", () => {
  const parts = number([mark(2, 12, "a1"), mark(5, 8, "a2"), mark(8, 40, "a3")]);
  expect(parts.map((part) => part.map(({ text }) => text).join(""))).toEqual(TEXT.split("\n"));
});
