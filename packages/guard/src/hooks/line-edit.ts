/** The line end that a text uses, by its first line. */
export function lineEndOf(text: string): "\r\n" | "\n" {
  return /\r?\n/u.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n";
}

/** The text with lines put before the line that holds an offset; they take the text's own line end. */
export function insertLines(text: string, offset: number, lines: readonly string[]): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = lineEndOf(text);
  return text.slice(0, start) + lines.map((line) => line + end).join("") + text.slice(start);
}

/** The text with lines at its end; a last line without an end gets one first. */
export function appendLines(text: string, lines: readonly string[]): string {
  const end = lineEndOf(text);
  const joint = text === "" || text.endsWith("\n") ? "" : end;
  return text + joint + lines.map((line) => line + end).join("");
}
