/** The names of places and actors that were chosen, for the chips: the address holds only what the server needs. */

const SHELF = "chosen-names";
const MOST = 200;

const read = (): [string, string][] => JSON.parse(sessionStorage.getItem(SHELF) ?? "[]");

/** Keep the name of a value: « 35.33,40.14 » is « Deir ez-Zor ». */
export function remember(value: string, name: string): void {
  const kept = read().filter(([known]) => known !== value);
  sessionStorage.setItem(SHELF, JSON.stringify([...kept, [value, name]].slice(-MOST)));
}

/** The name that was kept, else the value itself. */
export const recall = (value: string): string => read().find(([known]) => known === value)?.[1] ?? value;
