/** The types of event, in the order of the record format: their group, their name, what the type says. */

import { word, type Word } from "../i18n.svelte.ts";

export type Group = "violence" | "demonstration" | "development" | "speech";

export interface EventType {
  group: Group;
  name: Word;
  says: Word;
}

const entry = (group: Group, name: Word, says: Word): EventType => ({ group, name, says });

export const TYPES: Record<string, EventType> = {
  "armed-clash": entry("violence", word("Armed clash"), word("Fighting, ambush or attack between armed parties")),
  "territory-gain": entry("violence", word("Territory taken"), word("A party takes ground by fighting")),
  "air-strike": entry("violence", word("Air strike"), word("Bombing from aircraft or drones")),
  shelling: entry("violence", word("Shelling"), word("Artillery, mortars, rockets, missiles")),
  "remote-explosive": entry("violence", word("Explosive device"), word("Mine, IED, car bomb without a suicide bomber")),
  "suicide-bombing": entry("violence", word("Suicide bombing"), word("The attacker dies by design")),
  grenade: entry("violence", word("Grenade attack"), word("Hand-thrown grenade")),
  "chemical-weapon": entry("violence", word("Use of a chemical weapon"), word("Chemical agents")),
  "attack-on-civilians": entry("violence", word("Attack on civilians"), word("Killing or wounding of unarmed people, execution, massacre")),
  "sexual-violence": entry("violence", word("Sexual violence"), word("Rape and other sexual violence")),
  abduction: entry("violence", word("Abduction"), word("Kidnapping, forced disappearance")),
  protest: entry("demonstration", word("Protest"), word("Demonstration, strike, sit-in")),
  "protest-intervention": entry("demonstration", word("Protest with intervention"), word("Forces disperse or arrest peaceful protesters")),
  "excessive-force": entry("demonstration", word("Excessive force against protesters"), word("Protesters killed or badly hurt by forces")),
  riot: entry("demonstration", word("Riot"), word("Demonstrators destroy or fight")),
  "mob-violence": entry("demonstration", word("Mob violence"), word("Lynching, communal mob")),
  "security-operation": entry("development", word("Security operation"), word("Sweep, raid, cordon, search")),
  "force-movement": entry("development", word("Movement of forces"), word("Deployment, convoy, reinforcement, movement of fighters")),
  withdrawal: entry("development", word("Withdrawal"), word("Retreat, pull-out")),
  "air-activity": entry("development", word("Air activity"), word("Flights, patrols, reconnaissance without a strike")),
  base: entry("development", word("Base established"), word("Base or post set up")),
  arrest: entry("development", word("Arrest"), word("Arrest, detention")),
  release: entry("development", word("Release"), word("Captives or prisoners freed, escape aside")),
  "prisoner-transfer": entry("development", word("Prisoner transfer"), word("Detainees moved from one place to another")),
  "prison-break": entry("development", word("Prison break"), word("Prisoners escape")),
  "weapons-seizure": entry("development", word("Weapons seizure"), word("Weapons found, seized, defused, shot down")),
  "looting-destruction": entry("development", word("Looting or destruction"), word("Looting, burning, demolition")),
  blockade: entry("development", word("Siege or blockade"), word("Siege, blockade, closure of a road or crossing")),
  displacement: entry("development", word("Displacement"), word("People flee or are driven out")),
  agreement: entry("development", word("Agreement"), word("Ceasefire, truce, peace or local agreement")),
  "group-change": entry("development", word("Change of a group"), word("Group founded, split, merged, renamed, pledges allegiance")),
  accuse: entry("speech", word("Accusation"), word("A voice accuses a party; the deed is its own event, modality alleged")),
  deny: entry("speech", word("Denial"), word("A voice rejects an accusation or a report")),
  "claim-responsibility": entry("speech", word("Claim of responsibility"), word("A group says that it did it")),
  threaten: entry("speech", word("Threat"), word("Threat, ultimatum")),
  condemn: entry("speech", word("Condemnation"), word("Condemnation")),
  appeal: entry("speech", word("Appeal"), word("Call for help, for calm, for an inquiry")),
  pledge: entry("speech", word("Statement of intent"), word("Stated readiness or intention")),
  negotiate: entry("speech", word("Negotiation"), word("Talks, meeting, mediation")),
  aid: entry("speech", word("Aid"), word("Relief, evacuation, medical help")),
  support: entry("speech", word("Support for a party"), word("Arming, funding, backing, sheltering a party")),
};
