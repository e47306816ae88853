/** The signs of agreement: in words. */

import { say, word, type Word } from "../../../lib/i18n.svelte.ts";
import type { Sign } from "./agreement.ts";

const NAMES: Record<Sign, Word> = {
  same: word("same", "agreement"),
  fits: word("fits", "agreement"),
  differs: word("differs", "agreement"),
  silent: word("silent", "agreement"),
  alone: word("alone", "agreement"),
};

export const nameSign = (sign: Sign): string => say(NAMES[sign]);
