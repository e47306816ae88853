/// <reference types="svelte" />
/// <reference types="vite/client" />
declare module "virtual:catalogue/*" {
  const catalogue: Record<string, string[]>;
  export default catalogue;
}
declare module "gettext-parser" {
  export const po: { parse(data: Uint8Array): { translations: Record<string, Record<string, { msgstr: string[] }>> } };
}
