/** Characters that fill two cells of a terminal: CJK, Hangul, full-width forms and most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ASCII = /^[ -~]*$/u;
const COMBINING = /\p{M}/u;
const ANSI = /\u001b\[[0-9;]*m/gu;

/** Cells that a text fills in a terminal. Colour sequences count nothing; the text holds no other controls. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length; // nearly every text
  let width = 0;
  for (const character of text.replaceAll(ANSI, ""))
    width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text with blanks behind it, `width` cells wide; longer text is left as it is. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * Breaks a text at blanks into lines of at most `width` cells.
 *
 * A word that is longer stands on a line of its own, unbroken: it is a path or a link that someone will copy.
 *
 * @returns at least one line
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (word === "") continue;
    if (line === "") line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}
