/** Each type of event as it stands in a sentence after « Reports tell of ». Neutral words, never those of a report. */

import { say, t, word, type Word } from "../../../lib/i18n.svelte.ts";

const DEEDS: Record<string, Word> = {
  "armed-clash": word("an armed clash"),
  "territory-gain": word("territory changing hands"),
  "air-strike": word("an air strike"),
  shelling: word("shelling"),
  "remote-explosive": word("an explosive device going off"),
  "suicide-bombing": word("a suicide bombing"),
  grenade: word("a grenade attack"),
  "chemical-weapon": word("the use of a chemical weapon"),
  "attack-on-civilians": word("an attack on civilians"),
  "sexual-violence": word("sexual violence"),
  abduction: word("an abduction"),
  protest: word("a protest"),
  "protest-intervention": word("a protest with intervention by forces"),
  "excessive-force": word("excessive force against protesters"),
  riot: word("a riot"),
  "mob-violence": word("mob violence"),
  "security-operation": word("a security operation"),
  "force-movement": word("a movement of forces"),
  withdrawal: word("a withdrawal"),
  "air-activity": word("air activity"),
  base: word("a base being set up"),
  arrest: word("an arrest"),
  release: word("a release"),
  "prisoner-transfer": word("a transfer of prisoners"),
  "prison-break": word("a prison break"),
  "weapons-seizure": word("a seizure of weapons"),
  "looting-destruction": word("looting or destruction"),
  blockade: word("a siege or blockade"),
  displacement: word("people being displaced"),
  agreement: word("an agreement"),
  "group-change": word("a change within a group"),
};

/** « an armed clash ». */
export const sayDeed = (type: string): string => {
  const found = DEEDS[type];
  return found ? say(found) : t("an event");
};
