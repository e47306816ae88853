import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

import { catalogues } from "./build/catalogues.ts";
import { licences } from "./build/licences.ts";
import { packing } from "./build/packing.ts";

// The page is served by `greffier serve` under /static/; while it is written, `npm run dev` asks that server for the rest.
const server = process.env.GREFFIER_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/static/" : "/",
  plugins: [svelte(), catalogues(), licences(), packing()],
  build: {
    outDir: "../src/greffier/web/static",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0, // the page's security policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    cssCodeSplit: false, // one small file instead of dozens
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "shared", test: /src[\\/](lib|parts)[\\/](?!map|export)/ }] } } },
    chunkSizeWarningLimit: 1500, // MapLibre is one piece
  },
  worker: { format: "es" },
  test: { include: ["{src,test}/**/*.test.ts"], setupFiles: "test/setup.ts" },
  server: { proxy: { "/api": server, "/tiles": server } },
}));
