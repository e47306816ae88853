/** The keys of the incident's page. */

import { t } from "../../lib/i18n.svelte.ts";
import { useKeys } from "../../lib/keys.svelte.ts";
import { go } from "../../lib/route.svelte.ts";
import { can } from "../../lib/session.svelte.ts";
import type { Case } from "./case.svelte.ts";
import { linkClaim } from "./reading/links.ts";
import { setAll } from "./review/states.ts";

type Deeds = Record<"split" | "merge" | "words" | "export" | "print", () => void>;

/** Take the keys as long as the component lives. */
export function takeKeys(find: () => Case, deeds: Deeds): void {
  const several = () => find().claims.length > 1;
  const writes = () => can("write");
  const chosen = () => find().find(find().chosen ?? "");
  useKeys(t("Incident"), () => [
    { key: "j", says: t("Next claim"), act: () => move(find(), 1) },
    { key: "k", says: t("Previous claim"), act: () => move(find(), -1) },
    { key: "x", says: t("Mark the claim, to split it off"), act: () => find().pick(find().chosen!), when: () => writes() && several() && !!chosen() },
    { key: "o", says: t("Read the claim in its document"), act: () => go(linkClaim(chosen()!)), when: () => !!chosen() },
    { key: "w", says: t("Show or hide the words of the claims"), act: deeds.words },
    { key: "a", says: t("Accept all events"), act: () => void setAll(find(), "accepted"), when: writes },
    { key: "s", says: t("Split this incident"), act: deeds.split, when: () => writes() && several() },
    { key: "m", says: t("Merge with another incident"), act: deeds.merge, when: writes },
    { key: "e", says: t("Export the incident"), act: deeds.export },
    { key: "p", says: t("Print or save as PDF"), act: deeds.print },
  ]);
}

/** Go to a claim and bring it into sight. */
function move(incident: Case, by: number): void {
  const anchor = incident.step(by);
  if (anchor) requestAnimationFrame(() => document.getElementById(anchor)?.focus());
}
