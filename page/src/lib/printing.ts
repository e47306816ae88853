/** Whether the page is being printed: then everything is made, and numbers stand where colours did. */

import { MediaQuery } from "svelte/reactivity";

const paper = new MediaQuery("print");

/** True on paper. Following it, a component is made anew for the print. */
export const isPrinting = (): boolean => paper.current;
