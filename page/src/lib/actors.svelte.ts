/** What actors are called in the interface's language. Canonical names are English; a text's own words stay as they are. */

import { get } from "./api/client.ts";
import type { ActorNames } from "./api/shapes.ts";
import { nameCountry } from "./countries.ts";
import { current, say, word, type Language, type Word } from "./i18n.svelte.ts";

/** Bodies that every country has, by what they are. */
const COMPOSED: Record<string, Word> = {
  military: word("Armed forces ({country})"),
  air: word("Air force ({country})"),
  navy: word("Navy ({country})"),
  police: word("Police ({country})"),
  security: word("Security forces ({country})"),
  government: word("Government ({country})"),
  civilians: word("Civilians ({country})"),
  protesters: word("Protesters ({country})"),
  rioters: word("Rioters ({country})"),
};

let known = $state.raw<Partial<Record<Language, ActorNames>>>({});
const asked = new Set<Language>();

/** « Forces armées (Mali) » for « Malian Armed Forces »; the canonical name where the language has none. */
export function nameActor({ name, actor }: { name: string; actor: string | null }): string {
  const language = current();
  if (!actor || language === "en") return name;
  const names = known[language];
  if (!names) {
    void ask(language);
    return name;
  }
  return names.named[actor] ?? compose(names.composed[actor]) ?? name;
}

function compose(body: [string, string] | undefined): string | undefined {
  const pattern = body && COMPOSED[body[0]];
  return pattern && say(pattern, { country: nameCountry(body[1]) });
}

/** Asks once for a language; a failure leaves the canonical names, and the next page asks again. */
async function ask(language: Language): Promise<void> {
  if (asked.has(language)) return;
  asked.add(language);
  try {
    known = { ...known, [language]: await get<ActorNames>("/vocabulary/actors", { language }) };
  } catch {
    asked.delete(language);
  }
}
