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

const LTR_OVERRIDE = "\u202d";

test("a value of the other direction stands apart from the sentence", async () => {
  await chooseLanguage("ar");
  expect(t("Language: {name}", { name: "Français" })).toBe("اللغة: \u2068Français\u2069");
  expect(t("about {date}", { date: "2022-03-01" })).toBe("نحو \u20682022-03-01\u2069");
  await chooseLanguage("en");
  expect(t("Language: {name}", { name: "العربية" })).toBe("Language: \u2068العربية\u2069");
});

test("a value cannot turn the sentence around", async () => {
  await chooseLanguage("en");
  expect(t("by {who}", { who: `${LTR_OVERRIDE}Awa\u2069` })).toBe("by Awa");
});

test("a value that is missing leaves its place to be seen", () => expect(t("by {who}")).toBe("by {who}"));

test.each([
  ["Ansongo", "près d’Ansongo"],
  ["Évry", "près d’Évry"],
  ["Oujda", "près d’Oujda"],
  ["Ouagadougou", "près de Ouagadougou"],
  ["Yaoundé", "près de Yaoundé"],
  ["Hodeida", "près de Hodeida"],
])("French elides before a vowel that is spoken: %s", async (place, said) => {
  await chooseLanguage("fr");
  expect(t("near {place}", { place })).toBe(said);
});
