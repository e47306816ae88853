/** What a key that is pressed is called, so that views and the help sheet speak of the same keys. */

export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** « ctrl+Enter », « j ». A letter of another script counts as the Latin letter on the same key of the keyboard. */
export function nameKey(event: Pressed): string {
  const key = event.key.length > 1 ? event.key : (readLatin(event) ?? event.key.toLowerCase());
  const isLetter = key.length > 1 || key.toLowerCase() !== key.toUpperCase();
  const held = [
    (event.ctrlKey || event.metaKey) && "ctrl+",
    event.altKey && "alt+",
    event.shiftKey && isLetter && "shift+", // the shift of « ? » is part of the sign
  ];
  return held.filter(Boolean).join("") + key;
}

/** The Latin sign on a key that gives another script's; null where it gives a Latin one itself. */
function readLatin({ key, code, shiftKey }: Pressed): string | null {
  if (key <= "\u024f") return null;
  if (code === "Slash") return shiftKey ? "?" : "/";
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}
