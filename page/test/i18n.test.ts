import { expect, test } from "vitest";

import { readCatalogue } from "../build/catalogues.ts";
import { chooseLanguage, n, number, t } from "../src/lib/i18n.svelte.ts";

test("a context tells equal words apart", async () => {
  await chooseLanguage("fr");
  expect([t("between {start} and {end}", { start: "a", end: "b" }), t("between {start} and {end}", { start: "1", end: "2" }, "days")]).toEqual([
    "entre a et b",
    "entre le 1 et le 2",
  ]);
});

test("a message without a translation is said in English", async () => {
  await chooseLanguage("fr");
  expect(t("No catalogue has {what}.", { what: "this" })).toBe("No catalogue has this.");
});

test("digits are the same in every language", async () => {
  await chooseLanguage("ar");
  expect(number(1234)).toMatch(/^1.?234$/);
});

test("Arabic has six forms for a count, in the order of the catalogue", async () => {
  await chooseLanguage("ar");
  const [one, forms] = Object.entries(readCatalogue("ar")).find(([, all]) => all.length === 6)!;
  const said = [0, 1, 2, 5, 20, 100].map((count) => n(one, one, count));
  expect(said).toEqual([0, 1, 2, 5, 20, 100].map((count, place) => forms[place]!.replace("{count}", number(count))));
});

test("in French no sign of two parts is torn from its word", async () => {
  await chooseLanguage("fr");
  expect(t("Language: {name}", { name: "x" })).toBe("Langue\u00a0: x");
});
