/** The neutral readings of loaded words. They are a closed list (framing.yaml of each language), written in English. */

import { say, word, type Word } from "../../lib/i18n.svelte.ts";
import { sayName } from "./say.ts";

const NEUTRAL: Record<string, Word> = {
  killed: word("killed", "neutral"),
  attack: word("attack", "neutral"),
  "opposing forces": word("opposing forces", "neutral"),
  opponents: word("opponents", "neutral"),
  "killed or put out of action": word("killed or put out of action", "neutral"),
  "foreign forces": word("foreign forces", "neutral"),
  fighters: word("fighters", "neutral"),
  "armed group": word("armed group", "neutral"),
  withdrawal: word("withdrawal", "neutral"),
  "threat of armed groups": word("threat of armed groups", "neutral"),
  strike: word("strike", "neutral"),
  "positions of an armed group": word("positions of an armed group", "neutral"),
  positions: word("positions", "neutral"),
  perpetrators: word("perpetrators", "neutral"),
  "people killed": word("people killed", "neutral"),
  "own soldiers": word("own soldiers", "neutral"),
  "military operation against people of the place": word("military operation against people of the place", "neutral"),
  "invasion or military operation": word("invasion or military operation", "neutral"),
  group: word("group", "neutral"),
  government: word("government", "neutral"),
  "coercion or killing by error": word("coercion or killing by error", "neutral"),
  "clearing of fighters or people": word("clearing of fighters or people", "neutral"),
  "civilian casualties": word("civilian casualties", "neutral"),
  "armed group members": word("armed group members", "neutral"),
  "armed Islamist group members": word("armed Islamist group members", "neutral"),
  "allied forces": word("allied forces", "neutral"),
  Israel: word("Israel", "neutral"),
};

/** A neutral reading in the interface's language; one that is not of the list, as it stands. */
export const sayNeutral = (neutral: string): string =>
  Object.hasOwn(NEUTRAL, neutral) ? say(NEUTRAL[neutral]!) : sayName(neutral);
