import { expect, test } from "vitest";

import { countAsked, filterParams, readBox, readFilter, toggle, writeBody, writeBox, writeFilter } from "../src/lib/filter/params.ts";

const ask = (text: string) => readFilter(new URLSearchParams(text));

test("a query and its filter say the same", () => {
  const text = "q=pont&since=2021&type=shelling&type=air-strike&contested=true";
  expect(writeFilter(ask(text)).toString()).toBe(text);
});

test("what is no filter of incidents is not passed on", () => {
  expect(filterParams(new URLSearchParams("sort=-date&chosen=in-1&type=riot")).toString()).toBe("type=riot");
});

test("the order of a query does not matter", () => {
  expect(writeFilter(ask("type=riot&since=2020")).toString()).toBe(writeFilter(ask("since=2020&type=riot")).toString());
});

test("a value that is given twice is asked for once", () => {
  expect(ask("type=riot&type=riot&type=").type).toEqual(["riot"]);
});

test("a distance without a place asks for nothing", () => {
  expect(ask("within=40").within).toBe("");
  expect(ask("near=Homs&within=40").within).toBe("40");
});

test("only true is true", () => {
  expect(ask("undated=1").undated).toBe(false);
  expect(ask("undated=true").undated).toBe(true);
});

test("a body holds only what is asked for, numbers as numbers", () => {
  expect(writeBody(ask("killed=3&type=riot&denied=true"))).toEqual({ killed: 3, type: ["riot"], denied: true });
});

test("a place and its distance are one thing that is asked for", () => {
  expect(countAsked(ask("near=Homs&within=40&type=riot&type=arrest"))).toBe(3);
});

test("a box is four numbers", () => {
  expect(readBox("35.7,32.3,42.4,37.3")).toEqual([35.7, 32.3, 42.4, 37.3]);
  expect(readBox("35,32,42")).toBeNull();
  expect(readBox("a,b,c,d")).toBeNull();
  expect(writeBox([35.7189, 32.3, -42.381, 37])).toBe("35.72,32.3,-42.38,37");
});

test("toggling twice changes nothing", () => {
  expect(toggle(toggle(["a"], "b"), "b")).toEqual(["a"]);
});
