/** What each act of the log is called. */

import { say, word, type Word } from "../../lib/i18n.svelte.ts";

const ACTS: Record<string, Word> = {
  document: word("Received a document"),
  collection: word("Noted how it came in"),
  reading: word("Kept a reading"),
  superseded: word("Replaced a reading"),
  restored: word("Brought a reading back"),
  import: word("Took in from elsewhere"),
  judgement: word("Judged two events"),
  correction: word("Corrected a value"),
  review: word("Set the state of a review"),
  note: word("Wrote a note"),
  names: word("Saw withheld names"),
  export: word("Exported"),
  login: word("Logged in"),
  "login-failed": word("Failed to log in"),
  logout: word("Logged out"),
  account: word("Changed an account"),
  tables: word("Changed the store’s tables"),
};

/** « Saw withheld names »; an act that this page does not know is shown as it stands. */
export const nameAct = (act: string): string => (ACTS[act] ? say(ACTS[act]) : act);

/** The first signs of an id, which tell it from others on a page: « sha256:04c1d36a… », « in-1f3a9c20 ». */
export const shorten = (id: string): string => {
  const [, kind = "", hex = ""] = /^((?:[a-z]+:)*(?:in-|ev-|sha256:))([0-9a-f]{16,})$/.exec(id) ?? [];
  return hex ? `${kind.replace("sha256:", "")}${hex.slice(0, 8)}…` : id;
};
