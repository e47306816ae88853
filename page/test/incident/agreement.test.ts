import { describe, expect, test } from "vitest";

import { compareAll, type Given, type Rule } from "../../src/views/incident/reading/agreement.ts";

const numbers: Rule<number> = { same: (one, other) => one === other, fits: (one, other) => Math.abs(one - other) <= 1 };
const given = (...said: [number | null, string][]): Given<number>[] => said.map(([value, origin]) => ({ value, origin }));

describe("claims of one field", () => {
  test("are compared with what most independent sources say", () => {
    expect(compareAll(given([5, "a"], [5, "b"], [9, "c"], [6, "d"]), numbers)).toEqual(["same", "same", "differs", "fits"]);
  });

  test("ten copies of one origin do not outvote two origins", () => {
    const copies = Array.from({ length: 10 }, (): [number, string] => [9, "agency"]);
    const signs = compareAll(given(...copies, [5, "a"], [5, "b"]), numbers);
    expect(signs[0]).toBe("differs");
    expect(signs.at(-1)).toBe("same");
  });

  test("as many against as many: all that exclude each other differ", () => {
    expect(compareAll(given([5, "a"], [9, "b"]), numbers)).toEqual(["differs", "differs"]);
    expect(compareAll(given([5, "a"], [6, "b"]), numbers)).toEqual(["fits", "fits"]);
  });

  test("silence is no disagreement", () => {
    expect(compareAll(given([5, "a"], [null, "b"], [5, "c"]), numbers)).toEqual(["same", "silent", "same"]);
  });

  test("one voice alone has nothing to compare with", () => {
    expect(compareAll(given([5, "a"], [null, "b"]), numbers)).toEqual(["alone", "silent"]);
  });
});
