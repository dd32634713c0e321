const BLANKS = /^[ \t\r\n\v\f]+/u;

/** `node --env-file` and `util.parseEnv`: quotes without escapes, a comment anywhere, no `NAME: value`. */
export function readNode(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let rest = text.replaceAll("\r\n", "\n").trim().replace(BLANKS, "");
  while (rest !== "") {
    const lineEnd = rest.indexOf("\n");
    const sign = rest.indexOf("=");
    if (rest.startsWith("#") || sign === -1 || (lineEnd !== -1 && lineEnd < sign)) {
      if (lineEnd === -1) break;
      const next = rest.slice(lineEnd + 1);
      rest = rest.startsWith("#") ? next : next.replace(BLANKS, ""); // blanks behind a comment line stay, too
      continue;
    }
    const name = rest
      .slice(0, sign)
      .trim()
      .replace(/^export /u, "")
      .trim();
    const [value, after] = readValue(rest.slice(sign + 1));
    if (name !== "") found.set(name, value);
    rest = after;
  }
  return found;
}

/** Without the spaces at both ends, and no other blanks. */
function trimSpaces(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === " ") start++;
  while (end > start && text[end - 1] === " ") end--;
  return text.slice(start, end);
}

/** A value, and what follows its line; behind a quoted one Node does not skip blanks, so that ` # NAME=x` is no comment. */
function readValue(text: string): readonly [string, string] {
  // A value may start on the next line, unless the sign ends its own.
  const rest = text.startsWith("\n") ? text : text.replace(BLANKS, "");
  const quote = rest[0];
  if (quote === '"' || quote === "'" || quote === "`") {
    const close = rest.indexOf(quote, 1);
    if (close !== -1) {
      const body = rest.slice(1, close);
      const next = rest.indexOf("\n", close + 1);
      return [quote === '"' ? body.replaceAll(String.raw`\n`, "\n") : body, next === -1 ? "" : rest.slice(next + 1)];
    }
  }
  const lineEnd = rest.indexOf("\n");
  const line = lineEnd === -1 ? rest : rest.slice(0, lineEnd);
  const open = quote === '"' || quote === "'" || quote === "`"; // a quote that is not closed keeps the whole line
  const comment = line.indexOf("#");
  const value = open ? line : trimSpaces(comment === -1 ? line : line.slice(0, comment));
  return [value, lineEnd === -1 ? "" : rest.slice(lineEnd + 1).replace(BLANKS, "")];
}
