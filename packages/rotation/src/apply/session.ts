import { type Credential, equalSecrets, type Secret } from "@keyguard/core";
import type { RotationEntry } from "../ledger/entry.ts";
import type { RotationState } from "../ledger/state.ts";
import { isSameKey, type KeyManager, type ManagedKey } from "../managers/key-manager.ts";
import { RotationStop } from "./outcome.ts";
import type { EscrowRecord } from "./escrow.ts";
import type { RotationPorts } from "./ports.ts";

/** One rotation that is being carried out. */
export interface RotationSession {
  readonly ports: RotationPorts;
  readonly id: string;
  /** The declared key. */
  readonly key: string;
  readonly newName: string;
  readonly graceMs: number;
  /** Who asked for it. */
  readonly actor: string;
  /** When each state was written; a step that waits counts from here. */
  readonly times: Map<RotationState, number>;
  state: RotationState;
  escrow: EscrowRecord;
}

/** Writes that a state was reached; when it resolves, a resume starts from there. */
export async function enter(
  session: RotationSession,
  state: RotationState,
  more: Partial<Pick<RotationEntry, "note" | "newFingerprint" | "oldFingerprint" | "graceMs">> = {},
): Promise<void> {
  const { ports, id, key, newName, actor } = session;
  const exchange = ports.manager.exchange;
  const entry = await ports.ledger.append({
    kind: "rotation",
    rotation: id,
    key,
    exchange,
    state,
    newName,
    actor,
    ...more,
  });
  session.state = state;
  session.times.set(state, entry.at);
  ports.progress?.(`${key}: ${state}${more.note === undefined ? "" : ` (${more.note})`}`);
}

/** The new credential, once its secret is known. */
export function freshCredential(session: RotationSession): Credential {
  const { fresh } = session.escrow;
  if (fresh !== undefined) return fresh;
  throw new RotationStop(
    "the new key's secret is not in escrow",
    `delete what there is of it: keyguard rotate abort ${session.key}`,
  );
}

/** True when two credentials are the same key with the same secret. */
export function sameCredential(a: Credential, b: Credential): boolean {
  return equalSecrets(a.key, b.key) && equalSecrets(a.secret, b.secret);
}

/** The account's keys; null where the exchange cannot tell. */
export async function listKeys(session: RotationSession): Promise<readonly ManagedKey[] | null> {
  const answer = await session.ports.manager.list();
  if (answer.ok) return answer.value;
  throw new RotationStop(
    `the account's keys cannot be listed: ${answer.detail}`,
    `run it again when that is mended: keyguard rotate resume ${session.key}`,
  );
}

/** The row of a credential in the account's list, with the whole id, which a masked list hides. */
export function rowOf(
  manager: Pick<KeyManager, "idOf">,
  rows: readonly ManagedKey[],
  credential: Credential,
): ManagedKey | undefined {
  const id = manager.idOf(credential);
  const row = rows.find((one) => isSameKey(one, id));
  return row === undefined ? undefined : { ...row, id, masked: false };
}

/**
 * Deletes keys; an answer that was lost is settled by a second look at the list. The key that the
 * store gives to consumers is never deleted, whatever the ledger says.
 */
export async function removeKeys(
  session: RotationSession,
  rows: readonly ManagedKey[],
  passphrase: Secret | undefined,
): Promise<void> {
  if (rows.length === 0) return;
  const { manager, store } = session.ports;
  const { current } = await store.read();
  for (const row of rows) {
    if (isSameKey(row, manager.idOf(current))) {
      throw new RotationStop(
        `the key to be deleted is the one that ${store.place} gives to its consumers`,
        "look at what the store holds before anything else",
      );
    }
    const answer = await manager.remove(row, passphrase);
    if (answer.ok) continue;
    const rest = await listKeys(session); // a lost answer may hide a deletion that was done
    if (rest === null || rest.some((other) => other.id === row.id || isSameKey(other, row.id))) {
      throw new RotationStop(
        `a key could not be deleted: ${answer.detail}`,
        `run it again: keyguard rotate resume ${session.key}`,
      );
    }
  }
}
