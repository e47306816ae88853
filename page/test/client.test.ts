import { expect, test } from "vitest";

import { makeAddress } from "../src/lib/api/client.ts";

test("empty parameters are left out, lists are repeated", () => {
  const params = { q: "", type: ["shelling", "air-strike"], limit: 20, contested: false, undated: true, near: null };
  expect(makeAddress("/incidents", params)).toBe("/api/incidents?type=shelling&type=air-strike&limit=20&undated=true");
});

test("values of parameters cannot become parameters", () => {
  expect(makeAddress("/search", { q: "a&b=c#d" })).toBe("/api/search?q=a%26b%3Dc%23d");
});
