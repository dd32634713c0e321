import type { SourceText } from "../text/source-text.ts";
import { EVERYDAY } from "./callee-role.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

// `INSERT INTO accounts (exchange, api_key, secret) VALUES (1, '…', '…'), (2, …)`, `[]account{{"okx", "…", "…"}, …}` below
// `type account struct { … }`, `[["exchange", "key", "secret"], ["okx", "…", "…"]]`: the names of columns, and rows of values.

/** Bytes before a value in which its row begins. */
const REACH_ROW = 1_200;
/** Bytes before a row in which the names of its columns stand. */
const REACH_NAMES = 8_192;

const COMMA = 44;
const BACKSLASH = 92;
const OPENING = new Set([40, 91, 123]);
const CLOSING = new Set([41, 93, 125]);

function isQuote(byte: number | undefined): boolean {
  return byte === 34 || byte === 39 || byte === 96;
}

/** True behind a comma or an opening bracket. */
function isItem(bytes: Uint8Array, start: number): boolean {
  let p = start - 2;
  while (p >= 0 && start - p < 80 && (bytes[p] ?? 0) <= 32) p -= 1;
  return bytes[p] === COMMA || OPENING.has(bytes[p] ?? 0);
}

/** Where a value's row begins, and how many of it stand before the value; undefined outside of brackets. */
function rowOf({ bytes }: SourceText, start: number): { readonly open: number; readonly before: number } | undefined {
  const floor = Math.max(0, start - REACH_ROW);
  let before = 0;
  let depth = 0;
  for (let p = isQuote(bytes[start - 1]) ? start - 2 : start - 1; p >= floor; p--) {
    const byte = bytes[p] ?? 0;
    if (isQuote(byte)) {
      do p -= 1;
      while (p >= floor && (bytes[p] !== byte || bytes[p - 1] === BACKSLASH));
    } else if (CLOSING.has(byte)) depth += 1;
    else if (byte === COMMA && depth === 0) before += 1;
    else if (OPENING.has(byte)) {
      if (depth === 0) return { open: p, before };
      depth -= 1;
    }
  }
  return undefined;
}

/** What stands before the bracket of a row: another row or what divides them, `VALUES`, the name of a type and its bracket. */
const BEFORE_ROW = new Set([..."sS{[(,:"].map((sign) => sign.charCodeAt(0)));

/** `[["exchange", "api_key"],`, and rows. */
const HEADING =
  /[[({]\s{0,40}[[({]\s{0,8}((?:["'`][\w .-]{1,40}["'`]\s{0,4},\s{0,8}){1,9}["'`][\w .-]{1,40}["'`])\s{0,4},?\s{0,8}[\])}]\s{0,4},\s{0,40}(?:[[({][^[\](){}]{0,600}[\])}]\s{0,4},\s{0,40}){0,20}$/u;
/** `[]account{`, `map[string]account{"main":`, and rows. */
const TYPE =
  /\b([A-Za-z_]\w{0,60})\s{0,4}\{\s{0,40}(?:(?:["`\w.-]{1,60}\s{0,4}:\s{0,4})?&?\{[^{}]{0,600}\}\s{0,4},\s{0,40}){0,20}(?:["`\w.-]{1,60}\s{0,4}:\s{0,4})?&?$/u;

/** The fields of a type of Go, in their order: several may have one type. */
function fieldsOf(declared: string): string[] {
  return declared.split(/[\n;]/u).flatMap((line) => {
    const names = /^\s*((?:[A-Za-z_]\w*\s*,\s*)*[A-Za-z_]\w*)\s+[\w.*[\]]+/u.exec(line.replace(/\/\/.*$/u, ""))?.[1];
    return names === undefined ? [] : names.split(",");
  });
}

/** `(exchange, api_key) VALUES`, and rows: the columns of an insert. */
function columnsOf(before: string): string | undefined {
  const at = before.toLowerCase().lastIndexOf("values");
  if (at === -1 || !/^\s*$|,\s*$/u.test(before.slice(at + "values".length))) return undefined;
  const head = before.slice(0, at).trimEnd();
  return head.endsWith(")") ? head.slice(head.lastIndexOf("(") + 1, -1) : undefined;
}

/** The fields of a type that is declared before its rows; none where it is not. */
function fieldsOfType(before: string, type: string): readonly string[] {
  const declaration = `type ${type} struct`;
  const at = before.lastIndexOf(declaration);
  const body = at === -1 ? undefined : /^\s{0,4}\{([^{}]{3,2000})\}/u.exec(before.slice(at + declaration.length))?.[1];
  return body === undefined ? [] : fieldsOf(body);
}

/** The names of a row's columns. */
function namesOf(source: SourceText, open: number): readonly string[] {
  const before = source.slice(Math.max(0, open - REACH_NAMES), open);
  const columns = columnsOf(before) ?? HEADING.exec(before)?.[1];
  if (columns !== undefined) return columns.split(",");
  const type = source.bytes[open] === 123 ? TYPE.exec(before)?.[1] : undefined;
  return type === undefined ? [] : fieldsOfType(before, type);
}

/**
 * The slot of a literal in a row of values: the name of its column.
 *
 * @returns undefined where there are no rows, or where the names of their columns say nothing
 */
export function readRow(source: SourceText, start: number): Slot | undefined {
  const { bytes } = source;
  if (!isQuote(bytes[start - 1]) || !isItem(bytes, start)) return undefined;
  const row = rowOf(source, start);
  if (row === undefined) return undefined;
  let p = row.open - 1;
  while (p >= 0 && row.open - p < 80 && (bytes[p] ?? 0) <= 32) p -= 1;
  if (!BEFORE_ROW.has(bytes[p] ?? 0)) return undefined;
  const names = namesOf(source, row.open);
  source.reach?.add(row.open - REACH_NAMES, start);
  if (names.length <= row.before) return undefined;
  const roles = names.map((name) => readRole(name.replaceAll(/["'`\s[\]]/gu, "")));
  const role = roles[row.before];
  const name = (names[row.before] ?? "").replaceAll(/["'`\s[\]]/gu, "");
  // `key, value`: one of the names has to say what it is; each row has an `id`.
  if (role === undefined || !(role.strong || EVERYDAY.test(name)) || !roles.some((other) => other?.strong === true))
    return undefined;
  return named(name, role, row.open, true);
}
