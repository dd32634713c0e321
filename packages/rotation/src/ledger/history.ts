import type { DeclaredEvent } from "../policy/event.ts";
import type { LedgerEntry, RotationEntry } from "./entry.ts";
import { isFinal, type RotationState } from "./state.ts";

/** A rotation, put together from its entries. */
export interface RotationRecord {
  readonly id: string;
  readonly key: string;
  readonly exchange: string;
  readonly state: RotationState;
  readonly newName: string | undefined;
  readonly oldFingerprint: string | undefined;
  readonly newFingerprint: string | undefined;
  readonly graceMs: number;
  /** When each state was written, milliseconds since the epoch. */
  readonly times: Readonly<Partial<Record<RotationState, number>>>;
  readonly note: string | undefined;
}

function advance(before: RotationRecord | undefined, entry: RotationEntry & { readonly at: number }): RotationRecord {
  return {
    id: entry.rotation,
    key: entry.key,
    exchange: entry.exchange,
    state: entry.state,
    newName: entry.newName ?? before?.newName,
    oldFingerprint: entry.oldFingerprint ?? before?.oldFingerprint,
    newFingerprint: entry.newFingerprint ?? before?.newFingerprint,
    graceMs: entry.graceMs ?? before?.graceMs ?? 0,
    times: { ...before?.times, [entry.state]: entry.at },
    note: entry.note,
  };
}

/** Every rotation of a ledger, in the order they began. */
export function rotations(entries: readonly LedgerEntry[]): RotationRecord[] {
  const byId = new Map<string, RotationRecord>();
  for (const entry of entries) {
    if (entry.kind === "rotation") byId.set(entry.rotation, advance(byId.get(entry.rotation), entry));
  }
  return [...byId.values()];
}

/** The rotation of a key that was begun and not finished; undefined when nothing is open. */
export function openRotation(entries: readonly LedgerEntry[], key: string): RotationRecord | undefined {
  return rotations(entries).findLast((rotation) => rotation.key === key && !isFinal(rotation.state));
}

/** Clocks of two machines differ, and a date without a time may be a place's own: that much is no future. */
const TOLERANCE_MS = 86_400_000;

/** When a key was replaced, by every entry that tells. */
function replacements(entries: readonly LedgerEntry[], key: string): number[] {
  const moments: number[] = [];
  for (const entry of entries) {
    if (entry.key !== key) continue;
    if (entry.kind === "record") moments.push(entry.rotatedAt);
    else if (entry.kind === "rotation" && entry.state === "closed") moments.push(entry.at);
  }
  return moments;
}

/**
 * When a key was last replaced, milliseconds since the epoch; null when the ledger does not know.
 *
 * @param now moments that lie more than a day after it do not count: a clock was wrong when they were
 *   written, and would keep the key from being due
 */
export function lastReplaced(entries: readonly LedgerEntry[], key: string, now: number = Infinity): number | null {
  const past = replacements(entries, key).filter((at) => at <= now + TOLERANCE_MS);
  return past.length === 0 ? null : Math.max(...past);
}

/** The latest moment of a key's replacements that has not come yet, by more than a day; null for none. */
export function futureReplacement(entries: readonly LedgerEntry[], key: string, now: number): number | null {
  const future = replacements(entries, key).filter((at) => at > now + TOLERANCE_MS);
  return future.length === 0 ? null : Math.max(...future);
}

/**
 * What its owner declared about a key, oldest first.
 *
 * @param now an event that a wrong clock put behind it has happened by now
 */
export function declaredEvents(entries: readonly LedgerEntry[], key: string, now: number = Infinity): DeclaredEvent[] {
  return entries.flatMap((entry) =>
    entry.kind === "event" && entry.key === key ? [{ event: entry.event, at: Math.min(entry.happenedAt, now) }] : [],
  );
}
