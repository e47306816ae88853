import { describe, expect, it } from "vitest";

import { findNextWord, findPreviousWord, trimStretch } from "../../src/views/review/words.ts";

const walk = (text: string, language: string): string[] => {
  const words: string[] = [];
  for (let word = findNextWord(text, 0, language); word; word = findNextWord(text, word.end, language)) words.push(text.slice(word.start, word.end));
  return words;
};

describe("words", () => {
  it("follow one another without what stands between them", () => {
    expect(walk("Trois morts, selon « une source ».", "fr")).toEqual(["Trois", "morts", "selon", "une", "source"]);
  });

  it("are found in Arabic with its vowel signs", () => {
    expect(walk("قُتِلَ ثَلاثَةُ جُنودٍ.", "ar")).toEqual(["قُتِلَ", "ثَلاثَةُ", "جُنودٍ"]);
  });

  it("are the same backward as forward", () => {
    const text = "Le tir a visé la gare 🔴 hier. ".repeat(60);
    const back: string[] = [];
    for (let word = findPreviousWord(text, text.length, "fr"); word; word = findPreviousWord(text, word.start, "fr")) back.unshift(text.slice(word.start, word.end));
    expect(back).toEqual(walk(text, "fr"));
  });

  it("are found across a long stretch without any", () => {
    const text = `un ${"… ".repeat(2000)}deux`;
    expect(walk(text, "fr")).toEqual(["un", "deux"]);
  });
});

it("a selection is taken without the blanks at its ends", () => {
  expect(trimStretch("un  mot dit", { start: 2, end: 8 })).toEqual({ start: 4, end: 7 });
  expect(trimStretch("un  mot", { start: 2, end: 4 })).toBeNull();
});
