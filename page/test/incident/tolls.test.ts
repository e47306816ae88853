import { describe, expect, test } from "vitest";

import type { ClaimedFigure, Claims } from "../../src/lib/api/shapes.ts";
import { gatherTolls, listDays, makeTicks } from "../../src/views/incident/reading/tolls.ts";
import { layOut } from "../../src/views/incident/tolls/layout.ts";

const official = { source: "s2", kind: "official", name: "Ministry", description: null, actor: null };

const figure = (low: number | null, high: number | null, more: Partial<ClaimedFigure> = {}): ClaimedFigure => ({
  kind: "killed", status: "current", low, high, approximate: false, who: null, who_actor: null, words: { start: 0, end: 1, quote: "x" },
  chain: [official], superseded: false, corrected: false, ...more,
}); // prettier-ignore

const claim = (origin: string, published: string | null, ...figures: ClaimedFigure[]): Claims =>
  ({ anchor: `ev-${origin}-${published}`, document: `sha256:${origin}${published}`, origin, published, chain: [official], figures }) as unknown as Claims;

describe("tolls", () => {
  test("a voice's figures stand in the order of publication, those without a day last", () => {
    const [toll] = gatherTolls([claim("A", null, figure(20, 20)), claim("A", "2022-04-14", figure(17, 17)), claim("A", "2022-04-12", figure(11, null))]);
    expect(toll!.series.map(({ points }) => points.map((point) => point.figure.low))).toEqual([[11, 17, 20]]);
  });

  test("the same figure of the same voice in another report is no new point", () => {
    const [toll] = gatherTolls([claim("A", "2022-04-13", figure(11, 11)), claim("A", "2022-04-12", figure(11, 11))]);
    expect(toll!.series[0]!.points).toHaveLength(1);
    expect(toll!.series[0]!.points[0]).toMatchObject({ day: "2022-04-12", claims: [0, 1] });
  });

  test("a part of a total is no toll", () => {
    expect(gatherTolls([claim("A", "2022-04-12", figure(3, 3, { status: "part" }))])).toEqual([]);
  });

  test("a figure that another voice gives in the report is that voice's", () => {
    const other = { ...official, source: "s9", name: "Hospital" };
    const [toll] = gatherTolls([claim("A", "2022-04-12", figure(11, 11), figure(9, 9, { chain: [other] }))]);
    expect(toll!.series.map(({ voice }) => voice)).toEqual(["A", "Hospital"]);
  });

  test("an axis has round numbers up to the highest figure", () => {
    expect(makeTicks(40)).toEqual([0, 10, 20, 30, 40]);
    expect(makeTicks(3)).toEqual([0, 1, 2, 3]);
    expect(makeTicks(0)).toEqual([0, 1]);
  });

  test("marks stay inside the chart, later days further on, and mirrored in Arabic", () => {
    const tolls = gatherTolls([claim("A", "2022-04-12", figure(5, 5)), claim("B", "2022-05-12", figure(9, null)), claim("C", null, figure(1, 2))]);
    const days = listDays(tolls);
    const plain = layOut(tolls[0]!, days, 400, 190, false).marks.map(({ x }) => x);
    const mirrored = layOut(tolls[0]!, days, 400, 190, true).marks.map(({ x }) => x);
    expect(plain).toEqual([...plain].sort((one, other) => one - other));
    expect(mirrored).toEqual(plain.map((x) => 400 - x));
    expect(plain.every((x) => x > 0 && x < 400)).toBe(true);
  });
});
