import type { Finding, Location } from "@keyguard/core";

/** A part of a credential as a file spells it, with what stands beside it on its line. A character for each byte. */
export interface WrittenPart {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** True when `before` begins where the line does. */
  readonly opensLine: boolean;
  /** True when `after` ends where the line does. */
  readonly closesLine: boolean;
}

/** Bytes of one line beside a value that are kept. */
const CONTEXT = 24;
/** A location's columns count bytes from here on. */
const DECODED = 100_000;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches of a file that its findings' parts name, in the order of the file; of overlapping ones the first. What
 * stands beside a part never holds any of another.
 *
 * @param content UTF-8, or any superset of ASCII
 */
export function writtenParts(content: Buffer, findings: readonly Finding[]): WrittenPart[] {
  const starts = [0];
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) starts.push(at + 1);
  const all = findings
    .flatMap(({ parts }) => parts.map(({ location }) => stretchOf(content, starts, location)))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Stretch[] = [];
  for (const stretch of all) if (stretch.start >= (kept.at(-1)?.end ?? 0)) kept.push(stretch);
  return kept.map(({ start, end }, i) => {
    const lineStart = start === 0 ? 0 : content.lastIndexOf(10, start - 1) + 1;
    const lineEnd = endOfLine(content, end);
    const from = Math.max(start - CONTEXT, kept[i - 1]?.end ?? 0, lineStart);
    const to = Math.max(end, Math.min(end + CONTEXT, kept[i + 1]?.start ?? lineEnd, lineEnd));
    return {
      text: content.toString("latin1", start, end),
      before: content.toString("latin1", from, start),
      after: content.toString("latin1", end, to),
      opensLine: from === lineStart,
      closesLine: to === lineEnd,
    };
  });
}

function endOfLine(content: Buffer, from: number): number {
  const newline = content.indexOf(10, from);
  if (newline < 0) return content.length;
  return newline > from && content[newline - 1] === 13 ? newline - 1 : newline;
}

function stretchOf(content: Buffer, starts: readonly number[], location: Location): Stretch {
  const offset = (line: number, column: number): number => {
    const start = starts[line - 1] ?? content.length;
    return start + bytesBefore(content.subarray(start, starts[line]), column - 1);
  };
  return {
    start: offset(location.startLine, location.startColumn),
    end: offset(location.endLine, location.endColumn),
  };
}

/** How many bytes of a line spell its first `units` UTF-16 units. */
function bytesBefore(line: Buffer, units: number): number {
  if (units > DECODED) return Math.min(units, line.length);
  const head = line.subarray(0, DECODED);
  let low = 0;
  let high = head.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (head.toString("utf8", 0, middle).length <= units) low = middle;
    else high = middle - 1;
  }
  return low;
}
