import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import type { Plugin } from "vite";

const WORTH = /\.(js|css|json|geojson|svg|txt)$/;
const SMALL = 1024;
const SYSTEM_BYTE = 9; // names the system that packed; always « unknown », so that the same page gives the same bytes

/** Puts `name.js.gz` beside every larger text file of the built page; the server gives it where the browser takes it. */
export function packing(): Plugin {
  let folder = "";
  return {
    name: "greffier-packing",
    apply: "build",
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle: () => listFiles(folder).forEach(pack),
  };
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && WORTH.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

function pack(file: string): void {
  const content = readFileSync(file);
  if (content.length < SMALL) return;
  const packed = gzipSync(content, { level: 9 });
  packed[SYSTEM_BYTE] = 255;
  writeFileSync(`${file}.gz`, packed);
}
