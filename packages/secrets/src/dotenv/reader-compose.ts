/** A quote is escaped only before itself; a double-quoted value knows these escapes besides. */
const ESCAPE = /\\(?:([abfnrtv$"\\])|0([0-7]{3}))/gu;
const ESCAPED: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  $: "$$", // the spelling of a plain dollar in what is expanded next
};

/** Raised where compose refuses the whole file: none of its variables is set then. */
class Refused extends Error {}

function expandEscapes(body: string): string {
  return body.replaceAll(ESCAPE, (_, char: string | undefined, octal: string) =>
    char === undefined ? String.fromCodePoint(Number.parseInt(octal, 8)) : (ESCAPED[char] ?? char),
  );
}

/** What stands for `NAME`, `NAME:-default` or `NAME:+other` between braces; a name is known when it stands further up. */
function substitute(inner: string, known: ReadonlyMap<string, string>): string {
  const [whole, name = "", how = "", word = ""] = /^([A-Za-z_]\w*)(?:(:?[-+?])([^]*))?$/u.exec(inner) ?? [];
  if (whole === undefined) throw new Refused();
  const value = known.get(name);
  const there = value !== undefined && (value !== "" || !how.startsWith(":"));
  if (how.endsWith("+")) return there ? word : "";
  if (how.endsWith("?") && !there) throw new Refused();
  return there ? value : word;
}

/** `$$` is a dollar, `$NAME` and `${…}` are replaced. */
function expand(text: string, known: ReadonlyMap<string, string>): string {
  let out = "";
  let at = 0;
  for (let sign = text.indexOf("$"); sign !== -1; sign = text.indexOf("$", at)) {
    out += text.slice(at, sign);
    const next = text[sign + 1];
    if (next === "{") {
      const end = text.indexOf("}", sign);
      if (end === -1) throw new Refused();
      out += substitute(text.slice(sign + 2, end), known);
      at = end + 1;
      continue;
    }
    const name = /^[A-Za-z_]\w*/u.exec(text.slice(sign + 1))?.[0] ?? "";
    out += name === "" ? "$" : (known.get(name) ?? "");
    at = sign + 1 + (next === "$" ? 1 : name.length);
  }
  return out + text.slice(at);
}

/** A position in the text, and what was read so far. */
interface Cursor {
  readonly text: string;
  at: number;
  readonly found: Map<string, string>;
}

/** Goes to the next name; false at the end. */
function nextStatement(cursor: Cursor): boolean {
  const skipped = /^(?:\s+|#[^\n]*)*/u.exec(cursor.text.slice(cursor.at))?.[0] ?? "";
  cursor.at += skipped.length;
  return cursor.at < cursor.text.length;
}

/** The name before a sign; undefined for one that is to be taken from the environment, which is left out. */
function readName(cursor: Cursor): string | undefined {
  const rest = cursor.text.slice(cursor.at).replace(/^export[^\S\n]+/u, "");
  cursor.at = cursor.text.length - rest.length;
  const [whole, name = "", sign] = /^([^=:\n]*)([=:\n]?)/u.exec(rest) ?? [""];
  const known = rest !== "" && /^[\p{L}\p{N}_.[\]\- \t]*$/u.test(name);
  // Only the last line may be without a sign and hold a blank.
  if (!known || (sign !== "" && name.trimEnd().includes(" "))) throw new Refused();
  cursor.at += whole.length;
  if (sign !== "=" && sign !== ":") return undefined;
  cursor.at += /^[^\S\n]*/u.exec(cursor.text.slice(cursor.at))?.[0].length ?? 0;
  return name.trimEnd();
}

function readQuoted(
  { text, found }: Cursor,
  quote: string,
  from: number,
): { readonly value: string; readonly end: number } {
  let body = "";
  for (let i = from; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === quote) return { value: quote === "'" ? body : expand(expandEscapes(body), found), end: i + 1 };
    if (char !== "\\") body += char;
    else if (text[i + 1] === quote) body += text[++i] ?? "";
    else body += `\\${text[++i] ?? ""}`;
  }
  throw new Refused(); // the quote is not closed
}

function readValue(cursor: Cursor): string {
  const quote = cursor.text[cursor.at];
  if (quote === '"' || quote === "'") {
    const { value, end } = readQuoted(cursor, quote, cursor.at + 1);
    cursor.at = end;
    return value;
  }
  const line = /^[^\n]*/u.exec(cursor.text.slice(cursor.at))?.[0] ?? "";
  cursor.at += line.length;
  return expand((line.split(" #")[0] ?? "").trimEnd(), cursor.found);
}

/** compose's `env_file:`: quotes go, double ones know escapes, `$NAME` is expanded but in single quotes. */
export function readCompose(text: string): Map<string, string> {
  const cursor: Cursor = { text: text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n"), at: 0, found: new Map() };
  try {
    while (nextStatement(cursor)) {
      const name = readName(cursor);
      if (name !== undefined) cursor.found.set(name, readValue(cursor));
    }
  } catch (error) {
    if (error instanceof Refused) return new Map();
    throw error;
  }
  return cursor.found;
}
