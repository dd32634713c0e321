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

/** When a key was last replaced, milliseconds since the epoch; null when the ledger does not know. */
export function lastReplaced(entries: readonly LedgerEntry[], key: string): number | null {
  let last: number | null = null;
  for (const entry of entries) {
    if (entry.key !== key) continue;
    if (entry.kind === "record") last = Math.max(last ?? 0, entry.rotatedAt);
    else if (entry.kind === "rotation" && entry.state === "closed") last = Math.max(last ?? 0, entry.at);
  }
  return last;
}

/** What its owner declared about a key, oldest first. */
export function declaredEvents(entries: readonly LedgerEntry[], key: string): DeclaredEvent[] {
  return entries
    .filter((entry) => entry.kind === "event" && entry.key === key)
    .map((entry) =>
      entry.kind === "event" ? { event: entry.event, at: entry.happenedAt } : { event: "leaked", at: 0 },
    );
}
