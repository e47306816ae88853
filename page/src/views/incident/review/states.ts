/** The state of all events of an incident, set in one act. */

import type { State } from "../../../lib/api/shapes.ts";
import { n, t } from "../../../lib/i18n.svelte.ts";
import { sayProblem } from "../../../lib/problem.ts";
import { toast } from "../../../lib/toast.svelte.ts";
import { nameState } from "../../../lib/vocabulary.ts";
import type { Case } from "../case.svelte.ts";

/** Set it for each event that has another; undo gives each its own back. */
export async function setAll(incident: Case, state: State): Promise<void> {
  const changed = incident.claims.filter((claim) => claim.state !== state).length;
  if (!changed) return toast(t("Every event has this state already: {state}", { state: nameState(state) }));
  try {
    const before = await incident.setState(state);
    toast(n("{count} event: {state}", "{count} events: {state}", changed, { state: nameState(state) }), () => incident.restoreStates(before));
  } catch (error) {
    toast(sayProblem(error));
  }
}
