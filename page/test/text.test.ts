import { describe, expect, it } from "vitest";

import { cutOpening, cutPieces, directionOf, groupPieces, Offsets } from "../src/lib/text.ts";

/** As Python slices: by code points. */
const slice = (text: string, start: number, end: number): string => [...text].slice(start, end).join("");

/** As the page slices: by UTF-16 units, with the table. */
function sliceByTable(text: string, start: number, end: number): string {
  const offsets = new Offsets(text);
  return text.slice(offsets.toUnits(start), offsets.toUnits(end));
}

const TEXTS = {
  plain: "Trois obus sont tombés près de la gare.",
  emoji: "🔴 Urgent : 3 morts 🕊️🕊️ à l’est 👨‍👩‍👧 du pont 🇸🇩.",
  harakat: "قُتِلَ ثَلاثَةُ جُنودٍ قُرْبَ الجِسْرِ 🔴 أمس",
  bidi: "avant \u202eretourné\u202c \u2067isolé\u2069 après 𝔸",
  astral: "𐎀𐎁𐎂",
};

describe("offsets", () => {
  it.each(Object.entries(TEXTS))("cut a text (%s) where Python cuts it", (_, text) => {
    const length = [...text].length;
    for (let start = 0; start <= length; start++) {
      for (let end = start; end <= length; end++) expect(sliceByTable(text, start, end)).toBe(slice(text, start, end));
    }
  });

  it.each(Object.entries(TEXTS))("come back from units as they went (%s)", (_, text) => {
    const offsets = new Offsets(text);
    for (let point = 0; point <= offsets.length; point++) expect(offsets.toPoints(offsets.toUnits(point))).toBe(point);
  });

  it("count code points, not units", () => {
    expect(new Offsets("a🔴b").length).toBe(3);
  });

  it("give the whole character for its second unit", () => {
    expect(new Offsets("a🔴b").toPoints(2)).toBe(1);
  });

  it("are ready within a second for five million characters, and then quick", () => {
    const text = "Le feu 🔴 a repris. ".repeat(250_000);
    const begun = performance.now();
    const offsets = new Offsets(text);
    for (let point = 0; point < 100_000; point++) offsets.toUnits(point * 40);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe("pieces", () => {
  it("are the lines that hold something, told apart by blank lines", () => {
    const text = "un\ndeux\n\n \ntrois\n";
    const pieces = cutPieces(text);
    expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(["un", "deux", "trois"]);
    expect(pieces.map(({ apart }) => apart)).toEqual([false, false, true]);
  });

  it("cut a very long line where words end and lose nothing of it", () => {
    const text = "parole ".repeat(10_000);
    const pieces = cutPieces(text);
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    expect(pieces.slice(0, -1).every(({ end }) => text[end - 1] === " ")).toBe(true);
    expect(Math.max(...pieces.map(({ start, end }) => end - start))).toBeLessThanOrEqual(3000);
  });

  it("never cut a character of two units in the middle", () => {
    const text = "x" + "🔴".repeat(4000);
    expect(cutPieces(text).every(({ start }) => text.charCodeAt(start) < 0xdc00)).toBe(true);
  });

  it("are grouped up to a size, in their order", () => {
    const pieces = cutPieces("ligne\n".repeat(100));
    const groups = groupPieces(pieces, 50);
    expect(groups).toHaveLength(10);
    expect(groups.flat()).toEqual(pieces);
  });
});

it("a text without a title is called by its first words, cut where a word ends", () => {
  expect(cutOpening("Un tir\n\na  eu lieu.")).toBe("Un tir a eu lieu.");
  expect(cutOpening("mot ".repeat(100), 10)).toBe("mot mot …");
  expect(cutOpening("a".repeat(100), 10)).toBe(`${"a".repeat(10)} …`);
});

it("a language says which way it is written", () => {
  expect([directionOf("ar"), directionOf("fr")]).toEqual(["rtl", "ltr"]);
});
