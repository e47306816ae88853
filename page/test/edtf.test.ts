import { beforeAll, describe, expect, test } from "vitest";

import { sayDate, sayDateAlone } from "../src/lib/edtf.ts";
import { chooseLanguage } from "../src/lib/i18n.svelte.ts";

const IN_ENGLISH: Record<string, string> = {
  "2022-04-12": "12 April 2022",
  "2022-04": "April 2022",
  "2022": "2022",
  "2022-04-12~": "about 12 April 2022",
  "2022-04?": "April 2022, uncertain",
  "2022%": "about 2022, uncertain",
  "2022-21": "spring 2022",
  "202X": "between 2020 and 2029",
  "2022-XX": "some time in 2022",
  "2022-04-XX": "some day of April 2022",
  "2022-03-01/2022-03-07": "between 1 and 7 March 2022",
  "2022-02-28/2022-03-07": "between 28 February and 7 March 2022",
  "2021-12-30/2022-01-02": "between 30 December 2021 and 2 January 2022",
  "2022-03/2022-05": "between March and May 2022",
  "2020/2022": "between 2020 and 2022",
  "2022-02-28/2022-04": "28 February 2022 – April 2022",
  "2022-03-01~/2022-03-07": "about 1 March 2022 – 7 March 2022",
  "../2021-03": "March 2021 or earlier",
  "2021-01-24/..": "24 January 2021 or later",
  "/2021-03": "until March 2021, start unknown",
  "2021-03/": "from March 2021, end unknown",
  "2021-03/2021-03": "March 2021",
};

describe("a date in English", () => {
  beforeAll(() => chooseLanguage("en"));
  test.each(Object.entries(IN_ENGLISH))("%s", (edtf, said) => expect(sayDate(edtf)).toBe(said));

  test("a date that is not known is said to be unknown", () => {
    expect([null, undefined, "", "../.."].map(sayDate)).toEqual(Array(4).fill("date unknown"));
  });
  test("what is no date is shown as it stands", () => {
    expect(["next week", "2022-13", "2022-4-1", "x/y"].map(sayDate)).toEqual(["next week", "2022-13", "2022-4-1", "x/y"]);
  });
  test("alone, it begins with a capital", () => expect(sayDateAlone("2022-21")).toBe("Spring 2022"));
  test("a year of few digits is that year", () => expect(sayDate("0033-04-01")).toContain("33"));
});

describe("a date in French", () => {
  beforeAll(() => chooseLanguage("fr"));
  test.each([
    ["2022-04-12", "12 avril 2022"],
    ["2022-03-01", "1er mars 2022"],
    ["2022-04-12~", "vers le 12 avril 2022"],
    ["2022-04~", "vers avril 2022"],
    ["2022-04-12%", "vers le 12 avril 2022, incertain"],
    ["2022-04-XX", "un jour d’avril 2022"],
    ["2021-03-12/", "début\u00a0: 12 mars 2021, fin inconnue"],
    ["2022-03-01/2022-03-07", "entre le 1er et le 7 mars 2022"],
    ["2022-03/2022-05", "entre mars et mai 2022"],
    ["../2021-03", "mars 2021 ou plus tôt"],
  ])("%s", (edtf, said) => expect(sayDate(edtf)).toBe(said));
});

describe("a date in Arabic", () => {
  beforeAll(() => chooseLanguage("ar"));
  test.each([
    ["2022-04-12", "12 أبريل 2022"],
    ["2022-03-01/2022-03-07", "بين 1 و7 مارس 2022"],
    ["2021-01-24/..", "24 يناير 2021 أو بعده"],
  ])("%s", (edtf, said) => expect(sayDate(edtf)).toBe(said));
});
