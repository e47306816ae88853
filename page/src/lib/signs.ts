/** The signs of events as paths on a square of 16 × 16: a shape for each group, and within it a mark for the type. */

import type { Group } from "./vocabulary.ts";

/** Diamond, circle, square, speech bubble: they differ in outline, so that no colour is needed. */
export const SHAPES: Record<Group, string> = {
  violence: "M8 .6 15.4 8 8 15.4.6 8z",
  demonstration: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z",
  development: "M1.5 1.5h13v13h-13z",
  speech: "M1 2h14v9.5H8.5L5 15v-3.5H1z",
};

const CROSS = "M5.4 5.4l5.2 5.2M10.6 5.4 5.4 10.6";
const DOWN = "M8 4v6.5M5.6 8.2 8 10.8l2.4-2.6";
const UP = "M8 11.5V5M5.6 7.4 8 4.8l2.4 2.6";
const ARC = "M4.6 10.2C5.5 5.6 9.5 4.8 11 9.6M9.4 8.6l1.7 1.2.9-1.8";
const BURST = "M8 4.6v6.8M4.6 8h6.8M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6";
const PERSON = "M8 4.3a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8M5.4 11.6c0-4.4 5.2-4.4 5.2 0";
const ACROSS = "M4.4 8h7M9 5.6 11.5 8 9 10.4";
const BACK = "M11.6 8h-7M7 5.6 4.5 8 7 10.4";
const BARS = "M5.5 4.8v6.4M8 4.8v6.4M10.5 4.8v6.4";
const FLAG = "M6 12V4.4h5L9.6 6.3 11 8.2H6";
const RING = "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z";
const LINES = "M4.5 6.6h7M4.5 9.4h7";

/** The mark of a type inside its shape; types without one are told by their shape and their name. */
export const MARKS: Record<string, string> = {
  "armed-clash": CROSS,
  "territory-gain": FLAG,
  "air-strike": DOWN,
  shelling: ARC,
  "remote-explosive": BURST,
  "suicide-bombing": BURST,
  grenade: ARC,
  "chemical-weapon": RING,
  "attack-on-civilians": PERSON,
  "sexual-violence": PERSON,
  abduction: PERSON,
  protest: UP,
  "protest-intervention": BARS,
  "excessive-force": CROSS,
  riot: BURST,
  "mob-violence": CROSS,
  "security-operation": RING,
  "force-movement": ACROSS,
  withdrawal: BACK,
  "air-activity": UP,
  base: FLAG,
  arrest: BARS,
  release: UP,
  "prisoner-transfer": ACROSS,
  "prison-break": UP,
  "weapons-seizure": DOWN,
  "looting-destruction": BURST,
  blockade: RING,
  displacement: ACROSS,
  agreement: LINES,
  "group-change": CROSS,
};
