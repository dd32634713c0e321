import { expandUnset } from "./expand.ts";

/** compose's `env_file:`: quotes go, double ones know escapes, `$NAME` is expanded but in single quotes. */
export function readCompose(text: string): Map<string, string> {
  const flat = text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n");
  const found = new Map<string, string>();
  let at = 0;
  while (at < flat.length) {
    const lineEnd = flat.indexOf("\n", at);
    const line = flat.slice(at, lineEnd === -1 ? flat.length : lineEnd);
    const head = /^[^\S\n]*(?:export[^\S\n]+)?([\w.-]+)[^\S\n]*[=:][^\S\n]*/u.exec(line);
    let end = at + line.length;
    if (head !== null) {
      const value = readValue(flat, at + head[0].length, end);
      found.set(head[1] ?? "", value.text);
      const after = flat.indexOf("\n", value.end);
      end = after === -1 ? flat.length : after;
    }
    at = end + 1;
  }
  return found;
}

function readValue(text: string, at: number, lineEnd: number): { readonly text: string; readonly end: number } {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    for (let i = at + 1; i < text.length; i++) {
      if (text[i] !== quote || text[i - 1] === "\\") continue;
      const body = text.slice(at + 1, i);
      return { text: quote === "'" ? body : expandUnset(unescape(body), true), end: i + 1 };
    }
  }
  const line = text.slice(at, lineEnd);
  const comment = line.search(/\s#/u);
  const value = (comment === -1 ? line : line.slice(0, comment)).trim();
  return { text: expandUnset(value, true), end: lineEnd };
}

function unescape(body: string): string {
  const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
  return body
    .replaceAll(/\\(.)/gu, (_, char: string) => (char === "$" ? "$\u0000" : (escapes[char] ?? char)))
    .replaceAll("\u0000", "");
}
