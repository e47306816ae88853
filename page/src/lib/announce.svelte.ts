/** What a screen reader is told, without the focus moving. App.svelte shows it in a live region. */

let said = $state("");

/** What was announced last. */
export const announced = (): string => said;

/** Tell it: « 120 incidents », « Accepted ». The same words twice are told twice. */
export function announce(message: string): void {
  said = said === message ? `${message}\u00a0` : message;
}
