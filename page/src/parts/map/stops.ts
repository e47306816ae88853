/** A value that follows another one, said by some of its points; between them it is straight. */

export type Stops = [at: number, value: number][];

/** The value at a point: `between([[1, 10], [6, 15]], 2)` is 11. */
export function between(stops: Stops, at: number): number {
  const next = stops.findIndex(([place]) => place > at);
  if (next <= 0) return (next === 0 ? stops[0] : stops.at(-1))![1];
  const [[from, low], [to, high]] = [stops[next - 1]!, stops[next]!];
  return low + ((high - low) * (at - from)) / (to - from);
}
