import { expect, test } from "vitest";

import { nameKey } from "../src/lib/keynames.ts";

const press = (key: string, code = "", held: object = {}) =>
  nameKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("a letter is written small, with what is held before it", () => {
  expect([press("j"), press("J", "KeyJ", { shiftKey: true }), press("Enter", "Enter", { ctrlKey: true })]).toEqual(["j", "shift+j", "ctrl+Enter"]);
});

test("the shift that makes a sign is part of the sign", () => expect(press("?", "Slash", { shiftKey: true })).toBe("?"));

test("on a Mac the command key counts as control", () => expect(press("z", "KeyZ", { metaKey: true })).toBe("ctrl+z"));

test("on an Arabic keyboard the Latin letter of the same key counts", () => expect([press("ت", "KeyJ"), press("؟", "Slash", { shiftKey: true })]).toEqual(["j", "?"]));

test("on a French keyboard the letter that is printed counts", () => expect(press("a", "KeyQ")).toBe("a"));
