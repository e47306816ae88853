/** Who says it, through whom: the chain of voices from the innermost to the document that we hold. */

import type { EventReview } from "../../lib/api/shapes.ts";
import type { Source } from "./record.ts";

/** The voices of an event that only people named: their ids mean them in this event alone. */
export const listNamed = (review: EventReview): Source[] => review.voices as unknown as Source[];

/** The chain of a source along `via`, ending with the document's own voice. A circle in a bad record ends it. */
export function followChain(sources: Source[], from: string): Source[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  const chain: Source[] = [];
  for (let id: string | null = from; id !== null; ) {
    const source = known.get(id);
    if (!source || chain.includes(source)) break;
    chain.push(source);
    id = source.via;
  }
  return endWithDocument(sources, chain);
}

function endWithDocument(sources: Source[], chain: Source[]): Source[] {
  const own = sources.find((source) => source.kind === "document");
  return own && chain.length > 0 && !chain.includes(own) ? [...chain, own] : chain;
}

/** What a voice is called: its name, else how the text describes it; empty for the document's own voice without a name. */
export const callVoice = (source: Source): string => source.name ?? source.description ?? "";
