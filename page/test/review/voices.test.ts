import { expect, it } from "vitest";

import { record, review } from "../document/fixtures.ts";
import { blankVoice, findTeller, keyOf, listChoices, nameVoice } from "../../src/views/review/voices.ts";

const mayor = { id: "p1", kind: "official", name: "Le maire", description: null, actor: null, via: "p2", spans: [{ start: 1, end: 3, quote: "ab" }] };
const radio = { id: "p2", kind: "outlet", name: "Radio Azal", description: null, actor: null, via: "s1", spans: [] };
const spoken = () => ({ ...review([], { attribution: "p1" }), voices: [mayor, radio] }) as unknown as ReturnType<typeof review>;

it("a voice that only people named goes out whole, with those who relay it", () => {
  expect(nameVoice("p1", spoken())).toEqual({
    kind: "official", name: "Le maire", description: null, actor: null, spans: [{ start: 1, end: 3 }],
    via: { kind: "outlet", name: "Radio Azal", description: null, actor: null, via: "s1", spans: [] },
  }); // prettier-ignore
  expect(findTeller(spoken())).toEqual(nameVoice("p1", spoken()));
});

it("a voice of the record is sent by its id", () => expect(findTeller(review())).toBe("s2"));

it("the voices to choose from are the record's, then those that people named in any event, each once", () => {
  const choices = listChoices(record.sources, [spoken(), spoken(), review()]);
  expect(choices.map(({ chain }) => chain.map(({ id }) => id).join(" "))).toEqual(["s1", "s2 s3 s1", "s3 s1", "p1 p2 s1", "p2 s1"]);
});

it("an id that means one voice here and another there stands for both", () => {
  const other = { ...spoken(), voices: [{ ...mayor, name: "Le préfet" }, radio] } as unknown as ReturnType<typeof review>;
  const named = listChoices(record.sources, [spoken(), other]).map(({ chain }) => chain[0]!.name);
  expect(named).toEqual([null, null, "نبأ", "Le maire", "Radio Azal", "Le préfet"]);
});

it("voices through different relays are different, and the words on which they stand make no difference", () => {
  const voice = blankVoice(record.sources);
  expect(voice.via).toBe("s1");
  expect(keyOf({ ...voice, via: "s3" })).not.toBe(keyOf(voice));
  expect(keyOf({ ...voice, spans: [{ start: 1, end: 2 }] })).toBe(keyOf(voice));
});
