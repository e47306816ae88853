/** The interval in which a share lies with 95 % confidence. Source: Wilson 1927; honest for few cases, unlike ± 2 σ. */

export interface Interval {
  low: number;
  high: number;
}

const Z = 1.959964; // the normal distribution's 97.5th percentile

/** `wilson(9, 10)` → 0.60 to 0.98. `null` where nothing was counted. */
export function wilson(hits: number, all: number): Interval | null {
  if (all <= 0) return null;
  const share = hits / all;
  const squared = (Z * Z) / all;
  const middle = share + squared / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / all + squared / (4 * all));
  return { low: Math.max(0, (middle - reach) / (1 + squared)), high: Math.min(1, (middle + reach) / (1 + squared)) };
}
