/** Words of a text, one after the other: how the keyboard chooses them. Offsets are UTF-16 units. */

export interface Stretch {
  start: number;
  end: number;
}

// Far enough for any word, near enough for texts of any length.
const WINDOW = 400;

/** The first word that begins at or after a unit; null at the end. A word that the window cuts is left to the next one. */
export function findNextWord(text: string, unit: number, language: string): Stretch | null {
  for (let from = unit; from < text.length; from += WINDOW) {
    const to = Math.min(text.length, from + 2 * WINDOW);
    const found = listWords(text, from, to, language).find(({ start, end }) => start >= unit && (end < to || to === text.length));
    if (found) return found;
  }
  return null;
}

/** The last word that ends at or before a unit; null at the beginning. */
export function findPreviousWord(text: string, unit: number, language: string): Stretch | null {
  for (let to = unit; to > 0; to -= WINDOW) {
    const from = Math.max(0, to - 2 * WINDOW);
    const found = listWords(text, from, to, language).findLast(({ start, end }) => end <= unit && (start > from || from === 0));
    if (found) return found;
  }
  return null;
}

function listWords(text: string, from: number, to: number, language: string): Stretch[] {
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text.slice(from, to));
  return [...segments]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }));
}

/** Without the blanks at its ends; null where nothing is left. */
export function trimStretch(text: string, { start, end }: Stretch): Stretch | null {
  const words = text.slice(start, end);
  const trimmed = { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
  return trimmed.end > trimmed.start ? trimmed : null;
}
