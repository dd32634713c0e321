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
      rest = rest.slice(lineEnd + 1).replace(BLANKS, "");
      continue;
    }
    const name = rest
      .slice(0, sign)
      .trim()
      .replace(/^export /u, "")
      .trim();
    const [value, after] = readValue(rest.slice(sign + 1));
    if (name !== "") found.set(name, value);
    rest = after.replace(BLANKS, "");
  }
  return found;
}

/** A value, and what follows its line. */
function readValue(text: string): readonly [string, string] {
  const rest = text.replace(/^[ \t]+/u, "");
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
  const comment = line.indexOf("#");
  const value = (comment === -1 ? line : line.slice(0, comment)).replaceAll(/^ +| +$/gu, "");
  return [value, lineEnd === -1 ? "" : rest.slice(lineEnd + 1)];
}
