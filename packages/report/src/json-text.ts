/** The code units of a character as JSON escapes. */
function escape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => String.raw`\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
}

/**
 * A value as indented JSON, ending in a line feed, fit for a terminal and a CI log: what
 * `JSON.stringify` leaves raw but a terminal obeys (C1 controls, reading direction, hidden
 * characters) and what GitHub's runner obeys (`##[`) is written as an escape. A reader sees no difference.
 */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, null, 2)
    .replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escape)
    .replaceAll("##[", String.raw`#\u0023[`);
  return `${text}\n`;
}
