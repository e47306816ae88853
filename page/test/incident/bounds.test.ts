import { expect, test } from "vitest";

import { findBounds } from "../../src/lib/edtf/bounds.ts";

test.each([
  ["2022-04-12", "2022-04-12", "2022-04-12"],
  ["2022-04", "2022-04-01", "2022-04-30"],
  ["2024-02~", "2024-02-01", "2024-02-29"],
  ["2021-24", "2021-12-01", "2022-02-28"],
  ["202X", "2020-01-01", "2029-12-31"],
  ["2022-04-11/2022-04-13", "2022-04-11", "2022-04-13"],
  ["2022-04-11/..", "2022-04-11", null],
  ["soon", null, null],
])("the days that %s allows", (edtf, first, last) => {
  expect(findBounds(edtf)).toEqual({ first, last });
});
