import { printable } from "./printable.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Foreign text inside an XML or HTML element or a quoted attribute; controls are spelt out. */
export function escapeXml(text: string): string {
  return printable(text)
    .replaceAll(/[\u{fffe}\u{ffff}]/gu, "\u{fffd}") // not characters of XML
    .replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
