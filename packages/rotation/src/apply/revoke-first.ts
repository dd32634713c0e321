import type { Credential } from "@keyguard/core";
import { openRotation } from "../ledger/history.ts";
import { type CallResult, isSameKey, type KeyManager, type ManagedKey, unclear } from "../managers/key-manager.ts";
import type { RotationPorts } from "./ports.ts";
import { deadLook, type DeadLook } from "./prove-dead.ts";
import { rowOf } from "./session.ts";

/** What a key that leaked is revoked with. */
export interface RevokeFirst {
  readonly ports: Pick<RotationPorts, "manager" | "store" | "readKey" | "ledger" | "clock" | "progress" | "signal">;
  readonly key: string;
  /** The key's own call, where that is to be used; the manager deletes it otherwise. */
  readonly selfRevoke?: () => Promise<CallResult<undefined>>;
}

/** What became of it. */
export interface RevokeFirstOutcome {
  /** True when the exchange does not know it any more; false when it may well be alive. */
  readonly dead: boolean;
  /** In words; holds no secret. */
  readonly evidence: string;
  /** Things that still have to be done because of it. */
  readonly notes: readonly string[];
}

const ATTEMPTS = 3;
const PAUSE_MS = 500;
/** A person waits for this: it is bounded, and nothing else waits. */
const LOOKS = 20;

/** The key's row where keys can be listed; where they cannot, or the list is away, what its credential tells. */
async function rowToRemove(manager: KeyManager, old: Credential): Promise<ManagedKey | undefined> {
  const id = manager.idOf(old);
  const listed = await manager.list();
  if (listed.ok && listed.value !== null) return rowOf(manager, listed.value, old);
  return {
    id,
    masked: false,
    name: "the old key",
    native: [],
    withdraw: "unknown",
    allowlist: { status: "unknown", entries: [] },
  };
}

async function remove({ ports, selfRevoke }: RevokeFirst, old: Credential): Promise<CallResult<undefined>> {
  if (selfRevoke !== undefined) return selfRevoke();
  const row = await rowToRemove(ports.manager, old);
  return row === undefined ? { ok: true, value: undefined } : ports.manager.remove(row, old.passphrase);
}

/** Tries a few times; an answer that was lost may hide a deletion that was done, which the look settles. */
async function kill(input: RevokeFirst, old: Credential): Promise<CallResult<undefined>> {
  const { clock, signal } = input.ports;
  let last: CallResult<undefined> = unclear("network", "no answer");
  for (let i = 0; i < ATTEMPTS; i++) {
    last = await remove(input, old);
    if (last.ok || last.certain) return last;
    await clock.sleep(PAUSE_MS, signal);
  }
  return last;
}

/** True when the account's list has lost the key; undefined where no list tells. */
async function unlisted(manager: KeyManager, old: Credential): Promise<boolean | undefined> {
  const listed = await manager.list();
  if (!listed.ok || listed.value === null) return undefined;
  const id = manager.idOf(old);
  return !listed.value.some((row) => isSameKey(row, id));
}

/** Looks until the key is dead. Without a second key from the same address an answer that fits a blocked one needs the list. */
async function lookDead(
  { ports }: RevokeFirst,
  old: Credential,
  looks: number,
): Promise<{ dead: boolean; evidence: string }> {
  const { manager, readKey, clock, signal } = ports;
  let look: DeadLook = "unknown";
  for (let i = 0; i < looks; i++) {
    look = deadLook((await readKey(old)).cause);
    if (look === "dead") return { dead: true, evidence: "the exchange does not know the key any more" };
    if (look === "ambiguous" && (await unlisted(manager, old)) === true)
      return { dead: true, evidence: "the exchange refuses the key, and the account's list no longer shows it" };
    if (i + 1 < looks) await clock.sleep(PAUSE_MS, signal);
  }
  const words: Readonly<Record<DeadLook, string>> = {
    dead: "",
    ambiguous: "the exchange's answer fits a blocked key as well as a dead one",
    blocked: "the exchange still knows the key and only refuses its address",
    alive: "the key still answers",
    unknown: "no answer told anything about the key",
  };
  return { dead: false, evidence: words[look] };
}

/** The ledger hears of it, and does not stop it: a full disk is no reason to let a leaked key live. */
async function note({ ports, key }: RevokeFirst): Promise<string[]> {
  const { ledger, clock } = ports;
  const notes: string[] = [];
  try {
    const open = openRotation((await ledger.read()).entries, key);
    if (open !== undefined)
      notes.push(`a rotation stands at "${open.state}": what it made lives on; see keyguard rotate status ${key}`);
    const happenedAt = clock.now();
    await ledger.append({ kind: "event", key, event: "leaked", happenedAt, note: "revoked first" });
  } catch {
    notes.push(`the ledger could not be written: keyguard rotate record ${key} --event leaked`);
  }
  return notes;
}

/**
 * Kills the key that the store gives out, at once: no new key, no overlap, no grace. Its programs stop;
 * orders and positions stay. The caller holds the key's lock.
 *
 * @throws what the store throws when the key cannot be read from it: nothing was done then
 */
export async function revokeFirst(input: RevokeFirst): Promise<RevokeFirstOutcome> {
  const { current: old } = await input.ports.store.read();
  const notes = await note(input);
  const killed = await kill(input, old);
  if (killed.ok) input.ports.progress?.(`${input.key}: revoked`);
  // What was refused may have been done before, or by a person.
  const { dead, evidence } = await lookDead(input, old, killed.ok || !killed.certain ? LOOKS : 1);
  return { dead, evidence: killed.ok || dead ? evidence : `${killed.detail}; ${evidence}`, notes };
}
