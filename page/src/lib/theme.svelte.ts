/** Light or dark: as the system has it, or as the user wants it here. */

export type Theme = "system" | "light" | "dark";
export const THEMES: Theme[] = ["system", "light", "dark"];

const asked = localStorage.getItem("theme") as Theme;
let theme = $state<Theme>(THEMES.includes(asked) ? asked : "system");

/** What the user chose. */
export const chosenTheme = (): Theme => theme;

/** Show the page so, now and the next time. */
export function chooseTheme(wanted: Theme): void {
  theme = wanted;
  localStorage.setItem("theme", wanted);
  if (wanted === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}
