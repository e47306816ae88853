/** Where the words of a claim stand. */

import type { Claims } from "../../../lib/api/shapes.ts";

/** The document's page at the claim's event. */
export const linkClaim = (claim: Claims): string =>
  `/documents/${encodeURIComponent(claim.document)}?event=${encodeURIComponent(claim.anchor)}`;
