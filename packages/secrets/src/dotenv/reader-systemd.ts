const BLANK = /[ \t]/u;

/** One value of an EnvironmentFile from `at` on: quotes may start anywhere, a backslash joins lines. */
function readValue(text: string, at: number): { readonly value: string; readonly end: number } {
  let value = "";
  let keep = 0; // how much of the value blanks at its end may not take away
  let quote = "";
  let i = at;
  while (i < text.length && BLANK.test(text[i] ?? "")) i++;
  for (; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote === "" && char === "\n") break;
    if (quote === "" && (char === '"' || char === "'") && value.length === keep) quote = char;
    else if (quote !== "" && char === quote) [quote, keep] = ["", value.length];
    else if (char === "\\" && quote !== "'") {
      const next = text[++i] ?? "";
      // In double quotes only these four are escapes; elsewhere the backslash goes.
      if (next !== "\n") value += quote === '"' && !/["\\`$]/u.test(next) ? `\\${next}` : next;
      keep = value.length;
    } else {
      value += char;
      if (quote !== "" || !BLANK.test(char)) keep = value.length;
    }
  }
  return { value: value.slice(0, keep), end: i };
}

/** systemd's `EnvironmentFile=`: quotes and backslashes as in a shell, comments on lines of their own only, no `export`. */
export function readSystemd(text: string): Map<string, string> {
  const flat = text.replaceAll("\r\n", "\n");
  const found = new Map<string, string>();
  let at = 0;
  while (at < flat.length) {
    const lineEnd = flat.indexOf("\n", at);
    const line = flat.slice(at, lineEnd === -1 ? flat.length : lineEnd);
    const head = /^\s*([A-Za-z_]\w*)[ \t]*=/u.exec(line);
    const comment = /^\s*[#;]/u.test(line);
    if (head === null || comment) {
      at += line.length + 1;
      continue;
    }
    const { value, end } = readValue(flat, at + head[0].length);
    found.set(head[1] ?? "", value);
    at = end + 1;
  }
  return found;
}
