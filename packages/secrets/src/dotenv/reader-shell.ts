import { expandUnset } from "./expand.ts";

/** One word of a shell from `at` on; `plain` is false where a shell would do more than assign. */
function readWord(text: string, at: number): { readonly value: string; readonly end: number; readonly plain: boolean } {
  let value = "";
  let i = at;
  for (; i < text.length; i++) {
    const char = text[i] ?? "";
    if (/[\s;&|<>()]/u.test(char)) break;
    if (char === "'") {
      const close = text.indexOf("'", i + 1);
      if (close === -1) return { value, end: text.length, plain: false };
      value += text.slice(i + 1, close);
      i = close;
    } else if (char === '"') {
      const { body, end } = readDouble(text, i + 1);
      if (end === -1) return { value, end: text.length, plain: false };
      value += expandUnset(body, true);
      i = end;
    } else if (char === "\\") {
      const next = text[++i] ?? "";
      value += next === "\n" ? "" : next;
    } else if (char === "`") {
      // A command's output stands here; as if it printed nothing.
      const close = text.indexOf("`", i + 1);
      if (close === -1) return { value, end: text.length, plain: false };
      i = close;
    } else if (char === "$") {
      const variable = /^\$(?:\{[^}]*\}|[A-Za-z_]\w*)/u.exec(text.slice(i, i + 256))?.[0];
      value += variable === undefined ? "$" : expandUnset(variable, true);
      i += (variable?.length ?? 1) - 1;
    } else value += char;
  }
  return { value, end: i, plain: !/[&|<>()]/u.test(text[i] ?? "") };
}

function readDouble(text: string, at: number): { readonly body: string; readonly end: number } {
  let body = "";
  for (let i = at; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === '"') return { body, end: i };
    if (char === "\\" && /["\\`$\n]/u.test(text[i + 1] ?? "")) {
      i++;
      if (text[i] !== "\n") body += text[i] === "$" ? "$\u0000" : (text[i] ?? "");
    } else body += char;
  }
  return { body, end: -1 };
}

/** `set -a; . ./.env` in a POSIX shell. A line that is more than assignments sets nothing: it would run a command. */
export function readShell(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 4096);
    const head = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=/u.exec(rest);
    if (head === null) {
      const next = text.indexOf("\n", at);
      if (next === -1) break;
      at = next + 1;
      continue;
    }
    const word = readWord(text, at + head[0].length);
    const lineEnd = text.indexOf("\n", word.end);
    const after = text.slice(word.end, lineEnd === -1 ? text.length : lineEnd);
    // After ';' another command runs, but the assignment stands. A CR is no blank to a shell: right behind the value
    // it belongs to it, behind a blank it is the name of a command.
    const cr = after === "\r" ? "\r" : "";
    if (word.plain && (after.startsWith(";") || /^(?:\r|[ \t]*(?:[ \t]#[^\n]*)?)$/u.test(after))) {
      found.set(head[1] ?? "", word.value.replaceAll("\u0000", "") + cr);
    }
    at = lineEnd === -1 ? text.length : lineEnd + 1;
  }
  return found;
}
