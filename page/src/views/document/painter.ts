/**
 * Paints marks on the text with the CSS Custom Highlight API: ranges over text nodes, and no element in between, so
 * that Arabic letters stay joined. Only pieces of the text that are on the page carry ranges.
 */

import { findFirst, type Offsets, type Piece } from "../../lib/text.ts";
import type { Stretch } from "../review/words.ts";
import { KINDS, type Kind, type MarkIndex } from "./marks.ts";

/** What lies above the kinds of marks: the chosen event's words, what is lit, the words being chosen. */
const LAYERS = ["chosen", "lit", "picked"] as const;
type Layer = (typeof LAYERS)[number];

/** True where the browser can highlight without elements. */
const canPaint = (): boolean => typeof Highlight !== "undefined" && "highlights" in CSS;

export class Painter {
  readonly #nodes = new Map<number, Text>();
  readonly #ranges = new Map<number, [Highlight, Range][]>();
  readonly #highlights = new Map<string, Highlight>();
  /** What each layer shows, in code points. */
  readonly #layers = new Map<Layer, Stretch[]>();

  /** `pieces`: all of the text's, in their order. */
  constructor(
    readonly pieces: Piece[],
    readonly offsets: Offsets,
  ) {
    [...KINDS, ...LAYERS].forEach((name, priority) => this.#register(name, name === "chosen" ? 0 : priority));
  }

  #register(name: string, priority: number): void {
    if (!canPaint()) return;
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#highlights.set(name, highlight);
    CSS.highlights.set(name, highlight);
  }

  /** A piece came on the page: paint its marks. */
  show(piece: Piece, node: Text, index: MarkIndex): void {
    this.#nodes.set(piece.start, node);
    const [start, end] = [this.offsets.toPoints(piece.start), this.offsets.toPoints(piece.end)];
    const made = index.within(start, end).flatMap((mark) => this.#paint(mark.kind, mark, piece, node));
    this.#ranges.set(piece.start, made);
    if (this.#layers.size) this.#paintLayers();
  }

  /** A piece left the page, or its marks are to be painted anew. */
  hide(piece: Piece): void {
    this.#nodes.delete(piece.start);
    for (const [highlight, range] of this.#ranges.get(piece.start) ?? []) highlight.delete(range);
    this.#ranges.delete(piece.start);
  }

  #paint(name: string, { start, end }: Stretch, piece: Piece, node: Text): [Highlight, Range][] {
    const highlight = this.#highlights.get(name);
    const range = highlight && this.#makeRange(this.offsets.toUnits(start), this.offsets.toUnits(end), piece, node);
    if (!highlight || !range) return [];
    highlight.add(range);
    return [[highlight, range]];
  }

  #makeRange(start: number, end: number, piece: Piece, node: Text): Range | null {
    const from = Math.max(start, piece.start) - piece.start;
    const to = Math.min(end, piece.end) - piece.start;
    if (from >= to) return null;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range;
  }

  /** The ranges of a stretch of the text (code points) that are on the page, a range for each piece. */
  findRanges({ start, end }: Stretch): Range[] {
    const [from, to] = [this.offsets.toUnits(start), this.offsets.toUnits(end)];
    const ranges: Range[] = [];
    for (let at = this.#findPiece(from); at < this.pieces.length && this.pieces[at]!.start < to; at++) {
      const piece = this.pieces[at]!;
      const node = this.#nodes.get(piece.start);
      const range = node && this.#makeRange(from, to, piece, node);
      if (range) ranges.push(range);
    }
    return ranges;
  }

  /** The index of the first piece that ends after a unit. */
  #findPiece(unit: number): number {
    return findFirst(this.pieces.length, (index) => this.pieces[index]!.end > unit);
  }

  /** The piece on a code point. */
  pieceAt(point: number): Piece | undefined {
    return this.pieces[this.#findPiece(this.offsets.toUnits(point))];
  }

  /** Light a layer up on these stretches, and nowhere else. */
  light(layer: Layer, stretches: Stretch[]): void {
    if (stretches.length) this.#layers.set(layer, stretches);
    else if (!this.#layers.delete(layer)) return;
    this.#paintLayer(layer);
  }

  #paintLayers(): void {
    for (const layer of this.#layers.keys()) this.#paintLayer(layer);
  }

  #paintLayer(layer: Layer): void {
    const highlight = this.#highlights.get(layer);
    highlight?.clear();
    for (const stretch of this.#layers.get(layer) ?? []) for (const range of this.findRanges(stretch)) highlight?.add(range);
  }

  /** Show these kinds only. */
  choose(kinds: ReadonlySet<Kind>): void {
    for (const kind of KINDS) {
      if (kinds.has(kind)) CSS.highlights?.set(kind, this.#highlights.get(kind)!);
      else CSS.highlights?.delete(kind);
    }
  }

  /** The page is left. */
  close(): void {
    for (const [name, highlight] of this.#highlights) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
  }
}
