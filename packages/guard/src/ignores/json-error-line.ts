/** Line ends before a place in a text, and one. */
function lineAt(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|\n|\r/u).length;
}

/**
 * Where a JSON text breaks off or goes wrong, as far as the engine tells, for a message: `, line 3`, or nothing.
 *
 * @param error what `JSON.parse` threw; its own words quote the text and are not repeated
 */
export function jsonErrorLine(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  if (/unexpected end|unterminated/iu.test(message)) return `, line ${lineAt(text, text.length)}`;
  const position = /at position (\d{1,9})/u.exec(message)?.[1];
  return position === undefined ? "" : `, line ${lineAt(text, Number(position))}`;
}
