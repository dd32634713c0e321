import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import type { Slot } from "./slot.ts";

/** What parts the columns of a listing. */
const BLANKS = "  ";
const DELIMITERS = [" / ", "\t", "|", ",", ";", ":"] as const;
const DELIMITED = /\.(?:csv|tsv|txt|log|md|sql)$|(?:^|\/)[^.]+$/iu;
const LONGEST_ROW = 4_000;
/** Rows between a value and its header that are looked through in a table inside of a document. */
const REACH_ROWS = 60;

/** True for what sets a value off in a cell and does not make it a literal of code. */
export function isCellQuote(source: SourceText, start: number): boolean {
  return source.bytes[start - 1] === 96 || /\.[ct]sv$/iu.test(source.path);
}

/** What heads a column: words, and no code. */
const HEADING = /^[\p{L}\d][\p{L}\d _./-]{0,39}$/u;

/** `! API key !! Secret`: the headings of a wiki's table, as its other rows are written; a frame's borders are bars. */
function asRow(line: string): string {
  if (/[│┃║┬╤]/u.test(line)) return line.replaceAll(/[│┃║┌┬┐╭╮╔╤╗]/gu, "|").replaceAll(/[─━═]+/gu, " ");
  return /^\s*!/u.test(line) ? line.replace("!", "|").replaceAll("!!", "||") : line;
}

/** The cells of a line as they stand. */
function partsOf(row: string, delimiter: string): string[] {
  return delimiter === BLANKS ? row.trimStart().split(/ {2,}/u) : row.split(delimiter);
}

/** The same without blanks and quotes around them. */
function cellsOf(row: string, delimiter: string): string[] {
  return partsOf(row, delimiter).map((cell) => cell.trim().replaceAll(/^["'`*_]+|["'`*_]+$/gu, ""));
}

/** Commas and bars are punctuation of code, too: a row of a table in a document begins with a bar. */
function isTableRow(row: string, delimiter: string): boolean {
  return delimiter === "\t" || delimiter === BLANKS || (delimiter === "|" && /^\s*\|/u.test(row));
}

/** A line of a listing whose columns blanks set apart: words without signs of code. */
const LISTED = /^\s{0,8}[^\s"'`(){}[\]<>=;|,]+(?:\s{1,40}[^\s"'`(){}[\]<>;|,]+){1,12}\s*$/u;

/** True for a row of columns that only blanks part, in a file that may hold what a command prints. */
function isListed(path: string, row: string): boolean {
  return row.trimStart().includes(BLANKS) && !row.includes("\t") && DELIMITED.test(path) && LISTED.test(row);
}

/** Cells without a blank, a quotation mark, a bracket or an assignment: no code, and a line of data where a heading says what it holds. */
const BARE_ROW = /^(?:[^\s"'`()[\]{}<>=]|=(?=[=,;:|]|$))+$/u;
/** True for a line of data by its characters alone, in a file of any kind. */
export function isInBareRow(source: SourceText, offset: number): boolean {
  const line = source.lineOf(offset);
  source.reach?.add(source.lineStart(line), source.lineEnd(line) + 2);
  return source.lineEnd(line) - source.lineStart(line) <= LONGEST_ROW && BARE_ROW.test(source.line(line));
}

/** `"okx, …, …",`: a line of data within a literal. */
const QUOTED_ROW = /^\s*["'`][^"'`()[\]{}<>=]*(?:=+[^"'`()[\]{}<>=]*)?["'`][,;]?\s*$/u;

/** True for a cell of a line of data that stands in a literal of its own. */
export function isInQuotedRow(source: SourceText, offset: number): boolean {
  const line = source.lineOf(offset);
  if (source.lineEnd(line) - source.lineStart(line) > LONGEST_ROW) return false;
  const row = source.line(line);
  return row.includes(",") && QUOTED_ROW.test(row);
}

/** The slot of such a cell, before anything else is asked: what stands before it is another cell. */
export function readQuotedCell(source: SourceText, start: number): Slot | undefined {
  const { bytes } = source;
  const isCell = bytes[start - 1] === 44 || (bytes[start - 1] === 32 && bytes[start - 2] === 44);
  return isCell && isInQuotedRow(source, start) ? readCell(source, start) : undefined;
}

/** What comments out a heading. */
const COMMENT = /^\s*(?:#|\/\/|--|;)\s*/u;

/** Which cell of a row a column stands in. */
function cellIndex(row: string, delimiter: string, column: number): number {
  return partsOf(row.slice(0, column), delimiter).length - 1;
}

/** A row that names the columns below it, one of which has a role. */
interface Header {
  readonly names: readonly string[];
  /** True where a statement says that they are columns, however many cells the rows below have. */
  readonly isDeclared: boolean;
}

/** What a row is to those below it: `end` of a table for a blank one, false for one of data. */
type RowAbove = Header | "end" | false;

function asHeader(cells: readonly string[]): Header | false {
  const isHeader = cells.some((cell) => HEADING.test(cell) && readRole(cell)?.strong === true);
  return isHeader && { names: cells, isDeclared: false };
}

function readRowAbove(source: SourceText, line: number, delimiter: string): RowAbove {
  const start = source.lineStart(line);
  const row = asRow(source.decode(start, Math.min(source.lineEnd(line), start + LONGEST_ROW)));
  // `COPY t (a, b) FROM stdin`, `INSERT INTO t (a, b) VALUES`
  const columns = /^\s*(?:COPY|INSERT INTO)\b[^(]{0,120}\(([^)]{1,400})\)/iu.exec(row)?.[1];
  if (columns !== undefined) return { names: cellsOf(columns, ","), isDeclared: true };
  if (!row.includes(delimiter)) return row.trim() === "" && "end";
  return asHeader(cellsOf(row.replace(COMMENT, ""), delimiter));
}

/** The first line may head the columns of all that follows. */
function readFirstRow(source: SourceText, delimiter: string): Header | false {
  const cells = cellsOf(asRow(source.decode(0, Math.min(source.lineEnd(0), LONGEST_ROW))), delimiter);
  return cells.length > 1 && asHeader(cells);
}

/** Rows that were read, of each delimiter: the values of a table ask for the same. */
interface Rows {
  /** What the first line is to all of the text. */
  readonly first: Header | false;
  /** By line. */
  readonly above: RowAbove[];
}

const rows = new WeakMap<SourceText, Map<string, Rows>>();

function rowsOf(source: SourceText, delimiter: string): Rows {
  let byDelimiter = rows.get(source);
  if (byDelimiter === undefined) rows.set(source, (byDelimiter = new Map()));
  let known = byDelimiter.get(delimiter);
  if (known === undefined) byDelimiter.set(delimiter, (known = { first: readFirstRow(source, delimiter), above: [] }));
  return known;
}

/** The names of a table's columns: a row above with as many cells, one of which has a role. */
function headerOf(source: SourceText, line: number, delimiter: string, width: number): readonly string[] | undefined {
  const isWide = (header: Header): boolean => header.isDeclared || header.names.length >= width - 1;
  const known = rowsOf(source, delimiter);
  if (line > 0 && known.first !== false && isWide(known.first)) return known.first.names;
  for (let above = line - 1; above >= 0 && line - above <= REACH_ROWS; above--) {
    const row = (known.above[above] ??= readRowAbove(source, above, delimiter));
    if (row === "end") return undefined;
    if (row !== false && isWide(row)) return row.names;
  }
  return undefined;
}

/**
 * The slot of a value in a table: CSV, TSV, a Markdown table, a database dump. The column's heading is
 * its name.
 *
 * @returns undefined when the value's row is no row of a table with such a heading
 */
export function readCell(source: SourceText, start: number): Slot | undefined {
  const line = source.lineOf(start);
  const length = source.lineEnd(line) - source.lineStart(line);
  source.reach?.add(source.lineStart(line - REACH_ROWS - 1), source.lineEnd(line) + 2);
  source.reach?.addFar(0, Math.min(LONGEST_ROW, source.lineEnd(0) + 2));
  if (length > LONGEST_ROW) return undefined;
  const from = source.lineStart(line);
  const isFramed = (source.bytes[from] ?? 0) === 0xe2;
  const end = Math.min(source.lineEnd(line), from + LONGEST_ROW + 1);
  const row = isFramed ? asRow(source.decode(from, end)) : source.line(line);
  const isList = !isFramed && isListed(source.path, row);
  const delimiter = isList ? BLANKS : DELIMITERS.find((candidate) => row.includes(candidate));
  const isData = BARE_ROW.test(row);
  if (delimiter === undefined || (delimiter === ":" && !isData)) return undefined;
  if (!isData && !isTableRow(row, delimiter) && !DELIMITED.test(source.path) && !QUOTED_ROW.test(row)) return undefined;
  // `0  okx  …`: rows may be counted, in a column without a heading.
  const counted = Number(isList && /^\s*\d+ /u.test(row));
  const width = partsOf(row, delimiter).length - counted;
  const header = headerOf(source, line, delimiter, width);
  const index = isFramed
    ? cellIndex(asRow(source.decode(from, start)), delimiter, LONGEST_ROW)
    : cellIndex(row, delimiter, start - from);
  const name = header?.[header.length <= width ? index - counted : index];
  const role = name === undefined ? undefined : readRole(name);
  if (name === undefined || role === undefined || !HEADING.test(name)) return undefined;
  return {
    form: "named",
    name,
    role,
    callee: undefined,
    after: undefined,
    from: source.lineStart(line),
    quoted: false,
  };
}
