import { beforeEach, describe, expect, it, vi } from "vitest";

vi.mock("svelte", () => ({ getContext: () => undefined, setContext: (_: symbol, value: unknown) => value }));

import { Offsets } from "../../src/lib/text.ts";
import { Picking } from "../../src/views/review/picking.svelte.ts";
import type { Workspace } from "../../src/views/document/workspace.svelte.ts";

const open = (text: string, language: string) => {
  const workspace = { text, offsets: new Offsets(text), record: { document: { language } }, picked: null, lit: null, reveal: () => {} };
  return new Picking(workspace as unknown as Workspace);
};
const key = (name: string, held: { shiftKey?: boolean; altKey?: boolean } = {}) => ({ key: name, ...held }) as KeyboardEvent;

describe("choosing words with the keyboard", () => {
  let picking: Picking;
  beforeEach(() => (picking = open("🔴 Deux obus sont tombés hier.", "fr")));

  it("begins with the first word, and goes on word by word", () => {
    void picking.ask("why", null);
    expect(picking.quote).toBe("Deux");
    picking.press(key("ArrowRight"));
    expect(picking.quote).toBe("obus");
    picking.press(key("ArrowLeft"));
    expect(picking.quote).toBe("Deux");
  });

  it("extends with Shift, and takes back what it extended", () => {
    void picking.ask("why", null);
    picking.press(key("ArrowRight", { shiftKey: true }));
    picking.press(key("ArrowRight", { shiftKey: true }));
    expect(picking.quote).toBe("Deux obus sont");
    picking.press(key("ArrowLeft", { shiftKey: true }));
    expect(picking.quote).toBe("Deux obus");
  });

  it("moves the end by a character with Alt", () => {
    void picking.ask("why", null);
    picking.press(key("ArrowLeft", { altKey: true }));
    expect(picking.quote).toBe("Deu");
  });

  it("gives the words in code points, and nothing where it is left", async () => {
    const taken = picking.ask("why", null);
    picking.press(key("Enter"));
    expect(await taken).toEqual({ start: 2, end: 6 });
    const left = picking.ask("why", null);
    picking.press(key("Escape"));
    expect(await left).toBeNull();
  });

  it("begins where it is told to", () => {
    void picking.ask("why", { start: 7, end: 11 });
    expect(picking.quote).toBe("obus");
  });

  it("takes words that were dragged over, without the blanks at their ends", () => {
    void picking.ask("why", null);
    picking.drag({ start: 7, end: 13 });
    expect(picking.quote).toBe("obus");
  });

  it("leaves other keys to the page", () => {
    void picking.ask("why", null);
    expect(picking.press(key("j"))).toBe(false);
  });
});

it("in Arabic the left arrow goes on", () => {
  const picking = open("سقطت قذيفتان أمس.", "ar");
  void picking.ask("why", null);
  picking.press(key("ArrowLeft"));
  expect(picking.quote).toBe("قذيفتان");
  picking.press(key("ArrowLeft", { shiftKey: true }));
  expect(picking.quote).toBe("قذيفتان أمس");
  picking.press(key("ArrowRight"));
  expect(picking.quote).toBe("قذيفتان");
});
