/** One assignment of an `.env` file, with the place of its value, so that it can be changed in place. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** The quote around the value, or "" for none. */
  readonly quote: "" | "'" | '"' | "`";
  readonly exported: boolean;
  /** Counted from 1. */
  readonly line: number;
  /** Where the value's text lies, quotes included: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

const HEAD = /[^\S\n]*(?:export[^\S\n]+)?([\w.-]+)(?:[^\S\n]*=|:[^\S\n]+)/uy;
const TAIL = /\s*?(?:#[^\n]*)?(?:\n|$)/uy;
const EXPORT = /^[^\S\n]*export[^\S\n]/u;

function fits(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The end of a quoted value, quote included, or -1 when it is not one: then the quote is part of the text. */
function quotedEnd(text: string, start: number, quote: string): number {
  const ends: number[] = [];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== quote) continue;
    ends.push(at + 1);
    if (text[at - 1] !== "\\") break;
  }
  // An escaped quote closes the value only where nothing later does.
  return ends.toReversed().find((end) => fits(TAIL, text, end)) ?? -1;
}

function unquotedEnd(text: string, start: number): number {
  const lineEnd = text.indexOf("\n", start);
  const line = text.slice(start, lineEnd === -1 ? text.length : lineEnd);
  // '#' starts a comment anywhere, but in a reference it names the part.
  const comment = /^\s*kg:\/\//u.test(line) ? line.search(/\s#/u) : line.indexOf("#");
  return start + (comment === -1 ? line : line.slice(0, comment)).trimEnd().length;
}

function blanksFrom(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/u.test(text[end] ?? "")) end++;
  return end;
}

function unescape(body: string, quote: string): string {
  return quote === '"' ? body.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\r`, "\r") : body;
}

function readValue(text: string, after: number): Pick<Assignment, "value" | "quote" | "start" | "end"> {
  const start = blanksFrom(text, after); // a quoted value may even start on the next line
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === "`") {
    const end = quotedEnd(text, start, quote);
    if (end !== -1) return { value: unescape(text.slice(start + 1, end - 1), quote), quote, start, end };
  }
  const lineEnd = text.indexOf("\n", after);
  const from = Math.min(start, lineEnd === -1 ? text.length : lineEnd);
  const end = unquotedEnd(text, from);
  const raw = text.slice(from, end);
  // Quotes at both ends go even where more quotes stand between them.
  const inner = /^(["'`])[^]*\1$/u.test(raw) ? raw.slice(1, -1) : raw;
  return { value: unescape(inner, raw.slice(0, 1)), quote: "", start: from, end };
}

/**
 * Reads an `.env` file by the grammar of the `dotenv` package, which most bots use.
 *
 * @param text the file; CR, CRLF and a byte order mark are understood
 * @returns every assignment in order, a repeated name as often as it is there; the last one counts
 *
 * @example
 * ```ts
 * import { parseDotenv } from "@keyguard/secrets";
 *
 * for (const { name, value } of parseDotenv("export A='1 # 2' # why\n")) console.log(name, value); // A 1 # 2
 * ```
 */
export function parseDotenv(text: string): Assignment[] {
  // A lone CR ends a line too; nothing changes its place, so that a value can be replaced in the text.
  const flat = text.replaceAll(/\r(?!\n)/gu, "\n");
  const found: Assignment[] = [];
  let line = 1;
  let at = flat.codePointAt(0) === 0xfeff ? 1 : 0;
  while (at < flat.length) {
    HEAD.lastIndex = at;
    const head = HEAD.exec(flat);
    let next = flat.indexOf("\n", at);
    if (head !== null) {
      const read = readValue(flat, HEAD.lastIndex);
      found.push({
        ...read,
        value: read.value.replaceAll("\r\n", "\n"),
        name: head[1] ?? "",
        exported: EXPORT.test(head[0]),
        line,
      });
      next = flat.indexOf("\n", Math.max(read.end, HEAD.lastIndex));
    }
    if (next === -1) break;
    for (let i = at; i <= next; i++) if (flat.charCodeAt(i) === 10) line++;
    at = next + 1;
  }
  return found;
}
