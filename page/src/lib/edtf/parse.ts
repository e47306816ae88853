/** The parts of an EDTF date, as src/greffier/model/edtf.py reads them. */

/** `year` may hold X for digits that are not known; `month` is 21 to 24 for a season. */
export interface Part {
  kind: "day" | "some day" | "month" | "some month" | "season" | "year" | "years";
  year: string;
  month: number;
  day: number;
  qualifier: "" | "~" | "?" | "%";
}

const DATE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$/;

/** True for a single date: a day, a month, a season, a year, with or without digits that are not known. */
export const isDate = (text: string): boolean => {
  const [, , month] = DATE.exec(text) ?? [];
  const number = Number(month);
  return DATE.test(text) && (!month || month === "XX" || (number >= 1 && number <= 12) || (number >= 21 && number <= 24));
};

/** The parts of a single date; ask `isDate` first. */
export function read(text: string): Part {
  const [, year = "", month, day, qualifier = ""] = DATE.exec(text)!;
  return {
    kind: kindOf(year, month, day),
    year,
    month: Number(month) || 0,
    day: Number(day) || 0,
    qualifier: qualifier as Part["qualifier"],
  };
}

function kindOf(year: string, month: string | undefined, day: string | undefined): Part["kind"] {
  if (!month) return year.includes("X") ? "years" : "year";
  if (month === "XX") return "some month";
  if (Number(month) > 20) return "season";
  return !day ? "month" : day === "XX" ? "some day" : "day";
}
