import { vi } from "vitest";

// The tests run in Node: the little of a browser that the page's modules ask for.
function makeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    clear: () => kept.clear(),
  };
}

vi.stubGlobal("localStorage", makeStorage());
vi.stubGlobal("sessionStorage", makeStorage());
vi.stubGlobal("document", { documentElement: { lang: "", dir: "", dataset: {} } });
