import { beforeAll, expect, test } from "vitest";

import { chooseLanguage } from "../src/lib/i18n.svelte.ts";
import { groupOf, nameCasualty, nameContested, nameType, typesOf } from "../src/lib/vocabulary.ts";

beforeAll(() => chooseLanguage("en"));

test("a type has a name and a group", () => {
  expect([nameType("air-strike"), groupOf("air-strike")]).toEqual(["Air strike", "violence"]);
});

test("what is not known is shown as it stands, in no group", () => {
  expect([nameType("constructor-x"), groupOf("nothing")]).toEqual(["constructor-x", null]);
});

test("the groups share the types among them", () => {
  const groups = ["violence", "demonstration", "development", "speech"] as const;
  expect(groups.map((group) => typesOf(group).length)).toEqual([11, 5, 15, 10]);
});

test("losses of the agents are told apart", () => {
  expect([nameCasualty("killed"), nameCasualty("killed_attackers")]).toEqual(["Killed", "Killed, on the agent’s side"]);
});

test("a contested field is a kind of casualties or a feature", () => {
  expect(["killed", "type", "agent"].map(nameContested)).toEqual(["Killed", "Type of event", "Agent"]);
});
