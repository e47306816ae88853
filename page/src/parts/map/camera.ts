/** Where a map of a size looks, and which pixel a place then has; as MapLibre reckons it, which draws the same later. Pure. */

import type { Window } from "./around.ts";
import type { Position } from "./circle.ts";

export interface View {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** How a window is looked at when a map is opened, and how far one may zoom. */
export const FIRST = { padding: 48, maxZoom: 8 };
export const ZOOMS = { minZoom: 0.6, maxZoom: 14 };
const WORLD_PX = 512; // at zoom 0

export interface Camera extends View {
  /** What is seen. */
  window: Window;
  /** The pixel of a place. */
  project: (at: Position) => [x: number, y: number];
}

/** Look at a view, or at a window with some air around it. The world's edge stays outside the map where it can. */
export function aim(at: View | Window, width: number, height: number): Camera {
  const { x, y, zoom } = Array.isArray(at) ? fit(at, width, height) : { x: toX(at.longitude), y: toY(at.latitude), zoom: at.zoom };
  const nearest = Math.max(clamp(zoom, ZOOMS.minZoom, ZOOMS.maxZoom), Math.log2(Math.max(width, height) / WORLD_PX));
  const world = WORLD_PX * 2 ** nearest;
  const [left, top] = [hold(x, width / world) * world - width / 2, hold(y, height / world) * world - height / 2];
  const [toLongitude, toLatitude] = [(at: number) => ((left + at) / world) * 360 - 180, (at: number) => fromY((top + at) / world)];
  return {
    longitude: toLongitude(width / 2),
    latitude: toLatitude(height / 2),
    zoom: nearest,
    window: [toLongitude(0), toLatitude(height), toLongitude(width), toLatitude(0)],
    project: ([longitude, latitude]) => [toX(longitude) * world - left, toY(latitude) * world - top],
  };
}

function fit([west, south, east, north]: Window, width: number, height: number): { x: number; y: number; zoom: number } {
  const [left, right, top, bottom] = [toX(west), toX(east), toY(north), toY(south)];
  const room = (side: number) => Math.max(side - 2 * FIRST.padding, 1) / WORLD_PX;
  const scale = Math.min(room(width) / (right - left), room(height) / (bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.min(Math.log2(scale), FIRST.maxZoom) };
}

/** The middle of a stretch of the world, moved so that the stretch lies in the world. */
const hold = (middle: number, stretch: number): number => clamp(middle, stretch / 2, 1 - stretch / 2);
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const toX = (longitude: number): number => (longitude + 180) / 360;
const toY = (latitude: number): number => (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2;
const fromY = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
