/** The code units of a character as JSON escapes. */
function escape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => String.raw`\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
}

/**
 * JSON fit for a terminal and a CI log: what `JSON.stringify` leaves raw but a terminal obeys (C1 controls,
 * reading direction, hidden characters) and what GitHub's runner obeys (`##[`) is written as an escape. A
 * reader sees no difference.
 */
function inert(json: string): string {
  return json.replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escape).replaceAll("##[", String.raw`#\u0023[`);
}

/** A value as indented JSON, ending in a line feed, in which no character moves a cursor or hides itself. */
export function jsonText(value: object): string {
  return `${inert(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line, without a line feed. */
export function jsonLine(value: object): string {
  return inert(JSON.stringify(value));
}
