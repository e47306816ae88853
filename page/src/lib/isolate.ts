/**
 * A name or words of a report inside a sentence of the page: isolated (U+2068 … U+2069), their direction turns nothing of
 * what stands around them.
 */
export const isolate = (text: string): string => (text ? `\u2068${text}\u2069` : "");
