import type { Credential } from "@keyguard/core";
import type { RotationRecord } from "../ledger/history.ts";
import { rightsOf } from "../managers/key-manager.ts";
import type { EscrowRecord } from "./escrow.ts";
import { RotationStop } from "./outcome.ts";
import type { RotationPorts } from "./ports.ts";
import { rowOf } from "./session.ts";

/** Which of the store's credentials are the rotation's, by the fingerprints in the ledger. */
async function sort(
  ports: RotationPorts,
  record: RotationRecord,
): Promise<{ readonly old: Credential | undefined; readonly fresh: Credential | undefined }> {
  const { current, pending } = await ports.store.read();
  const candidates = [current, ...(pending === undefined ? [] : [pending.credential])];
  let old: Credential | undefined;
  let fresh: Credential | undefined;
  for (const candidate of candidates) {
    const print = await ports.ledger.fingerprint(ports.manager.idOf(candidate));
    if (print === record.oldFingerprint) old = candidate;
    else if (print === record.newFingerprint) fresh = candidate;
  }
  return { old, fresh };
}

/**
 * The escrow of an open rotation. Where it is gone, as much as the store and the exchange still know
 * is put together again: before the create call that is everything.
 */
export async function recoverEscrow(ports: RotationPorts, record: RotationRecord): Promise<EscrowRecord> {
  const kept = await ports.escrow.read(record.id);
  if (kept !== undefined) return kept;
  const { old, fresh } = await sort(ports, record);
  if (old === undefined) {
    throw new RotationStop(
      "the escrow of this rotation is gone, and the store does not hold the old key",
      "check both keys on the exchange's page by hand, then note the rotation: keyguard rotate record",
    );
  }
  const listed = await ports.manager.list();
  if (!listed.ok) {
    throw new RotationStop(
      `the account's keys cannot be listed: ${listed.detail}`,
      `run it again when that is mended: keyguard rotate resume ${record.key}`,
    );
  }
  const row = listed.value === null ? undefined : rowOf(ports.manager, listed.value, old);
  const reading = await ports.readKey(old);
  if (reading.cause !== null || (listed.value !== null && row === undefined)) {
    throw new RotationStop(
      "the escrow of this rotation is gone, and the old key does not tell its rights any more",
      `give it up: keyguard rotate abort ${record.key}`,
    );
  }
  const whole = row === undefined ? undefined : await ports.manager.detail(row, reading);
  if (whole?.ok === false) {
    throw new RotationStop(
      `the old key's rights cannot be read: ${whole.detail}`,
      `run it again when that is mended: keyguard rotate resume ${record.key}`,
    );
  }
  const rights = whole === undefined ? null : rightsOf(whole.value);
  const recovered: EscrowRecord = {
    rotation: record.id,
    old,
    rights,
    reading,
    ...(fresh === undefined ? {} : { fresh }),
  };
  await ports.escrow.write(recovered);
  return recovered;
}
