import type { Cause } from "@keyguard/core";
import { readingDifferences, rightsDifferences } from "./compare.ts";
import { RotationStop } from "./outcome.ts";
import type { KeyReading } from "./ports.ts";
import { enter, freshCredential, listKeys, rowOf, type RotationSession } from "./session.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Answers that a key gives because it is not active yet, or not known everywhere. A refused address is one of them:
 * the old key, which is bound to the same ones, was read from here.
 */
const NOT_ACTIVE: ReadonlySet<Cause> = new Set([
  "wrong-key",
  "wrong-secret",
  "wrong-passphrase",
  "ambiguous",
  "expired",
  "locked",
  "permission-missing",
  "address-not-allowed",
]);
/** Answers that say nothing about the key and pass by themselves: worth a moment, not the whole activation time. */
const PASSING: ReadonlySet<Cause> = new Set([
  "clock-skew",
  "rate-limited",
  "maintenance",
  "intercepted",
  "network",
  "bad-answer",
]);
const PASSING_MS = 5_000;

/** Repeats a look until it says it is done or the time is over; `undefined` means look again. */
async function poll<T>(
  session: RotationSession,
  totalMs: number,
  look: (nextPauseMs: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { clock, signal } = session.ports;
  let waited = 0;
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const found = await look(pause);
    if (found !== undefined || waited >= totalMs) return found;
    await clock.sleep(Math.min(pause, totalMs - waited), signal);
    waited += pause; // counted, not measured: a clock that jumps cannot end or prolong it
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

function unfit(session: RotationSession, differences: readonly string[]): RotationStop {
  return new RotationStop(
    `the new key is not like the old one: ${[...new Set(differences)].join("; ")}`,
    `the old key stays in use; the new one is deleted. Compare them on the exchange's page, then: keyguard rotate plan ${session.key}`,
    true,
  );
}

async function waitUntilActive(session: RotationSession): Promise<KeyReading> {
  const { ports } = session;
  const fresh = freshCredential(session);
  let last: KeyReading | undefined;
  let passingMs = 0;
  const reading = await poll(session, ports.manager.activationMs, async (pauseMs) => {
    last = await ports.readKey(fresh);
    if (last.cause === null) return last;
    if (PASSING.has(last.cause)) return (passingMs += pauseMs) > PASSING_MS ? last : undefined;
    return NOT_ACTIVE.has(last.cause) ? undefined : last;
  });
  if (reading?.cause === null) return reading;
  const cause = (reading ?? last)?.cause ?? "network";
  throw new RotationStop(
    cause === "address-not-allowed"
      ? "the new key cannot be tried: the exchange does not accept it from this machine's address"
      : `the new key does not work yet: ${cause}`,
    `${cause === "address-not-allowed" ? "run it where the key's consumer runs" : "wait, then run it again"}: keyguard rotate resume ${session.key}`,
  );
}

/** The new key as the account's list shows it must be what was asked for; lists may lag behind. */
async function compareRows(session: RotationSession, reading: KeyReading): Promise<void> {
  const { rights } = session.escrow;
  if (rights === null) return;
  const fresh = freshCredential(session);
  const row = await poll(session, session.ports.manager.activationMs, async () => {
    const rows = await listKeys(session);
    return rows === null ? null : rowOf(session.ports.manager, rows, fresh);
  });
  if (row === undefined) {
    throw new RotationStop(
      "the account's list does not show the new key",
      `run it again: keyguard rotate resume ${session.key}`,
    );
  }
  if (row === null) return;
  const whole = await session.ports.manager.detail(row, reading);
  if (!whole.ok) {
    throw new RotationStop(
      `the new key's rights cannot be read: ${whole.detail}`,
      `run it again: keyguard rotate resume ${session.key}`,
    );
  }
  const differences = rightsDifferences(rights, whole.value);
  if (row.name !== session.newName) differences.push("it has another name than was asked for");
  if (differences.length > 0) throw unfit(session, differences);
}

/**
 * Proves that the new key works from here and may do exactly what the old one may, from the same
 * addresses: by the account's list and by the key's own word. Any difference ends the rotation.
 */
export async function verifyKey(session: RotationSession): Promise<void> {
  const reading = await waitUntilActive(session);
  const differences = readingDifferences(session.escrow.reading, reading);
  if (differences.length > 0) throw unfit(session, differences);
  await compareRows(session, reading);
  await enter(session, "verified_new");
}
