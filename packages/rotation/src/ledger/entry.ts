import type { KeyEvent } from "../policy/event.ts";
import type { RotationState } from "./state.ts";

/** A step of a rotation. Fingerprints name keys; nothing here opens an account. */
export interface RotationEntry {
  readonly kind: "rotation";
  /** Names the rotation. */
  readonly rotation: string;
  /** The declared key. */
  readonly key: string;
  readonly exchange: string;
  readonly state: RotationState;
  /** The new key's label, exactly as the exchange will show it. */
  readonly newName?: string;
  readonly oldFingerprint?: string;
  readonly newFingerprint?: string;
  /** The waiting time before the old key goes, in milliseconds. */
  readonly graceMs?: number;
  /** What happened, in words. Holds no secret. */
  readonly note?: string;
  /** Who asked for it: the machine's user, or `ci`. */
  readonly actor?: string;
}

/** A rotation that was done by hand or by another tool. */
export interface RecordEntry {
  readonly kind: "record";
  readonly key: string;
  readonly exchange?: string;
  /** When the key was replaced, milliseconds since the epoch. */
  readonly rotatedAt: number;
  readonly how: "manual" | "import";
  readonly note?: string;
}

/** Something its owner declared about a key. */
export interface EventEntry {
  readonly kind: "event";
  readonly key: string;
  readonly event: KeyEvent;
  /** When it happened, milliseconds since the epoch. */
  readonly happenedAt: number;
  readonly note?: string;
}

/** What somebody writes into the ledger. */
export type LedgerFact = RotationEntry | RecordEntry | EventEntry;

/** What the ledger adds: its place in the chain. */
export interface LedgerLink {
  /** Counts from 1. */
  readonly seq: number;
  /** When it was written, milliseconds since the epoch, by this machine's clock. */
  readonly at: number;
  /** The hash of the entry before; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256 over everything else, in lower-case hex. */
  readonly hash: string;
}

/** One line of the ledger. */
export type LedgerEntry = LedgerFact & LedgerLink;

const KINDS: Readonly<Record<LedgerFact["kind"], readonly string[]>> = {
  rotation: ["rotation", "key", "exchange", "state"],
  record: ["key", "how"],
  event: ["key", "event"],
};

/** True when a parsed line has the shape of an entry; the chain proves the rest. */
export function isLedgerEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const required = KINDS[fields["kind"] as LedgerFact["kind"]] as readonly string[] | undefined;
  return (
    required !== undefined &&
    required.every((name) => typeof fields[name] === "string") &&
    typeof fields["seq"] === "number" &&
    typeof fields["at"] === "number" &&
    typeof fields["prev"] === "string" &&
    typeof fields["hash"] === "string"
  );
}
