import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { po } from "gettext-parser";
import type { Plugin } from "vite";

const LOCALE = join(import.meta.dirname, "..", "locale");
const PREFIX = "virtual:catalogue/";

/** Gives `virtual:catalogue/fr`: the translations of one language, by msgid, its plural forms in their order. */
export function catalogues(): Plugin {
  return {
    name: "greffier-catalogues",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = id.slice(PREFIX.length + 1);
      for (const file of listParts(language)) this.addWatchFile(file);
      return `export default ${JSON.stringify(readCatalogue(language))}`;
    },
  };
}

function listParts(language: string): string[] {
  const parts = readdirSync(LOCALE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = parts.map((part) => ({ folder: join(LOCALE, part.name), name: `${language}.po` }));
  return files.filter(({ folder, name }) => readdirSync(folder).includes(name)).map(({ folder, name }) => join(folder, name)).sort();
}

// In French a colon, a semicolon, a mark or a guillemet never stands alone on a line.
const FINISH: Record<string, (text: string) => string> = {
  fr: (text) => text.replace(/ (?=[:;?!»])/g, "\u00a0").replaceAll("« ", "«\u00a0"),
};

/** All parts of a language in one: `{"msgid": ["translation", …]}`, a context before its msgid with \u0004 between. */
export function readCatalogue(language: string): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const file of listParts(language)) {
    for (const [context, entries] of Object.entries(po.parse(readFileSync(file)).translations)) {
      for (const [id, entry] of Object.entries(entries)) {
        if (id && entry.msgstr.every(Boolean)) all[context ? `${context}\u0004${id}` : id] = entry.msgstr.map(FINISH[language] ?? String);
      }
    }
  }
  return all;
}
