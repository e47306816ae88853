import { expect, test } from "vitest";

import { batch } from "../src/views/add/batches.ts";

const file = (size: number, name = "f"): File => ({ size, name }) as File;

test("files are sent in batches of at most two hundred", () => {
  expect(batch(Array.from({ length: 401 }, () => file(10))).map((part) => part.length)).toEqual([200, 200, 1]);
});

test("a batch is no larger than the server takes; one file that is too large goes alone", () => {
  const sizes = batch([file(50_000_000), file(50_000_000), file(200_000_000), file(1)]).map((part) => part.map(({ size }) => size));
  expect(sizes).toEqual([[50_000_000], [50_000_000], [200_000_000], [1]]);
});

test("no file, no batch", () => expect(batch([])).toEqual([]));
