/** The headers of a commit or tag that matter here, and its text. */
export interface ParsedCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  /** `Name <address>`, raw bytes read as UTF-8. */
  readonly author: string;
  /** The author date, ISO 8601 with its offset. */
  readonly authorDate: string;
  /** Seconds since the epoch; 0 when it cannot be read. */
  readonly committed: number;
}

/** Reads a commit object. A malformed line gives an empty field: a commit is never refused for its form. */
export function parseCommit(bytes: Uint8Array): ParsedCommit {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = text.indexOf("\n\n");
  const head = text.toString("utf8", 0, end < 0 ? text.length : end);
  const parents: string[] = [];
  let tree = "";
  let author = "";
  let authorDate = "";
  let committed = 0;
  for (const line of head.split("\n")) {
    if (line.startsWith("tree ") && tree === "") tree = line.slice(5);
    else if (line.startsWith("parent ")) parents.push(line.slice(7));
    else if (line.startsWith("author ") && author === "")
      ({ who: author, date: authorDate } = parseIdentity(line.slice(7)));
    else if (line.startsWith("committer ") && committed === 0) committed = parseIdentity(line.slice(10)).seconds;
  }
  return { tree, parents, author, authorDate, committed };
}

function parseIdentity(text: string): { who: string; seconds: number; date: string } {
  const match = /^(.*?)\s*(\d{1,12}) ([+-])(\d{2})(\d{2})$/u.exec(text);
  if (match === null) return { who: text, seconds: 0, date: isoDate(0, 0) };
  const seconds = Number(match[2]);
  const minutes = (Number(match[4]) * 60 + Number(match[5])) * (match[3] === "-" ? -1 : 1);
  return { who: match[1] ?? "", seconds, date: isoDate(seconds, minutes) };
}

function isoDate(seconds: number, minutes: number): string {
  const local = new Date((seconds + minutes * 60) * 1000);
  const valid = Number.isNaN(local.getTime()) ? new Date(0) : local;
  const sign = minutes < 0 ? "-" : "+";
  const two = (value: number): string => `${Math.floor(Math.abs(value))}`.padStart(2, "0");
  const offset = minutes === 0 ? "Z" : `${sign}${two(minutes / 60)}:${two(Math.abs(minutes) % 60)}`;
  return valid.toISOString().replace(/\.\d+Z$/u, offset);
}

/** The committer's date in seconds, without reading the rest; 0 when it cannot be read. */
export function committedAt(bytes: Buffer): number {
  const line = bytes.indexOf("\ncommitter ");
  const end = line < 0 ? -1 : bytes.indexOf(10, line + 1);
  const text = line < 0 ? "" : bytes.toString("latin1", Math.max(line, end - 24), end < 0 ? bytes.length : end);
  return Number(/ (\d{1,12}) [+-]\d{4}$/u.exec(text)?.[1] ?? 0);
}

/** Where a commit's lines with ids end, and where its parents' ids begin: `tree` first, then any number of `parent`. */
export function idLines(
  bytes: Buffer,
  hexLength: number,
): { readonly tree: number; readonly parents: number[]; readonly end: number } {
  const parents: number[] = [];
  const tree = bytes[0] === 0x74 && bytes[4] === 0x20 ? 5 : -1;
  let at = tree < 0 ? 0 : 5 + hexLength + 1;
  // "parent "
  while (bytes[at] === 0x70 && bytes[at + 1] === 0x61 && bytes[at + 6] === 0x20) {
    parents.push(at + 7);
    at += 7 + hexLength + 1;
  }
  return { tree, parents, end: Math.min(at, bytes.length) };
}

/** The object that a tag names, and the kind it claims for it. */
export function parseTag(bytes: Uint8Array): { readonly object: string; readonly kind: string } {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString("latin1");
  return { object: /^object ([0-9a-f]+)$/mu.exec(head)?.[1] ?? "", kind: /^type (\w+)$/mu.exec(head)?.[1] ?? "" };
}

/** The stretches of a commit or tag that a person wrote: everything but ids and, among the headers, signatures. */
export function writtenParts(bytes: Buffer): readonly (readonly [start: number, end: number])[] {
  let start = 0;
  while (isIdLine(bytes, start)) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0) return [];
    start = newline + 1;
  }
  const signature = bytes.indexOf("\ngpgsig", start);
  const merged = bytes.indexOf("\nmergetag ", start);
  if (signature < 0 && merged < 0) return [[start, bytes.length]];
  const body = bytes.indexOf("\n\n", start);
  const headEnd = body < 0 ? bytes.length : body;
  const first = Math.min(...[signature, merged].filter((at) => at >= 0 && at < headEnd), headEnd);
  return first === headEnd
    ? [[start, bytes.length]]
    : [
        [start, first],
        [headEnd, bytes.length],
      ];
}

function isIdLine(bytes: Buffer, at: number): boolean {
  const line = bytes.toString("latin1", at, at + 8);
  return line.startsWith("tree ") || line.startsWith("parent ") || line.startsWith("object ");
}

/** A commit or tag with everything blanked that {@link writtenParts} leaves out: lines stay where they are. */
export function writtenText(bytes: Buffer): Buffer {
  const copy = Buffer.alloc(bytes.length, 0x20);
  for (const [start, end] of writtenParts(bytes)) bytes.copy(copy, start, start, end);
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) copy[at] = 10;
  return copy;
}
