import { beforeAll, expect, test } from "vitest";

import { sayFigure } from "../src/lib/figures.ts";
import { chooseLanguage } from "../src/lib/i18n.svelte.ts";

beforeAll(() => chooseLanguage("en"));

test.each([
  [{ low: 12, high: 12 }, "12"],
  [{ low: 1200, high: 1200, approximate: true }, "about 1,200"],
  [{ low: 10, high: 12 }, "10 to 12"],
  [{ low: 20, high: 99, approximate: true }, "about 20 to 99"],
  [{ low: 9, high: null }, "at least 9"],
  [{ low: null, high: 9 }, "at most 9"],
  [{ low: null, high: null }, "number unknown"],
  [{ low: 0, high: 0 }, "0"],
])("%o", (figure, said) => expect(sayFigure(figure)).toBe(said));
