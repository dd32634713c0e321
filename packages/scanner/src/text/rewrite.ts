/** A stretch of a text that was written anew, and where each byte came from. */
export interface Rewritten {
  readonly bytes: Uint8Array;
  /** For each byte the offset of the character or escape that it was written as. */
  readonly starts: Uint32Array;
  /** For each byte the offset after that. */
  readonly ends: Uint32Array;
}

/** What stands in place of a piece of a text; no more bytes than it had. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
}

/**
 * Makes edits in `[from, to)` of a text.
 *
 * @param text one character for each byte
 * @param edits in order of place, counted from `from`
 * @returns undefined when there is none
 */
export function rewriteText(text: string, from: number, to: number, edits: Iterable<Edit>): Rewritten | undefined {
  const list = [...edits];
  if (list.length === 0) return undefined;
  const slice = text.slice(from, to);
  const bytes = new Uint8Array(slice.length);
  const starts = new Uint32Array(slice.length);
  const ends = new Uint32Array(slice.length);
  let length = 0;
  let read = 0;
  const copy = (until: number): void => {
    for (; read < until; read++, length++) {
      bytes[length] = slice.charCodeAt(read);
      starts[length] = from + read;
      ends[length] = from + read + 1;
    }
  };
  for (const edit of list) {
    copy(edit.start);
    read = edit.end;
    for (const byte of edit.bytes) {
      bytes[length] = byte;
      starts[length] = from + edit.start;
      ends[length] = from + read;
      length += 1;
    }
  }
  copy(slice.length);
  return { bytes: bytes.subarray(0, length), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}
