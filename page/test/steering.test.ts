import { describe, expect, it } from "vitest";

import { countSteering, giveBack, readJson, showSteering, takeIn } from "../src/lib/steering.ts";

const HOSTILE = "a\u202eb\u2067c\u2069\u200f\u0000d";
const SHOWN = "a▯b▯c▯▯␦d";

describe("characters that would steer", () => {
  it("become visible signs of the same length", () => {
    expect(showSteering(HOSTILE)).toBe(SHOWN);
    expect(showSteering(HOSTILE)).toHaveLength(HOSTILE.length);
  });

  it.each(["\u061c", "\u200e", "\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\u206e", "\ufff9", "\u001b", "\u007f", "\r"])(
    "are none of what the page holds: %j",
    (mark) => expect(readJson(JSON.stringify({ name: `x${mark}y` }))).not.toEqual({ name: `x${mark}y` }),
  );

  it("do not include line ends, tabs, or the joiners that Arabic and emoji need", () => {
    const text = "a\n\tب\u200cج 👨‍👩‍👧 z\u200bw";
    expect(readJson(JSON.stringify(text))).toBe(text);
  });
});

describe("what comes in", () => {
  it("is changed in names and values, however deep", () => {
    expect(takeIn({ [HOSTILE]: [{ name: HOSTILE, low: 3, who: null }] })).toEqual({ [SHOWN]: [{ name: SHOWN, low: 3, who: null }] });
  });

  it("is found where JSON escapes it", () => {
    expect(readJson('["\\u202eabc","\\bx"]')).toEqual(["▯abc", "␦x"]);
  });

  it("goes out again as it came", () => {
    expect(giveBack({ value: takeIn(HOSTILE), because: "▯" })).toEqual({ value: HOSTILE, because: "▯" });
  });

  it("is counted as it came, so that a sign of the text's own is none", () => {
    expect(countSteering(takeIn(HOSTILE))).toBe(5);
    expect(countSteering(takeIn("a sign ▯ of its own"))).toBe(0);
  });
});
