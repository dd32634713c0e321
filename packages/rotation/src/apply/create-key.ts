import { KeyguardError, type Random, Secret } from "@keyguard/core";
import { isSameKey, type ManagedKey, type PassphraseRule } from "../managers/key-manager.ts";
import { RotationStop } from "./outcome.ts";
import { enter, listKeys, removeKeys, type RotationSession } from "./session.ts";

const ATTEMPTS = 3;

/** One unbiased index below `count`, which is at most 256. */
function pick(random: Random, count: number): number {
  const limit = 256 - (256 % count);
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const byte = random.bytes(1)[0] ?? 255;
    if (byte < limit) return byte % count;
  }
  throw new KeyguardError("KG_INTERNAL", "Cannot make a passphrase: the randomness repeats itself", {
    hint: "the machine's source of randomness is broken: do not make keys on it",
  });
}

/** A random passphrase that an exchange accepts. */
export function makePassphrase(rule: PassphraseRule, random: Random): Secret {
  const all = rule.alphabets.join("");
  const characters = Array.from({ length: rule.length }, (_, i) => {
    const from = rule.alphabets[i] ?? all; // one of each first, shuffled below
    return from.charAt(pick(random, from.length));
  });
  for (let i = characters.length - 1; i > 0; i--) {
    const j = pick(random, i + 1);
    [characters[i], characters[j]] = [characters[j] ?? "", characters[i] ?? ""];
  }
  return new Secret(characters.join(""), "passphrase of the new key");
}

/** The keys with this rotation's name, without the one whose secret is held. */
function strays(session: RotationSession, rows: readonly ManagedKey[]): ManagedKey[] {
  const held = session.escrow.fresh === undefined ? undefined : session.ports.manager.idOf(session.escrow.fresh);
  return rows.filter((row) => row.name === session.newName && (held === undefined || !isSameKey(row, held)));
}

/**
 * Deletes every key of this rotation's name whose secret nobody holds: what a lost answer, a call
 * that was carried out twice, or a crash within the create call leaves behind.
 *
 * @returns how many there were
 */
export async function removeStrays(session: RotationSession): Promise<number> {
  const rows = await listKeys(session);
  if (rows === null) return 0;
  const found = strays(session, rows);
  await removeKeys(session, found, session.escrow.passphrase);
  return found.length;
}

/** One create call; the new credential is in escrow when it says true. */
async function callCreate(session: RotationSession): Promise<true | string> {
  const { manager, escrow } = session.ports;
  const { rights, passphrase } = session.escrow;
  const answer = await manager.create({
    name: session.newName,
    like: rights,
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  if (!answer.ok) {
    if (!answer.certain) return answer.detail;
    throw new RotationStop(
      `the exchange makes no new key: ${answer.detail}`,
      `nothing was changed; try again: keyguard rotate resume ${session.key}, or give it up: keyguard rotate abort ${session.key}`,
    );
  }
  session.escrow = { ...session.escrow, fresh: answer.value };
  await escrow.write(session.escrow); // before the ledger: a resume looks here first
  return true;
}

/** The passphrase must be in escrow before the create call: without it an orphan could not be deleted. */
async function choosePassphrase(session: RotationSession): Promise<void> {
  const { manager, random, escrow } = session.ports;
  if (manager.passphrase === null || session.escrow.passphrase !== undefined) return;
  session.escrow = { ...session.escrow, passphrase: makePassphrase(manager.passphrase, random) };
  await escrow.write(session.escrow);
}

/**
 * Makes the new key, or finds that it was made already. The intent, with the key's name, is in the
 * ledger before the first call; whatever has the name and no secret in escrow is an orphan and goes.
 */
export async function createKey(session: RotationSession): Promise<void> {
  const { ports } = session;
  await choosePassphrase(session);
  if (session.state !== "creating") await enter(session, "creating");
  let lost = "";
  for (let i = 0; i < ATTEMPTS && session.escrow.fresh === undefined; i++) {
    const orphans = await removeStrays(session);
    if (orphans > 0) ports.progress?.(`${session.key}: deleted ${orphans} orphan of an earlier try`);
    const made = await callCreate(session);
    if (made !== true) lost = made;
  }
  if (session.escrow.fresh === undefined) {
    throw new RotationStop(
      `the exchange's answer to the create call was lost ${ATTEMPTS} times: ${lost}`,
      `any orphan is deleted by name next time: keyguard rotate resume ${session.key}`,
    );
  }
  const newFingerprint = await ports.ledger.fingerprint(session.ports.manager.idOf(session.escrow.fresh));
  await enter(session, "created", { newFingerprint });
}
