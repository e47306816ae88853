/** What the map looks at: in the address, and around what there is to show. Pure. */

import type { MapView } from "../../../lib/api/shapes.ts";
import { join, type Window, windowOf } from "../../../parts/map/around.ts";
import type { View } from "../../../parts/map/camera.ts";

/** The whole world, for as long as nothing better is known. */
export const WORLD: View = { longitude: 20, latitude: 20, zoom: 1 };

/** The view of « 40.14,35.33,6.5 »; null where it is none. */
export function readView(text: string | null): View | null {
  const [longitude, latitude, zoom] = (text ?? "").split(",").map(Number);
  const fits = Math.abs(longitude!) <= 180 && Math.abs(latitude!) <= 85 && zoom! >= 0 && zoom! <= 20;
  return text && fits ? { longitude: longitude!, latitude: latitude!, zoom: zoom! } : null;
}

export const writeView = ({ longitude, latitude, zoom }: View): string =>
  [longitude.toFixed(3), latitude.toFixed(3), zoom.toFixed(2)].map(Number).join();

const AIR = 0.35;

/** The smallest window with all marks, their uncertainty and all heaps; null where there is nothing. */
export function windowAround({ marks, heaps }: Pick<MapView, "marks" | "heaps">): Window | null {
  const spots = windowOf(marks.map(({ spot }) => spot));
  const boxes = heaps.map((heap): Window => [heap.west - AIR, heap.south - AIR, heap.east + AIR, heap.north + AIR]);
  return join(spots ? [spots, ...boxes] : boxes);
}
