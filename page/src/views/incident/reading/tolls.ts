/** The figures of each voice by the day on which they were published. */

import type { ClaimedFigure, Claims } from "../../../lib/api/shapes.ts";
import { findBounds } from "../../../lib/edtf/bounds.ts";
import { nameOrigin } from "./fields.ts";
import { orderKinds } from "./figures.ts";
import { nameOriginOf, nameVoice, startAlike } from "./voices.ts";

/** A figure of a voice: the claims (by their places) that carry it, from the first day on which one did. */
export interface Point {
  day: string | null;
  figure: ClaimedFigure;
  claims: number[];
  standing: boolean;
}

/** One voice's figures of one kind, the earliest first; those without a day last. */
export interface Series {
  voice: string;
  points: Point[];
}

export interface Toll {
  kind: string;
  series: Series[];
  most: number;
}

/** The tolls of an incident by kind. Parts of a total (« of whom three civilians ») are not tolls. */
export function gatherTolls(claims: Claims[]): Toll[] {
  const kinds = orderKinds(claims.flatMap((claim) => claim.figures.filter(isToll).map((figure) => figure.kind)));
  return kinds.map((kind) => {
    const series = gatherSeries(claims, kind);
    return { kind, series, most: Math.max(...series.flatMap(({ points }) => points.map(({ figure }) => figure.high ?? figure.low ?? 0))) };
  });
}

const isToll = (figure: ClaimedFigure): boolean => figure.status !== "part" && (figure.low !== null || figure.high !== null);

function gatherSeries(claims: Claims[], kind: string): Series[] {
  const series = new Map<string, Series>();
  claims.forEach((claim, at) => {
    for (const figure of claim.figures.filter((one) => one.kind === kind && isToll(one))) {
      const own = startAlike(figure.chain, claim.chain);
      const voice = own ? nameOrigin(claim) : nameVoice(figure.chain[0] ?? claim.chain[0]!);
      const its = series.get(voice) ?? { voice: nameSeries(claim, figure, own), points: [] };
      series.set(voice, its);
      addPoint(its.points, { day: findBounds(claim.published).last, figure, claims: [at], standing: figure.status === "current" && !figure.superseded });
    }
  });
  for (const { points } of series.values()) points.sort((one, other) => (one.day ?? "9").localeCompare(other.day ?? "9"));
  return [...series.values()].sort((one, other) => (one.points[0]!.day ?? "9").localeCompare(other.points[0]!.day ?? "9"));
}

const nameSeries = (claim: Claims, figure: ClaimedFigure, own: boolean): string =>
  own && claim.origin ? nameOriginOf(claim.origin, claim) : nameVoice(figure.chain[0] ?? claim.chain[0]!);

/** The same figure of the same voice in another report is no new point. */
function addPoint(points: Point[], point: Point): void {
  const known = points.find(({ figure, standing }) => figure.low === point.figure.low && figure.high === point.figure.high && standing === point.standing);
  if (!known) points.push(point);
  else {
    known.claims.push(...point.claims);
    if ((point.day ?? "9") < (known.day ?? "9")) known.day = point.day;
  }
}

/** How many figures a toll holds; one alone needs no chart. */
export const countPoints = (toll: Toll): number => toll.series.reduce((sum, { points }) => sum + points.length, 0);

/** The days on which anything was published, in order. */
export const listDays = (tolls: Toll[]): string[] =>
  [...new Set(tolls.flatMap(({ series }) => series.flatMap(({ points }) => points.flatMap(({ day }) => day ?? []))))].sort();

/** Round numbers for an axis that reaches `most`: 0, 10, 20, 30, 40. */
export function makeTicks(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= rough)!);
  return Array.from({ length: Math.max(Math.ceil(most / step), 1) + 1 }, (_, at) => at * step);
}
