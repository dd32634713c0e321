import { Secret, spellings } from "@keyguard/core";
import { buildPatternMachine, type PatternMachine } from "./pattern-machine.ts";

/** Replaces secrets in a stream of bytes. */
export interface ByteRedactor {
  /** Takes the next bytes; returns what is certain to hold no secret. Owns nothing of `chunk` afterwards. */
  push(chunk: Uint8Array): Uint8Array;
  /** Gives out what was held back because it might be the start of a secret; a secret that goes on is still hidden from there. */
  flush(): Uint8Array;
  /** How many bytes are held back. */
  readonly held: number;
}

/** A longer spelling is looked for in pieces of this many bytes, so that the table stays small. */
const PIECE = 4096;
/** Of a secret of several lines, each line this long is one too: programs print line by line. */
const LINE = 16;

const encoder = new TextEncoder();

interface Mask {
  readonly start: number;
  end: number;
  readonly marker: Uint8Array;
}

function pieces(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) found.push(bytes.subarray(at, at + PIECE));
  // A short rest would match by chance; it is hidden with the piece before.
  return found.length > 1 && (found.at(-1)?.length ?? 0) < LINE
    ? [...found.slice(0, -2), bytes.subarray((found.length - 2) * PIECE)]
    : found;
}

function texts(value: string): string[] {
  const lines = value.split(/\r?\n/u);
  return lines.length === 1
    ? [value]
    : [value, ...lines.filter((line) => line.length >= LINE && !line.startsWith("-----"))];
}

function patternsOf(secrets: Iterable<Secret>): { readonly patterns: Uint8Array[]; readonly markers: Uint8Array[] } {
  const patterns: Uint8Array[] = [];
  const markers: Uint8Array[] = [];
  for (const secret of secrets) {
    const marker = encoder.encode(`[redacted:${secret.label}]`);
    for (const spelling of texts(Secret.reveal(secret)).flatMap(spellings)) {
      for (const piece of pieces(encoder.encode(spelling))) {
        patterns.push(piece);
        markers.push(marker);
      }
    }
  }
  return { patterns, markers };
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] ?? new Uint8Array();
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * A redactor for the output of a program: every spelling of every secret, also across the borders of
 * chunks, in time that depends on the number of bytes alone.
 *
 * What might be the start of a secret is held back, never more than the longest spelling; `flush()`
 * gives it out when the program has paused.
 *
 * @param secrets values under 4 characters are not looked for
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 * import { createByteRedactor } from "@keyguard/secrets";
 *
 * const redactor = createByteRedactor([new Secret("hunter2hunter2", "db/password")]);
 * const bytes = [redactor.push(new TextEncoder().encode("it is hunter2hun")), redactor.push(new TextEncoder().encode("ter2.\n"))];
 * console.log(bytes.map((chunk) => new TextDecoder().decode(chunk)).join("")); // it is [redacted:db/password].
 * ```
 */
export function createByteRedactor(secrets: Iterable<Secret>): ByteRedactor {
  return redactorsFor(secrets)();
}

/** Makes redactors for several streams that hide the same: they share one table. */
export function redactorsFor(secrets: Iterable<Secret>): () => ByteRedactor {
  const { patterns, markers } = patternsOf(secrets);
  const machine = buildPatternMachine(patterns);
  return () => createStreamRedactor(machine, markers);
}

function createStreamRedactor(machine: PatternMachine, markers: readonly Uint8Array[]): ByteRedactor {
  let state = 0;
  let tail: Uint8Array = new Uint8Array(); // read, not yet given out
  let given = 0; // how many bytes of the whole stream were given out or hidden
  let maskedTo = -1; // where the last hidden run ended

  function emit(bytes: Uint8Array, masks: readonly Mask[], upTo: number): Uint8Array {
    const out: Uint8Array[] = [];
    let at = 0;
    for (const mask of masks) {
      // A match that began in what was given out before is a part of that run, or hides the rest of it.
      const start = Math.max(0, mask.start - given);
      if (start > at) out.push(bytes.subarray(at, start));
      if (mask.start >= maskedTo) out.push(mask.marker);
      at = Math.max(at, mask.end - given);
      maskedTo = mask.end;
    }
    if (upTo > at) {
      out.push(bytes.subarray(at, upTo));
      at = upTo;
    }
    tail = bytes.slice(at);
    given += at;
    return concat(out);
  }

  return {
    push(chunk) {
      if (markers.length === 0) return chunk;
      const bytes = tail.length === 0 ? chunk : concat([tail, chunk]);
      const masks: Mask[] = [];
      state = scan(machine, bytes, tail.length, state, (end, index, length) => {
        addMask(masks, given + end - length, given + end, markers[index] ?? new Uint8Array());
      });
      return emit(bytes, masks, bytes.length - Math.min(bytes.length, machine.depth[state / machine.width] ?? 0));
    },
    flush() {
      return tail.length === 0 ? tail : emit(tail, [], tail.length);
    },
    get held() {
      return tail.length;
    },
  };
}

/** Joins what overlaps; what only touches stays two. */
function addMask(masks: Mask[], start: number, end: number, marker: Uint8Array): void {
  let from = start;
  let shown = marker;
  for (let last = masks.at(-1); last !== undefined && last.end > from; last = masks.at(-1)) {
    masks.pop();
    if (last.start < from) [from, shown] = [last.start, last.marker];
  }
  masks.push({ start: from, end, marker: shown });
}

/**
 * Runs the machine over `bytes` from `from` on; the hot loop of everything that a child prints. Where
 * nothing has begun, it goes on by whole windows; at worst that costs one look a byte more.
 */
function scan(
  machine: PatternMachine,
  bytes: Uint8Array,
  from: number,
  start: number,
  found: (end: number, index: number, length: number) => void,
): number {
  const { next, classOf, accepting, width, length, pattern, shortest, skip } = machine;
  const lastWindow = bytes.length - shortest;
  let state = start;
  let i = from;
  while (i < bytes.length) {
    if (state === 0) {
      let step = 1;
      while (i <= lastWindow && step !== 0) {
        const end = i + shortest;
        step = skip[((bytes[end - 2] as number) << 8) | (bytes[end - 1] as number)] as number;
        i += step;
      }
    }
    state = next[state + (classOf[bytes[i] as number] as number)] as number;
    i++;
    if (state >= accepting) found(i, pattern[state / width] as number, length[state / width] as number);
  }
  return state;
}
