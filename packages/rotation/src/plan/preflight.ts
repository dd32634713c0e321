import type { Credential } from "@keyguard/core";
import type { KeyReading, RotationPorts } from "../apply/ports.ts";
import { rowOf } from "../apply/session.ts";
import { openRotation, type RotationRecord, rotations } from "../ledger/history.ts";
import { isIntact } from "../ledger/chain.ts";
import { isFinal } from "../ledger/state.ts";
import { isSameKey, type ManagedKey } from "../managers/key-manager.ts";

/** What was found before a rotation; looking changed nothing. */
export interface RotationFacts {
  readonly old: Credential;
  /** What the old key says about itself. */
  readonly reading: KeyReading;
  /** The old key in the account's list; null where keys cannot be listed, undefined where it is missing. */
  readonly row: ManagedKey | null | undefined;
  /** Keys of the account; null where they cannot be listed. */
  readonly count: number | null;
  /** Labels of keys that a rotation left behind, sorted. */
  readonly orphans: readonly string[];
  readonly open: RotationRecord | undefined;
  /** True when another rotation's credential waits in the store, as one on another machine leaves it. */
  readonly staged: boolean;
  readonly ledgerIntact: boolean;
}

/** Facts, or why they could not be had. */
export type Preflight =
  | { readonly ok: true; readonly facts: RotationFacts }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

const ROTATION_LABEL = /^kg[-_ ]?[0-9a-z]{10}$/u;

/** Keys with a rotation's label that are neither in use nor part of a rotation that is known to go on. */
function orphans(
  rows: readonly ManagedKey[],
  inUse: ManagedKey | undefined,
  known: readonly RotationRecord[],
): string[] {
  const expected = new Set(known.filter(({ state }) => !isFinal(state)).map(({ newName }) => newName));
  return rows
    .filter(
      (row) =>
        !(inUse !== undefined && isSameKey(row, inUse.id)) && ROTATION_LABEL.test(row.name) && !expected.has(row.name),
    )
    .map((row) => row.name)
    .sort();
}

/** Looks at the store, the account and the ledger, read-only. */
export async function preflight(
  ports: Pick<RotationPorts, "store" | "manager" | "readKey" | "ledger">,
  key: string,
): Promise<Preflight> {
  const { store, manager, readKey, ledger } = ports;
  const { current: old, pending } = await store.read();
  const [listed, reading, book] = await Promise.all([manager.list(), readKey(old), ledger.read()]);
  if (!listed.ok) {
    return {
      ok: false,
      reason: `the account's keys cannot be listed: ${listed.detail}`,
      remedy: "check the managing key: it must be allowed to manage the sub-account's keys, from this address",
    };
  }
  const rows = listed.value;
  const found = rows === null ? null : rowOf(manager, rows, old);
  const whole = found === null || found === undefined ? undefined : await manager.detail(found, reading);
  if (whole?.ok === false) {
    return { ok: false, reason: `the key's rights cannot be read: ${whole.detail}`, remedy: "run it again" };
  }
  const row = whole === undefined ? (found as null | undefined) : whole.value;
  return {
    ok: true,
    facts: {
      old,
      reading,
      row,
      count: rows?.length ?? null,
      orphans: rows === null ? [] : orphans(rows, found ?? undefined, rotations(book.entries)),
      open: openRotation(book.entries, key),
      staged: pending !== undefined && pending.rotation !== openRotation(book.entries, key)?.id,
      ledgerIntact: isIntact(book),
    },
  };
}
