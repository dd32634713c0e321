import type { SourceText } from "../text/source-text.ts";

/** A block that encloses a value. */
export interface Scope {
  /** The byte where the block begins; values of one block have equal starts. 0 for the file itself. */
  readonly start: number;
  /** What names the block: the text before its bracket, the section's title, the parent key. */
  readonly title: string;
}

/** Bytes before a value in which a bracket that encloses it is looked for. */
const REACH = 8192;
/** Blocks of each kind, from the inside out. */
const MOST = 4;
const LONGEST_HEADING = 400;
/** Lines above a value in which a heading is looked for; two halves with like names are no farther apart. */
const MOST_LINES = 200;
/** 1 for an opening bracket, 2 for a closing one: one look at a byte, as most of 8 KiB are neither. */
const BRACKET = new Uint8Array(256);
for (const byte of "([{") BRACKET[byte.charCodeAt(0)] = 1;
for (const byte of ")]}") BRACKET[byte.charCodeAt(0)] = 2;

/** How far the brackets of a text have been read, and those that are open there; values come in order of place. */
interface Cursor {
  at: number;
  readonly open: number[];
}

const cursors = new WeakMap<SourceText, Cursor>();

/** Reads on to a byte. What lies further back than {@link REACH} is passed over: no bracket there counts. */
function openBefore(source: SourceText, offset: number): readonly number[] {
  const { bytes } = source;
  let cursor = cursors.get(source);
  if (cursor === undefined || cursor.at > offset || cursor.at < offset - REACH) {
    cursor = { at: Math.max(0, offset - REACH), open: [] };
    cursors.set(source, cursor);
  }
  const { open } = cursor;
  for (let p = cursor.at; p < offset; p++) {
    const bracket = BRACKET[bytes[p] as number];
    if (bracket === 1) open.push(p);
    else if (bracket === 2) open.pop();
  }
  cursor.at = offset;
  return open;
}

/** Longer lines say no more of what stands at their end. */
const LONGEST_TITLE = 160;

/** The brackets that enclose a byte, from the inside out, at most four. */
function brackets(source: SourceText, offset: number): Scope[] {
  const found: Scope[] = [];
  const open = openBefore(source, offset);
  const floor = Math.max(0, offset - REACH);
  for (let i = open.length - 1; i >= 0 && found.length < MOST; i--) {
    const p = open[i] ?? 0;
    if (p < floor) break;
    const line = source.lineOf(p);
    const before = source.before(p, LONGEST_TITLE);
    // A bracket that begins its line is named by the line above.
    const above = before.trim() === "" && line > 0 ? source.before(source.lineEnd(line - 1), LONGEST_TITLE) : before;
    // … unless that is the record before it in a list.
    const title = above !== before && /[,;)\]}]\s*$/u.test(above) ? "" : above;
    found.push({ start: p + 1, title });
  }
  return found;
}

/** What a line is to those below it. */
interface Heading {
  /** The title of a section; undefined for any other line. */
  readonly section: string | undefined;
  /** Blanks before its first character. */
  readonly width: number;
  /** True for `- …`. */
  readonly item: boolean;
  /** True for `name:`. */
  readonly parent: boolean;
}

/** What may stand before the colon of a parent key: `[\s\w"'.$/@-]`. */
const NAME = new Uint8Array(256);
for (const byte of " \t\r\f\vABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_\"'.$/@-")
  NAME[byte.charCodeAt(0)] = 1;
const SECTION = /^\s*\[+\s*([^\][]{1,120})\]+\s*(?:[#;].*)?$/u;
const PARENT = /^[\s\w"'.$/@-]{1,100}:\s*(?:&\w+\s*)?(?:#.*)?$/u;
const BLANK = /^\s*$/u;

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}

/** False for a line that is empty or too long to head anything. Its bytes tell of most lines that they head nothing. */
function readHeading(source: SourceText, line: number): Heading | false {
  const { bytes } = source;
  const start = source.lineStart(line);
  const end = source.lineEnd(line);
  if (end - start > LONGEST_HEADING) return false;
  let p = start;
  while (p < end && isBlank(bytes[p])) p += 1;
  const width = p - start;
  const first = bytes[p] ?? 0;
  const isOdd = first <= 32 || first >= 128; // a blank of another kind, perhaps
  if (p === end || (isOdd && BLANK.test(source.line(line)))) return false;
  const section = first === 91 || isOdd ? SECTION.exec(source.line(line))?.[1] : undefined;
  const item = first === 45 && p + 1 < end && bytes[p + 1] === 32;
  while (p < end && NAME[bytes[p] as number] === 1) p += 1;
  const mayBeParent = bytes[p] === 58 || (bytes[p] ?? 0) >= 128;
  return { section, width, item, parent: mayBeParent && p < end && PARENT.test(source.line(line)) };
}

/** What the lines of a text are, as far as they were read; the values of a block ask for the same lines. */
const headings = new WeakMap<SourceText, (Heading | false)[]>();

function headingsOf(source: SourceText): (Heading | false)[] {
  let known = headings.get(source);
  if (known === undefined) headings.set(source, (known = []));
  return known;
}

/** The section (`[title]`) or, by indentation, the parent keys of a byte's line. */
function sections(source: SourceText, offset: number): Scope[] {
  const found: Scope[] = [];
  const line = source.lineOf(offset);
  const own = source.line(line, LONGEST_HEADING);
  const known = headingsOf(source);
  let indent = /^[ \t]*(?:- )?/u.exec(own)?.[0].length ?? 0;
  if (/^\s*- /u.test(own)) found.push({ start: source.lineStart(line), title: "" });
  for (let above = line - 1; above >= 0 && line - above <= MOST_LINES && found.length < MOST; above--) {
    const heading = (known[above] ??= readHeading(source, above));
    if (heading === false) continue;
    const { section, width, item, parent } = heading;
    if (section !== undefined) {
      found.push({ start: source.lineStart(above), title: section });
      break;
    }
    if (width < indent && ((item && width + 2 >= indent) || parent)) {
      found.push({ start: source.lineStart(above), title: source.line(above) });
      indent = width;
    }
    if (indent === 0 && width === 0 && line - above > 60) break;
  }
  return found;
}

/** How far back brackets and headings are read, the byte itself with it: of a title its line and the one above. */
function noteReach(source: SourceText, offset: number): void {
  if (source.reach === undefined) return;
  const start = Math.min(source.lineStart(source.lineOf(offset) - MOST_LINES - 1), offset - REACH - LONGEST_HEADING);
  source.reach.add(start - LONGEST_HEADING, offset + 1);
}

/** The answers for a text: exchanges' readers and each family that a value fits ask for the same. */
const answers = new WeakMap<SourceText, Map<number, readonly Scope[]>>();

/**
 * The blocks around a value, innermost first: brackets, sections and indented parents.
 *
 * @returns at most eight; empty at the top level of a flat file
 */
export function scopesOf(source: SourceText, offset: number): readonly Scope[] {
  let known = answers.get(source);
  if (known === undefined) answers.set(source, (known = new Map()));
  let scopes = known.get(offset);
  if (scopes !== undefined) return scopes;
  noteReach(source, offset);
  scopes = [...brackets(source, offset), ...sections(source, offset)].sort((a, b) => b.start - a.start);
  known.set(offset, scopes);
  return scopes;
}
