/** What went wrong, in the shape in which the server tells it: a code, what was seen, the mend. */

import { Failure } from "./api/client.ts";
import type { Problem } from "./api/shapes.ts";
import { t } from "./i18n.svelte.ts";

/** `error`: a Failure of the API, a Problem of a job, or whatever else was thrown. */
export function readProblem(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  if (error && typeof error === "object" && "code" in error && "mend" in error) return error as Problem;
  if (error instanceof TypeError) {
    return { code: "", where: "", seen: t("The server does not answer."), mend: t("See that greffier serve is still running, then try again.") };
  }
  return { code: "", where: "", seen: error instanceof Error ? error.message : String(error), mend: t("Load the page anew.") };
}

/** In one line. */
export function sayProblem(error: unknown): string {
  const { code, seen, mend } = readProblem(error);
  return [code, seen, mend].filter(Boolean).join(" ");
}
