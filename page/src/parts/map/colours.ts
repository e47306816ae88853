/** The page's colours as the map needs them: a canvas knows no CSS variables. */

const NAMES = [
  "paper", "sheet", "sunken", "line", "ink", "ink-soft", "accent", "accent-wash", "on-accent", "warn", "warn-wash", "bad", "bad-wash",
] as const;

export type Colours = Record<(typeof NAMES)[number], string>;

/** The colours of the theme in use, as rgb(…). */
export function readColours(): Colours {
  const probe = document.createElement("i");
  // Where less motion is asked for, base.css gives all a tiny transition, and a colour just set would read as the one before.
  probe.style.setProperty("transition", "none", "important");
  document.documentElement.append(probe);
  const read = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(read);
}

/** Call back when the theme changes, by the user's choice or the system's; gives what ends it. */
export function followTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = new MutationObserver(changed);
  system.addEventListener("change", changed);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", changed);
    chosen.disconnect();
  };
}
