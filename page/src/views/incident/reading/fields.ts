/** The fields of a claim that are compared, and what « the same » means for each. */

import type { ClaimedFigure, ClaimedPlace, Claims } from "../../../lib/api/shapes.ts";
import { findBounds } from "../../../lib/edtf/bounds.ts";
import { compareAll, type Given, type Rule, type Sign } from "./agreement.ts";
import { measureKm } from "./distance.ts";
import { isStanding, overlap } from "./figures.ts";

/** The signs of one claim: by field, and of each of its figures. */
export interface Signs {
  type: Sign;
  modality: Sign;
  when: Sign;
  where: Sign;
  agent: Sign;
  target: Sign;
  figures: Sign[];
}

const SLACK_KM = 2; // as incidents/compare.py has it
const SAME_SPOT_KM = 3;

const equal: Rule<string> = { same: (one, other) => one === other, fits: (one, other) => one === other };

const dates: Rule<string> = {
  same: (one, other) => one === other,
  fits: (one, other) => {
    const [its, other_] = [findBounds(one), findBounds(other)];
    return (its.first ?? "") <= (other_.last ?? "9") && (other_.first ?? "") <= (its.last ?? "9");
  },
};

const places: Rule<ClaimedPlace> = {
  same: (one, other) => {
    if (!one.spot || !other.spot) return one.text === other.text;
    return one.spot.relation === other.spot.relation && measureKm(one.spot, other.spot) <= SAME_SPOT_KM;
  },
  fits: (one, other) => {
    if (!one.spot || !other.spot) return true;
    const reach = (one.spot.radius_km ?? 0) + (other.spot.radius_km ?? 0);
    return measureKm(one.spot, other.spot) <= reach + SLACK_KM;
  },
};

const parties: Rule<string[]> = {
  same: (one, other) => one.length === other.length && one.every((name) => other.includes(name)),
  fits: (one, other) => one.some((name) => other.includes(name)),
};

const figures: Rule<ClaimedFigure> = {
  same: (one, other) => one.low === other.low && one.high === other.high,
  fits: overlap,
};

/** Compare all claims of an incident, field by field. One claim alone has nothing to compare with. */
export function compareClaims(claims: Claims[]): Signs[] {
  const by = <Value>(rule: Rule<Value>, read: (claim: Claims) => Value | null) =>
    compareAll(claims.map((claim) => ({ value: read(claim), origin: nameOrigin(claim) })), rule);
  const type = by(equal, (claim) => claim.type);
  const modality = by(equal, (claim) => (claim.negated ? "negated" : claim.modality));
  const when = by(dates, (claim) => claim.when?.edtf ?? null);
  const where = by(places, (claim) => claim.where[0] ?? null);
  const agent = by(parties, (claim) => listParties(claim, "agent"));
  const target = by(parties, (claim) => listParties(claim, "target"));
  const counts = compareFigures(claims);
  return claims.map((_, at) => ({
    type: type[at]!, modality: modality[at]!, when: when[at]!, where: where[at]!, agent: agent[at]!, target: target[at]!,
    figures: counts[at]!,
  })); // prettier-ignore
}

/** Each figure beside those of its kind that other voices give; one that its voice took back is not compared. */
function compareFigures(claims: Claims[]): Sign[][] {
  const signs = claims.map((claim) => claim.figures.map((): Sign => "silent"));
  const kinds = new Set(claims.flatMap((claim) => claim.figures.map((figure) => figure.kind)));
  for (const kind of kinds) {
    const found = claims.flatMap((claim, at) =>
      claim.figures.flatMap((figure, place) => (figure.kind === kind && isStanding(figure) ? [{ claim, figure, at, place }] : [])),
    );
    const given: Given<ClaimedFigure>[] = found.map(({ claim, figure }) => ({ value: figure, origin: nameOrigin(claim) }));
    compareAll(given, figures).forEach((sign, nth) => (signs[found[nth]!.at]![found[nth]!.place] = sign));
  }
  return signs;
}

/** The independent source that a claim counts for; a report's own voice where it counts for none. */
export const nameOrigin = (claim: Claims): string => claim.origin ?? claim.document;

/** The parties of a role, by the registry's id or else by name; `null` where none is named. */
function listParties(claim: Claims, role: string): string[] | null {
  const found = claim.parties.filter((party) => party.role === role).map((party) => party.actor ?? party.name.toLocaleLowerCase());
  return found.length ? [...new Set(found)].sort() : null;
}
