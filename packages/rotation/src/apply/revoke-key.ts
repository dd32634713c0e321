import { RotationStop } from "./outcome.ts";
import { proveDead } from "./prove-dead.ts";
import {
  enter,
  freshCredential,
  listKeys,
  removeKeys,
  rowOf,
  type RotationSession,
  sameCredential,
} from "./session.ts";
import { removeStrays } from "./create-key.ts";

/** Without a grace nobody waits on purpose: the proof then spans just more than a moment. */
const SHORTEST_WINDOW_MS = 100;
const LONGEST_WINDOW_MS = 10_000;
/** How long a deleted key may still answer before that is a finding. */
const PATIENCE_MS = 60_000;

/** Refuses to go on unless the store gives out the new key and the new key works. */
async function assertWorkingKey(session: RotationSession): Promise<void> {
  const { store, readKey } = session.ports;
  const fresh = freshCredential(session);
  const { current } = await store.read();
  if (!sameCredential(current, fresh)) {
    throw new RotationStop(
      `${store.place} does not hold the new key any more: somebody wrote there`,
      "the old key stays; look at what the store holds before anything else",
    );
  }
  const reading = await readKey(fresh);
  if (reading.cause !== null) {
    throw new RotationStop(
      `the old key stays, because the new one does not answer now: ${reading.cause}`,
      `run it again: keyguard rotate resume ${session.key}; or go back: keyguard rotate rollback ${session.key}`,
    );
  }
}

/** Deletes the old key, once the new one is in the store and works. */
export async function revokeOld(session: RotationSession): Promise<void> {
  await assertWorkingKey(session);
  if (session.state !== "revoking") await enter(session, "revoking");
  const rows = await listKeys(session);
  const { old } = session.escrow;
  if (rows === null) {
    // A person deletes it; the manager asks for it by the old key's id.
    await removeKeys(session, [placeholder(session)], old.passphrase);
  } else {
    const row = rowOf(session.ports.manager, rows, old);
    if (row !== undefined) await removeKeys(session, [row], old.passphrase);
  }
  await enter(session, "revoked");
}

function placeholder(session: RotationSession): Parameters<typeof removeKeys>[1][number] {
  const { scopes, allowlist } = session.escrow.reading;
  return {
    id: session.ports.manager.idOf(session.escrow.old),
    masked: false,
    name: "the old key",
    native: [],
    withdraw: scopes.withdraw,
    allowlist,
  };
}

/** Proves that the old key is dead; a proof that fails stops the run, and a resume tries again. */
export async function proveOldDead(session: RotationSession): Promise<void> {
  const { ports, escrow } = session;
  const windowMs = Math.min(LONGEST_WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, session.graceMs / 10));
  const proof = await proveDead({
    readKey: ports.readKey,
    clock: ports.clock,
    old: escrow.old,
    fresh: freshCredential(session),
    windowMs,
    patienceMs: PATIENCE_MS,
    listed: async () => {
      const rows = await listKeys(session);
      return rows === null ? null : rowOf(ports.manager, rows, escrow.old) !== undefined;
    },
    ...(ports.signal === undefined ? {} : { signal: ports.signal }),
  });
  if (!proof.dead) {
    throw new RotationStop(
      `the old key is revoked, but not proven dead: ${proof.evidence}`,
      `look at it on the exchange's page, then: keyguard rotate resume ${session.key}`,
    );
  }
  await enter(session, "verified_dead", { note: proof.evidence });
}

/** Clears up: what was staged, keys that a call made twice, and last the escrow. */
export async function closeRotation(session: RotationSession): Promise<void> {
  const { store, escrow } = session.ports;
  await store.discard(session.id);
  await removeStrays(session);
  await enter(session, "closed");
  await escrow.destroy(session.id);
}
