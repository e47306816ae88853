/**
 * Which claims say the same, which differ, which are silent.
 *
 * A field is compared with what most independent sources say of it. Where as many say one thing as another, there is
 * nothing to compare with, and all that do not fit each other differ. It is a count of voices, never a verdict.
 */

export type Sign = "same" | "fits" | "differs" | "silent" | "alone";

/** What one claim gives: the value, and the independent source that it counts for. */
export interface Given<Value> {
  value: Value | null;
  origin: string;
}

/** How two values of a field compare. `fits`: they may both be so, one of them less exact. */
export interface Rule<Value> {
  same: (one: Value, other: Value) => boolean;
  fits: (one: Value, other: Value) => boolean;
}

/** The sign of each claim, in their order. */
export function compareAll<Value>(given: Given<Value>[], rule: Rule<Value>): Sign[] {
  const spoken = given.filter((one) => one.value !== null);
  if (spoken.length === 1) return given.map((one) => (one.value === null ? "silent" : "alone"));
  const most = findMost(spoken, rule);
  return given.map(({ value }) => {
    if (value === null) return "silent";
    if (most !== null) return rule.same(value, most) ? "same" : rule.fits(value, most) ? "fits" : "differs";
    return spoken.every((other) => rule.fits(value, other.value!)) ? "fits" : "differs";
  });
}

/** What most independent sources say; `null` where no value has more of them than every other. */
function findMost<Value>(given: Given<Value>[], rule: Rule<Value>): Value | null {
  const heard: { value: Value; origins: Set<string> }[] = [];
  for (const { value, origin } of given) {
    if (value === null) continue;
    const known = heard.find((one) => rule.same(one.value, value));
    if (known) known.origins.add(origin);
    else heard.push({ value, origins: new Set([origin]) });
  }
  const ranked = heard.sort((one, other) => other.origins.size - one.origins.size);
  const [first, second] = ranked;
  return first && (!second || first.origins.size > second.origins.size) ? first.value : null;
}

/** How many claims have each sign. */
export function countSigns(signs: Sign[]): Record<Sign, number> {
  const counted: Record<Sign, number> = { same: 0, fits: 0, differs: 0, silent: 0, alone: 0 };
  for (const sign of signs) counted[sign] += 1;
  return counted;
}
