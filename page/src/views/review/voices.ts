/** Voices as a reviewer chooses or names them. */

import type { EventReview } from "../../lib/api/shapes.ts";
import type { Source, Span } from "../document/record.ts";
import { followChain, listNamed } from "../document/voices.ts";

/** A voice that the record has not: what it is, and through whom it speaks; empty where nobody is chosen yet. */
export interface NamedVoice {
  kind: string;
  name: string | null;
  description: string | null;
  actor: string | null;
  via: SaidVoice;
  spans: Span[];
}

/** A voice of the record by its id, or one that people named. */
export type SaidVoice = string | NamedVoice;

/** Voices that the text calls by no name. */
export const isNameless = (kind: string): boolean => kind === "unnamed" || kind === "witness";

/** Voices whose words in the text are their name; those of an official, as often, say what he is. */
export const isCalledByName = (kind: string): boolean => ["outlet", "organisation", "person", "social-media"].includes(kind);

/** What the naming of a voice begins with: an unnamed one that speaks in the document itself. */
export const blankVoice = (sources: Source[]): NamedVoice => ({
  kind: "unnamed",
  name: null,
  description: null,
  actor: null,
  via: sources.find(({ kind }) => kind === "document")?.id ?? "",
  spans: [],
});

/** What tells voices apart: the id, or of one that people named all that was said of it but its words. */
export function keyOf(voice: SaidVoice): string {
  if (typeof voice === "string") return voice;
  const { kind, name, description, actor, via } = voice;
  return JSON.stringify([kind, name, description, actor, keyOf(via)]);
}

/** A voice as it is sent: ids that only this review has (`p1`) may mean another voice later, so these go out whole. */
export function nameVoice(id: string, review: EventReview): SaidVoice {
  const source = listNamed(review).find((one) => one.id === id);
  if (!source) return id;
  const { kind, name, description, actor, via, spans } = source;
  return { kind, name, description, actor, via: nameVoice(via ?? "", review), spans: spans.map(({ start, end }) => ({ start, end })) };
}

/** The voice that tells an event. */
export const findTeller = (review: EventReview): SaidVoice => nameVoice(String((review.standing ?? review.event)?.["attribution"] ?? ""), review);

/** A voice that may be chosen, with its chain. */
export interface VoiceChoice {
  key: string;
  voice: SaidVoice;
  chain: Source[];
}

/** The voices of the record, then those that people named in any of its events, each once. */
export function listChoices(sources: Source[], reviews: EventReview[]): VoiceChoice[] {
  const found = new Map(sources.map((source) => [source.id, makeChoice(source, source.id, sources)]));
  for (const review of reviews) {
    const named = listNamed(review);
    for (const source of named) {
      const choice = makeChoice(source, nameVoice(source.id, review), [...named, ...sources]);
      if (!found.has(choice.key)) found.set(choice.key, choice);
    }
  }
  return [...found.values()];
}

const makeChoice = (source: Source, voice: SaidVoice, among: Source[]): VoiceChoice => ({ key: keyOf(voice), voice, chain: followChain(among, source.id) });
