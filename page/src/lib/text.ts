/**
 * A report's text: its offsets, its paragraphs.
 *
 * The record counts Unicode code points, the browser counts UTF-16 units: « 🔴 » is one point, two units.
 * Invariant: whatever is done to a text to show it keeps its length, so that offsets never break.
 */

/** From code points to UTF-16 units and back, for one text. */
export class Offsets {
  /** Where the characters of two units stand, in code points. Most texts have none. */
  readonly #wide: Uint32Array;
  /** The text's length in code points. */
  readonly length: number;

  constructor(text: string) {
    const wide: number[] = [];
    for (let unit = 0; unit < text.length - 1; unit++) {
      if (isHigh(text.charCodeAt(unit)) && isLow(text.charCodeAt(unit + 1))) wide.push(unit++ - wide.length);
    }
    this.#wide = Uint32Array.from(wide);
    this.length = text.length - wide.length;
  }

  /** Where a code point stands in UTF-16 units. */
  toUnits(point: number): number {
    return point + this.#count((index) => this.#wide[index]! < point);
  }

  /** Which code point a UTF-16 unit belongs to; the middle of a character of two units belongs to that character. */
  toPoints(unit: number): number {
    return unit - this.#count((index) => this.#wide[index]! + index < unit);
  }

  #count(isBefore: (index: number) => boolean): number {
    return findFirst(this.#wide.length, (index) => !isBefore(index));
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** The first index of `0 … length` for which something holds that, once it holds, goes on holding; else `length`. */
export function findFirst(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A line of the text, or a part of a very long line, in UTF-16 units. */
export interface Piece {
  start: number;
  end: number;
  /** A blank line stands before it. */
  apart: boolean;
  /** It goes on from the piece before it, in the same line. */
  goesOn: boolean;
}

/** The lines of a text that hold something; lines longer than `most` are cut where words end. */
export function cutPieces(text: string, most = 3000): Piece[] {
  const pieces: Piece[] = [];
  let apart = false;
  for (let start = 0; start < text.length; ) {
    const end = findLineEnd(text, start);
    if (text.slice(start, end).trim()) pieces.push(...cutLine(text, start, end, apart, most));
    apart = !text.slice(start, end).trim();
    start = end + 1;
  }
  return pieces;
}

function findLineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

function cutLine(text: string, start: number, end: number, apart: boolean, most: number): Piece[] {
  const pieces: Piece[] = [];
  for (let from = start; from < end; ) {
    const to = end - from <= most ? end : findWordEnd(text, from + most);
    pieces.push({ start: from, end: to, apart: apart && from === start, goesOn: from > start });
    from = to;
  }
  return pieces;
}

/** After the last space before `unit`, if one is near; never in the middle of a character. */
function findWordEnd(text: string, unit: number): number {
  for (let at = unit; at > unit - 300; at--) if (/\s/.test(text[at - 1]!)) return at;
  return isLow(text.charCodeAt(unit)) ? unit - 1 : unit;
}

/** Pieces that are shown or left out together, about `most` units of text each. */
export function groupPieces(pieces: Piece[], most = 4000): Piece[][] {
  const groups: Piece[][] = [];
  let full = most;
  for (const piece of pieces) {
    if (full + piece.end - piece.start > most) {
      groups.push([]);
      full = 0;
    }
    groups.at(-1)!.push(piece);
    full += piece.end - piece.start;
  }
  return groups;
}

/** The first words of a text, for a document without a title: « Selon une source militaire, trois soldats … ». */
export function cutOpening(text: string, most = 80): string {
  const words = text.slice(0, 4 * most).trim().replace(/\s+/g, " ");
  const cut = words.lastIndexOf(" ", most);
  return words.length <= most ? words : `${words.slice(0, cut > 0 ? cut : most)} …`;
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "dv", "ug", "yi"]);

/** Which way a language is written. */
export const directionOf = (language: string): "rtl" | "ltr" => (RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr");
