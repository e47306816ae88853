/** A small map drawn as paths: the outlines around some spots, at the width of a page. */

import type { Spot } from "../../../lib/api/shapes.ts";

export type Box = [west: number, south: number, east: number, north: number];
export type Line = number[][];

const KM = 111.32; // in a degree of latitude
const LEAST_KM = 40;

export interface Projection {
  box: Box;
  width: number;
  height: number;
  x: (longitude: number) => number;
  y: (latitude: number) => number;
  km: (length: number) => number;
}

/** A flat map around the spots, with room for how far each may be from its point. */
export function project(spots: Spot[], width: number, height: number): Projection {
  const middle = spots.reduce((sum, { latitude }) => sum + latitude, 0) / spots.length;
  const shrink = Math.max(Math.cos((middle * Math.PI) / 180), 0.05);
  const reach = ({ radius_km }: Spot) => Math.max(radius_km ?? 0, LEAST_KM) / KM;
  let [west, south, east, north] = [
    Math.min(...spots.map((spot) => spot.longitude - reach(spot) / shrink)),
    Math.min(...spots.map((spot) => spot.latitude - reach(spot))),
    Math.max(...spots.map((spot) => spot.longitude + reach(spot) / shrink)),
    Math.max(...spots.map((spot) => spot.latitude + reach(spot))),
  ];
  const scale = Math.min(width / ((east - west) * shrink), height / (north - south)) * 0.9;
  const [spareX, spareY] = [width / scale / shrink - (east - west), height / scale - (north - south)];
  [west, south, east, north] = [west - spareX / 2, south - spareY / 2, east + spareX / 2, north + spareY / 2];
  return {
    box: [west, south, east, north], width, height,
    x: (longitude) => (longitude - west) * scale * shrink,
    y: (latitude) => (north - latitude) * scale,
    km: (length) => (length / KM) * scale,
  }; // prettier-ignore
}

/** A path of lines, without those that do not touch the map. */
export function draw(lines: Line[], to: Projection, closed = false): string {
  return lines.filter((line) => touches(line, to.box)).map((line) => path(line, to) + (closed ? "Z" : "")).join("");
}

const path = (line: Line, { x, y }: Projection): string =>
  line.map(([longitude, latitude], at) => `${at ? "L" : "M"}${x(longitude!).toFixed(1)} ${y(latitude!).toFixed(1)}`).join("");

function touches(line: Line, [west, south, east, north]: Box): boolean {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of line) {
    [w, e] = [Math.min(w, longitude!), Math.max(e, longitude!)];
    [s, n] = [Math.min(s, latitude!), Math.max(n, latitude!)];
  }
  return w < east && e > west && s < north && n > south;
}

/** A round length in km for a scale bar of about a fifth of the width. */
export function chooseScale(to: Projection): number {
  const wanted = to.width / 5 / to.km(1);
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return [5, 2, 1].map((step) => step * ten).find((length) => length <= wanted) ?? ten;
}
