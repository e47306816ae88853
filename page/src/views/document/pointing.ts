/** From a point of the screen, or a selection, to places in the text. */

/** Every piece of the text says in this attribute where it begins, in UTF-16 units. */
const START = "data-start";

/** The UTF-16 unit of the character under a point of the screen; null where there is none. */
export function findUnit(x: number, y: number): number | null {
  const caret = findCaret(x, y);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE) return null;
  const at = [caret.offset, caret.offset - 1].find((offset) => covers(caret.node as Text, offset, x, y));
  return at === undefined ? null : toUnit(caret.node, at);
}

function findCaret(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** A caret is found beside the text too: only a character that is really under the point counts. */
function covers(node: Text, offset: number, x: number, y: number): boolean {
  if (offset < 0 || offset >= node.length) return false;
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}

/** Where a place in the page stands in the text; null where it is not in the text. */
export function toUnit(node: Node, offset: number): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest(`[${START}]`);
  if (!piece) return null;
  const inside = node.nodeType === Node.TEXT_NODE ? offset : offset === 0 ? 0 : (piece.textContent?.length ?? 0);
  return Number(piece.getAttribute(START)) + inside;
}

/** The words that are selected in the text, in UTF-16 units; null where nothing of it is. */
export function readSelection(within: Element): { start: number; end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!within.contains(range.commonAncestorContainer)) return null;
  const start = toUnit(range.startContainer, range.startOffset) ?? findNext(within, range);
  const end = toUnit(range.endContainer, range.endOffset) ?? findNext(within, range, true);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

/** Where a selection begins or ends between two pieces: the nearest piece of it. */
function findNext(within: Element, range: Range, last = false): number | null {
  const pieces = [...within.querySelectorAll(`[${START}]`)].filter((piece) => range.intersectsNode(piece));
  const piece = last ? pieces.at(-1) : pieces[0];
  return piece ? Number(piece.getAttribute(START)) + (last ? (piece.textContent?.length ?? 0) : 0) : null;
}
