import { expect, test } from "vitest";

import { sayValue, sayValues } from "../../src/views/incident/reading/corrections.ts";

test.each([
  [null, "nothing"],
  [true, "yes"],
  ["shelling", "Shelling"],
  ["alleged", "Alleged"],
  [{ edtf: "2022-04-12", precision: "day" }, "12 April 2022"],
  [{ kind: "killed", low: 11, high: null }, "Killed: at least 11"],
  [{ place: { name: "Tessit" }, relation: "near" }, "Tessit"],
  [{ role: "agent", name: "armed men" }, "Agent: armed men"],
  [{ kind: "official", name: "the army" }, "the army"],
  [{ kind: "document", name: null, description: null }, "The document itself"],
])("a corrected value %j is said as « %s »", (value, said) => expect(sayValue(value)).toBe(said));

test("of a field with several values all are said, and nothing where it has none", () => {
  expect(sayValues([{ kind: "killed", low: 3, high: 3 }, { kind: "injured", low: 2, high: 2 }])).toBe("Killed: 3, Injured: 2");
  expect(sayValues([])).toBe("nothing");
});
