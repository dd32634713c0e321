/** A stretch of a text that was written anew, and where each byte came from. */
export interface Rewritten {
  readonly bytes: Uint8Array;
  /** The offset of the character or escape that a byte was written as. */
  startOf(at: number): number;
  /** The offset after that. */
  endOf(at: number): number;
}

/** What stands in place of a piece of a text; no more bytes than it had. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
}

/** Neighbouring bytes that were copied, or that stand for one piece. */
interface Segment {
  /** Its first byte in what was written. */
  readonly at: number;
  readonly start: number;
  /** Where the piece ended; undefined for what was copied. */
  readonly end: number | undefined;
}

/**
 * Makes edits in a text.
 *
 * @param text one character for each byte
 * @param edits in order of place
 * @returns undefined when there is none
 */
export function rewriteText(text: string, edits: Iterable<Edit>): Rewritten | undefined {
  const list = [...edits];
  if (list.length === 0) return undefined;
  const bytes = new Uint8Array(text.length);
  const segments: Segment[] = [];
  let length = 0;
  let read = 0;
  const copy = (until: number): void => {
    if (read >= until) return;
    segments.push({ at: length, start: read, end: undefined });
    write(bytes, length, text, read, until);
    length += until - read;
    read = until;
  };
  for (const edit of list) {
    copy(edit.start);
    read = edit.end;
    if (edit.bytes.length > 0) segments.push({ at: length, start: edit.start, end: edit.end });
    bytes.set(edit.bytes, length);
    length += edit.bytes.length;
  }
  copy(text.length);
  return {
    bytes: bytes.subarray(0, length),
    startOf(at) {
      const { at: first, start, end } = segmentOf(segments, at);
      return end === undefined ? start + at - first : start;
    },
    endOf(at) {
      const { at: first, start, end } = segmentOf(segments, at);
      return end ?? start + at - first + 1;
    },
  };
}

/** Writes a stretch of a text, a byte for each character. A loop of its own: most of a text goes through it. */
function write(bytes: Uint8Array, at: number, text: string, start: number, end: number): void {
  for (let p = start, to = at; p < end; p++, to++) bytes[to] = text.charCodeAt(p);
}

/** The last segment that begins at a byte or before it. */
function segmentOf(segments: readonly Segment[], at: number): Segment {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return segments[low] ?? { at: 0, start: 0, end: undefined };
}
