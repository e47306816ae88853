import { describe, expect, it } from "vitest";

import { isEdtf, readDate, tellPrecision } from "../../src/views/review/dates.ts";

describe("a reviewer's words for a date", () => {
  it.each([
    ["2021-01-24", "2021-01-24"],
    ["2021-01-24/2021-01-26", "2021-01-24/2021-01-26"],
    ["../2021-03", "../2021-03"],
    ["202x", "202X"],
    ["24 January 2021", "2021-01-24"],
    ["January 24, 2021", "2021-01-24"],
    ["24 janv. 2021", "2021-01-24"],
    ["1er mars 2022", "2022-03-01"],
    ["24/01/2021", "2021-01-24"],
    ["mars 2022", "2022-03"],
    ["vers mars 2022", "2022-03~"],
    ["mars 2022 ?", "2022-03?"],
    ["24 يناير 2021", "2021-01-24"],
    ["٢٤ كانون الثاني ٢٠٢١", "2021-01-24"],
    ["21 to 25 January 2021", "2021-01-21/2021-01-25"],
    ["du 21 au 25 janvier 2021", "2021-01-21/2021-01-25"],
    ["entre mars 2021 et mai 2021", "2021-03/2021-05"],
  ])("« %s » is %s", (words, edtf) => {
    expect(readDate(words, null)).toBe(edtf);
  });

  it.each([["yesterday", "2021-02-28"], ["avant-hier", "2021-02-27"], ["أمس", "2021-02-28"]])(
    "« %s » hangs on the day of publication",
    (words, edtf) => {
      expect(readDate(words, "2021-03-01")).toBe(edtf);
    },
  );

  it("« yesterday » is not read where the day of publication is not known", () => {
    expect([readDate("yesterday", "2021-03"), readDate("yesterday", null)]).toEqual([null, null]);
  });

  it.each(["30 February 2021", "soon", "25 to 21 January 2021", ""])("« %s » is no date", (words) => {
    expect(readDate(words, "2021-03-01")).toBeNull();
  });
});

it("EDTF that the calendar has not is refused", () => {
  expect(["2021-02-29", "2021-13", "2021-03/2020", "/"].map(isEdtf)).toEqual([false, false, false, false]);
});

it("a date says how precise it is", () => {
  expect(["2021-01-24", "2021-01", "2021-21", "2021", "2021-01~", "2021/2022"].map(tellPrecision)).toEqual(["day", "month", "season", "year", "vague", "vague"]);
});
