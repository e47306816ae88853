/** A text cut into plain parts and the words that tell an event, for the print. */

import type { Offsets, Piece } from "../../lib/text.ts";
import type { Mark } from "./marks.ts";

/** A stretch of text; `anchor`: the event that it tells. */
export interface Part {
  text: string;
  anchor: string | null;
}

/** The parts of every piece. Of words that overlap the first ones count, so that no word is printed twice. */
export function numberPieces(text: string, pieces: Piece[], triggers: Mark[], offsets: Offsets): Part[][] {
  let next = 0;
  return pieces.map((piece) => {
    const parts: Part[] = [];
    let at = piece.start;
    for (; next < triggers.length && offsets.toUnits(triggers[next]!.start) < piece.end; next++) {
      const [start, end] = [offsets.toUnits(triggers[next]!.start), offsets.toUnits(triggers[next]!.end)];
      if (start < at || end > piece.end) continue;
      parts.push({ text: text.slice(at, start), anchor: null }, { text: text.slice(start, end), anchor: triggers[next]!.anchor });
      at = end;
    }
    return [...parts, { text: text.slice(at, piece.end), anchor: null }];
  });
}
