import { expandUnset } from "./expand.ts";

const HEAD = /[^\S\n]*(?:export[^\S\n]+)?(?:'([^']+)'|([^=#\s]+))[^\S\n]*/uy;
const SINGLE = /'((?:\\'|[^'])*)'/uy;
const DOUBLE = /"((?:\\"|[^"])*)"/uy;
const ESCAPES: Readonly<Record<string, string>> = { a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readValue(text: string, at: number): { readonly value: string; readonly end: number } {
  const single = match(SINGLE, text, at);
  if (single !== null) return { value: (single[1] ?? "").replaceAll(/\\([\\'])/gu, "$1"), end: SINGLE.lastIndex };
  const double = match(DOUBLE, text, at);
  if (double !== null) {
    const value = (double[1] ?? "").replaceAll(/\\([\\'"abfnrtv])/gu, (_, char: string) => ESCAPES[char] ?? char);
    return { value, end: DOUBLE.lastIndex };
  }
  const lineEnd = text.indexOf("\n", at);
  const end = lineEnd === -1 ? text.length : lineEnd;
  return {
    value: text.slice(at, end).replace(/\s#.*/u, "").trimEnd(),
    end,
  };
}

/** python-dotenv: escapes in both quotes, a comment needs a blank before it, `${NAME}` is expanded even in single quotes. */
export function readPython(text: string): Map<string, string> {
  const flat = text.replaceAll(/\r\n?/gu, "\n");
  const found = new Map<string, string>();
  let at = 0;
  while (at < flat.length) {
    const lineEnd = flat.indexOf("\n", at);
    let next = lineEnd === -1 ? flat.length : lineEnd + 1;
    const head = match(HEAD, flat, at);
    const sign = HEAD.lastIndex;
    if (head !== null && flat[sign] === "=") {
      let start = sign + 1;
      while (/[^\S\n]/u.test(flat[start] ?? "")) start++;
      const { value, end } = readValue(flat, start);
      const tail = /^[^\S\n]*(?:#[^\n]*)?(?:\n|$)/u.exec(flat.slice(end, end + 4096));
      // A line with more behind its value is an error, and the variable is not set.
      if (tail !== null) found.set(head[1] ?? head[2] ?? "", expandUnset(value, false));
      const after = flat.indexOf("\n", end);
      next = after === -1 ? flat.length : after + 1;
    }
    at = next;
  }
  return found;
}
