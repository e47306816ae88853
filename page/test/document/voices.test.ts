import { expect, it } from "vitest";

import { record } from "./fixtures.ts";
import { callVoice, followChain } from "../../src/views/document/voices.ts";

it("a chain goes from who says it to the document that we hold", () => {
  expect(followChain(record.sources, "s2").map(({ id }) => id)).toEqual(["s2", "s3", "s1"]);
});

it("the document's own voice is the whole chain", () => {
  expect(followChain(record.sources, "s1").map(({ id }) => id)).toEqual(["s1"]);
});

it("a voice that the record has not has no chain, and a circle ends", () => {
  const circle = record.sources.map((source) => (source.id === "s3" ? { ...source, via: "s2" } : source));
  expect(followChain(record.sources, "s9")).toEqual([]);
  expect(followChain(circle, "s2").map(({ id }) => id)).toEqual(["s2", "s3", "s1"]);
});

it("a voice is called by its name, else as the text describes it", () => {
  expect(record.sources.map(callVoice)).toEqual(["", "مصدر عسكري", "نبأ"]);
});
