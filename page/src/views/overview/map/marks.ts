/** The server's marks and heaps as things that the map draws. */

import type { Feature } from "geojson";

import type { Heap, IncidentRow, MapView, Mark } from "../../../lib/api/shapes.ts";
import { number } from "../../../lib/i18n.svelte.ts";
import { TYPES } from "../../../lib/vocabulary.ts";
import type { Placed } from "../../../parts/map/stacks.ts";

/** What a mark and a row have in common. */
type Marked = Pick<Mark, "id" | "type" | "spot" | "outline" | "contested" | "state" | "edtf">;

export const markOf = (row: IncidentRow): Marked | null =>
  row.spot ? { ...row, spot: row.spot, outline: null, contested: row.contested.length > 0 } : null;

/** The marks of the view; with the chosen incident, also where it lies in a heap. */
export function listMarks(view: MapView | null, chosen: Marked | null): Marked[] {
  const marks: Marked[] = view?.marks ?? [];
  return chosen && !marks.some(({ id }) => id === chosen.id) ? [...marks, chosen] : marks;
}

export function place(mark: Marked): Placed {
  const sign = mark.type in TYPES ? `sign:${mark.type}${mark.contested ? ":contested" : ""}` : "pin:plain";
  return { id: mark.id, picture: sign, spot: mark.spot, outline: mark.outline };
}

export const keyOfHeap = ({ longitude, latitude }: Heap): string => `heap:${longitude},${latitude}`;

export const drawHeap = (heap: Heap): Feature => ({
  type: "Feature",
  properties: { key: keyOfHeap(heap), count: heap.count, says: number(heap.count) },
  geometry: { type: "Point", coordinates: [heap.longitude, heap.latitude] },
});

/** True where zooming in would not part the incidents of a heap. */
export const isOnePlace = ({ west, south, east, north }: Heap): boolean => east - west < 0.002 && north - south < 0.002;
