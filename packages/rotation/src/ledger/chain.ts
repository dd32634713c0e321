import { isLedgerEntry, type LedgerEntry, type LedgerFact } from "./entry.ts";

/** The hash before the first entry. */
export const GENESIS: string = "0".repeat(64);

const encoder = new TextEncoder();

/** The same fields give the same text, whatever order they were written in. */
function canonical(fields: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(fields)
    .filter((name) => name !== "hash" && fields[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(fields[name])}`).join(",")}}`;
}

async function hashOf(entry: object): Promise<string> {
  const bytes = encoder.encode(canonical(entry as Readonly<Record<string, unknown>>));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where a chain ends: what the next entry follows. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** Makes the entry that follows `end`. */
export async function linkEntry(end: ChainEnd, fact: LedgerFact, at: number): Promise<LedgerEntry> {
  const open = { seq: end.seq + 1, at, prev: end.hash, ...fact };
  return { ...open, hash: await hashOf(open) };
}

/** One thing that is wrong with a ledger. */
export interface LedgerFault {
  /** Counts from 1. */
  readonly line: number;
  /** `torn`: a write that was cut off, which loses nothing that had been confirmed; the others are damage. */
  readonly kind: "torn" | "altered" | "missing" | "unreadable" | "cut";
  readonly what: string;
}

/** A ledger as it was read. */
export interface LedgerReading {
  /** Every entry that can be trusted, in order. */
  readonly entries: readonly LedgerEntry[];
  readonly faults: readonly LedgerFault[];
  readonly end: ChainEnd;
  /** True when the text ends inside a line: the next writer starts a new one. */
  readonly openLine: boolean;
}

function parseLine(line: string): LedgerEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLedgerEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads and proves a ledger's text.
 *
 * A line that is no entry is `torn` when the chain goes on over it unbroken, which is what a crash
 * within a write leaves; it is `unreadable` when the entry that follows does not fit. An entry whose
 * hash or predecessor is wrong is a fault, and the chain goes on from it, so that one fault is told
 * once. Empty text is an empty ledger.
 *
 * @param anchor an entry that the ledger once held, noted elsewhere: without it, and without a line at
 *   the end that may be what is left of it, the ledger was `cut`
 */
export async function readLedger(text: string, anchor?: ChainEnd): Promise<LedgerReading> {
  const entries: LedgerEntry[] = [];
  const faults: LedgerFault[] = [];
  const broken: number[] = [];
  let anchored = false;
  let end: ChainEnd = { seq: 0, hash: GENESIS };
  const lines = text.split("\n");
  const openLine = lines.at(-1) !== "";
  if (!openLine) lines.pop();
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (line === "") continue;
    const entry = parseLine(line);
    if (entry === undefined) {
      broken.push(number);
      continue;
    }
    anchored ||= entry.seq === anchor?.seq && entry.hash === anchor.hash;
    const fits = entry.prev === end.hash && entry.seq === end.seq + 1;
    if (!fits) {
      const gap = `entry ${entry.seq} does not follow entry ${end.seq}`;
      faults.push({ line: number, kind: "missing", what: gap });
    }
    if ((await hashOf(entry)) !== entry.hash) {
      faults.push({ line: number, kind: "altered", what: `entry ${entry.seq} was changed after it was written` });
    } else entries.push(entry);
    for (const at of broken.splice(0)) faults.push(torn(at, fits));
    end = { seq: entry.seq, hash: entry.hash };
  }
  for (const at of broken) faults.push(torn(at, true)); // nothing follows: only an unfinished write can be lost
  const lost = anchor === undefined || anchored ? 0 : Math.max(1, anchor.seq - end.seq);
  // A line that is there in part stands for one entry.
  if (anchor !== undefined && lost > broken.length)
    faults.push({ line: lines.length, kind: "cut", what: lostWords(anchor, end) });
  faults.sort((a, b) => a.line - b.line);
  return { entries, faults, end, openLine };
}

function lostWords(anchor: ChainEnd, end: ChainEnd): string {
  return end.seq < anchor.seq
    ? `entry ${anchor.seq} had been written, and the ledger ends at entry ${end.seq}`
    : `entry ${anchor.seq} is another one than had been written`;
}

function torn(line: number, fits: boolean): LedgerFault {
  return fits
    ? { line, kind: "torn", what: "a write was cut off here; nothing that had been confirmed is lost" }
    : { line, kind: "unreadable", what: "this line is no entry, and the next one does not follow the one before" };
}

/** True when nothing but cut-off writes is wrong. */
export function isIntact(reading: LedgerReading): boolean {
  return reading.faults.every((fault) => fault.kind === "torn");
}
