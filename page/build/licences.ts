import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Plugin } from "vite";

const HEAD = `The page of greffier is under the Apache License 2.0, as all of greffier. It holds code and letters of others; their
names, versions, licences and notices follow. Its map data is named in the file NOTICE.
`;
const LICENCE = /^(licen[cs]e|copying|notice|ofl)/i;

/** Writes licences.txt: the terms of every package whose code or files are in the built page. */
export function licences(): Plugin {
  return {
    name: "greffier-licences",
    apply: "build",
    generateBundle(_, bundle) {
      const packed = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : part.originalFileNames));
      const packages = [...packed, ...this.getModuleIds()].map(findPackage).filter((folder) => folder !== null);
      const folders = [...new Set(packages)].sort();
      this.emitFile({ type: "asset", fileName: "licences.txt", source: [HEAD, ...folders.map(describe)].join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

const PAGE = join(import.meta.dirname, "..");

/** The folder of the package that a module is of; null for the page's own. */
function findPackage(id: string): string | null {
  const path = resolve(PAGE, id.replace("\0", "")).replaceAll("\\", "/");
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

function describe(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8")) as Record<string, string>;
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENCE.test(entry.name));
  const texts = files.map((entry) => entry.name).sort().map((file) => readFileSync(join(folder, file), "utf-8").trim());
  return [`${name} ${version}: ${license}`, ...texts].join("\n\n");
}
