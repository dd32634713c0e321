import { isKeyguardError } from "@keyguard/core";
import { openRotation, type RotationRecord, rotations } from "../ledger/history.ts";
import { isFinal, isRevoking, isSwitched, type RotationState } from "../ledger/state.ts";
import { createKey } from "./create-key.ts";
import type { EscrowRecord } from "./escrow.ts";
import { type RotationOutcome, RotationStop, type Stop } from "./outcome.ts";
import type { RotationPorts } from "./ports.ts";
import { recoverEscrow } from "./recover-escrow.ts";
import { closeRotation, proveOldDead, revokeOld } from "./revoke-key.ts";
import { enter, type RotationSession } from "./session.ts";
import { confirmConsumers, storePending, switchCurrent, waitGrace } from "./switch-key.ts";
import { abortRotation, rollbackRotation } from "./undo.ts";
import { verifyKey } from "./verify-key.ts";

type Step = (session: RotationSession) => Promise<void>;

/** What leads on from each state. */
const NEXT: Readonly<Partial<Record<RotationState, Step>>> = {
  planned: createKey,
  creating: createKey,
  created: verifyKey,
  verified_new: storePending,
  storing: storePending,
  stored_pending: switchCurrent,
  switching: switchCurrent,
  switched: confirmConsumers,
  confirmed: graceThenRevoke,
  grace: graceThenRevoke,
  revoking: revokeOld,
  revoked: proveOldDead,
  verified_dead: closeRotation,
  rolling_back: rollbackRotation,
  rolled_back: (session) => abortRotation(session, "rolled back"),
  aborting: (session) => abortRotation(session, "gone on after an interruption"),
};

async function graceThenRevoke(session: RotationSession): Promise<void> {
  await waitGrace(session);
  await revokeOld(session);
}

/** More steps than any rotation has: a step that does not lead on must not spin. */
const MAX_STEPS = 32;

/** What an error means for a person; foreign errors are named by their code, their text may hold anything. */
function toStop(error: unknown, key: string): Stop {
  if (error instanceof RotationStop) return error.stop;
  const again = `run it again when that is mended: keyguard rotate resume ${key}`;
  if (isKeyguardError(error)) return { reason: error.message, remedy: error.hint ?? again, unfit: false };
  const code = (error as { code?: unknown } | null)?.code;
  const name = typeof code === "string" ? code : error instanceof Error ? error.name : "an unknown error";
  return { reason: `a step failed: ${name}`, remedy: again, unfit: false };
}

async function advance(session: RotationSession): Promise<void> {
  for (let i = 0; i < MAX_STEPS && !isFinal(session.state); i++) {
    session.ports.signal?.throwIfAborted();
    const step = NEXT[session.state];
    if (step === undefined) return;
    await step(session);
  }
}

async function conclude(session: RotationSession, work: Promise<void>): Promise<RotationOutcome> {
  try {
    await work;
    return { rotation: session.id, state: session.state };
  } catch (error) {
    const stopped = toStop(error, session.key);
    if (!stopped.unfit || isSwitched(session.state)) return { rotation: session.id, state: session.state, stopped };
    return withdrawUnfit(session, stopped);
  }
}

/** A new key that is not what was asked for is deleted at once; when that fails too, both reasons are told. */
async function withdrawUnfit(session: RotationSession, stopped: Stop): Promise<RotationOutcome> {
  try {
    await abortRotation(session, stopped.reason);
    return { rotation: session.id, state: session.state, stopped };
  } catch (error) {
    const second = toStop(error, session.key);
    const reason = `${stopped.reason}; and it could not be deleted: ${second.reason}`;
    const remedy = `delete "${session.newName}" now: keyguard rotate abort ${session.key}, or by hand`;
    return { rotation: session.id, state: session.state, stopped: { reason, remedy, unfit: true } };
  }
}

/** A rotation that may begin: its plan had nothing against it. */
export interface RotationStart {
  readonly id: string;
  readonly key: string;
  readonly newName: string;
  readonly graceMs: number;
  readonly actor: string;
  readonly escrow: EscrowRecord;
}

/**
 * Begins a rotation and carries it as far as it goes. The caller holds the key's lock, and has planned.
 *
 * Never throws for what the exchange, the store, a consumer or the disk does: the outcome says where
 * it stopped and why, and {@link resumeRotation} goes on from there.
 */
export async function startRotation(ports: RotationPorts, start: RotationStart): Promise<RotationOutcome> {
  const session: RotationSession = { ports, ...start, times: new Map(), state: "planned" };
  return conclude(session, begin(session));
}

async function begin(session: RotationSession): Promise<void> {
  const { ledger, escrow, manager } = session.ports;
  const oldFingerprint = await ledger.fingerprint(manager.idOf(session.escrow.old));
  await enter(session, "planned", { oldFingerprint, graceMs: session.graceMs });
  await escrow.write(session.escrow);
  await advance(session);
}

async function reopen(ports: RotationPorts, record: RotationRecord, actor: string): Promise<RotationSession> {
  const times = new Map(Object.entries(record.times) as [RotationState, number][]);
  const escrow = await recoverEscrow(ports, record);
  const newName = record.newName ?? ports.manager.keyName(record.id);
  const { id, key, state, graceMs } = record;
  return { ports, id, key, newName, graceMs, actor, times, state, escrow };
}

/** The rotation of a key that waits to be finished; undefined when none does. */
async function findOpen(ports: RotationPorts, key: string): Promise<RotationRecord | undefined> {
  const { entries } = await ports.ledger.read();
  await destroyLeftovers(ports, rotations(entries));
  return openRotation(entries, key);
}

/** A crash between the last entry and the end leaves an escrow that nothing needs any more. */
async function destroyLeftovers(ports: RotationPorts, known: readonly RotationRecord[]): Promise<void> {
  const left = new Set(await ports.escrow.list());
  for (const { id, state } of known) if (isFinal(state) && left.has(id)) await ports.escrow.destroy(id);
}

async function reopened(
  ports: RotationPorts,
  key: string,
  actor: string,
  work: (session: RotationSession) => Promise<void>,
): Promise<RotationOutcome | undefined> {
  const record = await findOpen(ports, key);
  if (record === undefined) return undefined;
  let session: RotationSession;
  try {
    session = await reopen(ports, record, actor);
  } catch (error) {
    return { rotation: record.id, state: record.state, stopped: toStop(error, key) };
  }
  return conclude(session, work(session));
}

/**
 * Goes on with a rotation that stopped or was killed, from the last state in the ledger.
 *
 * @returns its outcome, or undefined when nothing is open, in which case nothing is changed
 */
export async function resumeRotation(
  ports: RotationPorts,
  key: string,
  actor: string,
): Promise<RotationOutcome | undefined> {
  return reopened(ports, key, actor, advance);
}

/**
 * Gives up a rotation that has not switched: the new key is deleted, the old one stays.
 *
 * @returns its outcome, or undefined when nothing is open
 */
export async function abortOpen(
  ports: RotationPorts,
  key: string,
  actor: string,
): Promise<RotationOutcome | undefined> {
  return reopened(ports, key, actor, async (session) => {
    if (isRevoking(session.state)) throw pastReturn(session);
    await abortRotation(session, "given up by the operator");
  });
}

/**
 * Goes back to the old key after the switch, as long as it was not revoked; then the new key is deleted.
 *
 * @returns its outcome, or undefined when nothing is open
 */
export async function rollbackOpen(
  ports: RotationPorts,
  key: string,
  actor: string,
): Promise<RotationOutcome | undefined> {
  return reopened(ports, key, actor, async (session) => {
    if (isRevoking(session.state)) throw pastReturn(session);
    if (isSwitched(session.state)) await rollbackRotation(session);
    await abortRotation(session, "rolled back by the operator");
  });
}

function pastReturn(session: RotationSession): RotationStop {
  return new RotationStop(
    "there is no way back: the old key is being revoked, or is gone",
    `finish it: keyguard rotate resume ${session.key}`,
  );
}
