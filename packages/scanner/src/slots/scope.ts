import type { SourceText } from "../text/source-text.ts";

/** A block that encloses a value. */
export interface Scope {
  /** The byte where the block begins; values of one block have equal starts. 0 for the file itself. */
  readonly start: number;
  /** What names the block: the text before its bracket, the section's title, the parent key. */
  readonly title: string;
}

const REACH = 8192;
/** 1 for an opening bracket, 2 for a closing one: one look at a byte, as most of 8 KiB are neither. */
const BRACKET = new Uint8Array(256);
for (const byte of "([{") BRACKET[byte.charCodeAt(0)] = 1;
for (const byte of ")]}") BRACKET[byte.charCodeAt(0)] = 2;

/** The brackets that enclose a byte, from the inside out, at most four. */
function brackets(source: SourceText, offset: number): Scope[] {
  const { text, bytes } = source;
  const found: Scope[] = [];
  let depth = 0;
  const floor = Math.max(0, offset - REACH);
  for (let p = offset - 1; p >= floor && found.length < 4; p--) {
    const bracket = BRACKET[bytes[p] as number];
    if (bracket === 0) continue;
    if (bracket === 2) depth += 1;
    else {
      if (depth > 0) depth -= 1;
      else {
        const line = source.lineOf(p);
        const before = text.slice(Math.max(source.lineStart(line), p - 160), p);
        // A bracket that begins its line is named by the line above.
        const above = before.trim() === "" && line > 0 ? source.line(line - 1).slice(-160) : before;
        // … unless that is the record before it in a list.
        const title = above !== before && /[,;)\]}]\s*$/u.test(above) ? "" : above;
        found.push({ start: p + 1, title });
      }
    }
  }
  return found;
}

/** The section (`[title]`) or, by indentation, the parent keys of a byte's line. */
function sections(source: SourceText, offset: number): Scope[] {
  const found: Scope[] = [];
  const line = source.lineOf(offset);
  const own = source.line(line);
  let indent = /^[ \t]*(?:- )?/u.exec(own)?.[0].length ?? 0;
  if (/^\s*- /u.test(own)) found.push({ start: source.lineStart(line), title: "" });
  for (let above = line - 1; above >= 0 && line - above <= 200 && found.length < 4; above--) {
    const text = source.line(above);
    if (text.trim() === "" || text.length > 400) continue;
    const section = /^\s*\[+\s*([^\][]{1,120})\]+\s*(?:[#;].*)?$/u.exec(text);
    if (section?.[1] !== undefined) {
      found.push({ start: source.lineStart(above), title: section[1] });
      break;
    }
    const width = /^[ \t]*/u.exec(text)?.[0].length ?? 0;
    const item = /^[ \t]*- /u.test(text);
    if (item && width < indent && width + 2 >= indent) {
      found.push({ start: source.lineStart(above), title: text });
      indent = width;
    } else if (width < indent && /^[\s\w"'.$/@-]{1,100}:\s*(?:&\w+\s*)?(?:#.*)?$/u.test(text)) {
      found.push({ start: source.lineStart(above), title: text });
      indent = width;
    }
    if (indent === 0 && width === 0 && line - above > 60) break;
  }
  return found;
}

/** The last answer for a text: each family that a value fits asks again. */
const last = new WeakMap<SourceText, { readonly offset: number; readonly scopes: readonly Scope[] }>();

/**
 * The blocks around a value, innermost first: brackets, sections and indented parents.
 *
 * @returns at most eight; empty at the top level of a flat file
 */
export function scopesOf(source: SourceText, offset: number): readonly Scope[] {
  const known = last.get(source);
  if (known?.offset === offset) return known.scopes;
  const scopes = [...brackets(source, offset), ...sections(source, offset)].sort((a, b) => b.start - a.start);
  last.set(source, { offset, scopes });
  return scopes;
}
