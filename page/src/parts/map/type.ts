/** Names stand in the page's own type; without a `glyphs` address MapLibre draws them itself, in every script. */
export const TYPE = ["Noto Sans Variable", "Noto Sans Arabic Variable", "sans-serif"];
