import { isSameKey, type ManagedKey } from "../managers/key-manager.ts";
import { RotationStop } from "./outcome.ts";
import { enter, listKeys, removeKeys, type RotationSession, sameCredential } from "./session.ts";

/** Every key of this rotation: by its name, and by its id where the name was lost. */
function ours(session: RotationSession, rows: readonly ManagedKey[]): ManagedKey[] {
  const held = session.escrow.fresh === undefined ? undefined : session.ports.manager.idOf(session.escrow.fresh);
  return rows
    .filter((row) => row.name === session.newName || (held !== undefined && isSameKey(row, held)))
    .map((row) => (held !== undefined && isSameKey(row, held) ? { ...row, id: held, masked: false } : row));
}

/**
 * Gives a rotation up: takes back what was staged and deletes the new key, by name too, so that
 * nothing of it is left. The old key was in use all the time and stays.
 */
export async function abortRotation(session: RotationSession, reason: string): Promise<void> {
  const { store, escrow } = session.ports;
  const { fresh } = session.escrow;
  const { current } = await store.read();
  if (fresh !== undefined && sameCredential(current, fresh)) {
    throw new RotationStop(
      `${store.place} already gives the new key to its consumers`,
      `go back first: keyguard rotate rollback ${session.key}`,
    );
  }
  if (session.state !== "aborting") await enter(session, "aborting", { note: reason });
  await store.discard(session.id);
  const rows = await listKeys(session);
  if (rows !== null) {
    await removeKeys(session, ours(session, rows), session.escrow.passphrase);
    const rest = await listKeys(session);
    if (rest !== null && ours(session, rest).length > 0) {
      throw new RotationStop(
        `the new key "${session.newName}" is still listed`,
        `run it again: keyguard rotate abort ${session.key}`,
      );
    }
  } else if (fresh !== undefined) {
    const { scopes, allowlist } = session.escrow.reading;
    const row: ManagedKey = {
      id: session.ports.manager.idOf(fresh),
      masked: false,
      name: session.newName,
      native: [],
      withdraw: scopes.withdraw,
      allowlist,
    };
    await removeKeys(session, [row], session.escrow.passphrase);
  }
  await enter(session, "aborted", { note: reason });
  await escrow.destroy(session.id);
}

/** Puts the old key back into use; only while it still works. The new key is deleted by the abort that follows. */
export async function rollbackRotation(session: RotationSession): Promise<void> {
  const { store, readKey, consumers } = session.ports;
  const { old, fresh } = session.escrow;
  if (fresh === undefined) return; // nothing was ever stored
  const reading = await readKey(old);
  if (reading.cause !== null) {
    throw new RotationStop(
      `the old key cannot be put back: it does not answer now: ${reading.cause}`,
      `the new key stays in use; go on with: keyguard rotate resume ${session.key}`,
    );
  }
  if (session.state !== "rolling_back") await enter(session, "rolling_back");
  await store.promote(session.id, fresh, old);
  await consumers.reload();
  await enter(session, "rolled_back");
}
