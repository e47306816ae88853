/** The title of the document: what the view shows, then the name of the page. */

/** Keep the title while the component lives: `useTitle(() => t("Documents"))`. */
export function useTitle(says: () => string): void {
  $effect(() => {
    const title = says();
    document.title = title ? `${title} – Greffier` : "Greffier";
  });
}
