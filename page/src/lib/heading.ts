/** The focus after going to another view: on its heading, so that a screen reader says where one is. */

const PATIENCE_MS = 5000;

/** Put the focus on the heading of `main` when it is there, unless the user has meanwhile put it elsewhere in it. */
export function focusHeading(main: HTMLElement): () => void {
  if (focusNow(main)) return () => {};
  const watch = new MutationObserver(() => focusNow(main) && watch.disconnect());
  watch.observe(main, { childList: true, subtree: true });
  const end = setTimeout(() => watch.disconnect(), PATIENCE_MS);
  return () => {
    clearTimeout(end);
    watch.disconnect();
  };
}

function focusNow(main: HTMLElement): boolean {
  if (main.contains(document.activeElement) && document.activeElement !== main) return true;
  const heading = main.querySelector("h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
