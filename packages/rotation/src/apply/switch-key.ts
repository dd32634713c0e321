import { RotationStop } from "./outcome.ts";
import type { ConsumerState } from "./ports.ts";
import { enter, freshCredential, type RotationSession } from "./session.ts";

/** How long consumers get to show the new key before the run stops; a resume asks again. */
const CONFIRM_MS = 120_000;
const CONFIRM_PAUSE_MS = 250;

/** Puts the new credential beside the current one. */
export async function storePending(session: RotationSession): Promise<void> {
  const fresh = freshCredential(session);
  if (session.state !== "storing") await enter(session, "storing");
  await session.ports.store.stage(session.id, fresh);
  await enter(session, "stored_pending");
}

/** Makes the new credential the current one, if the old one still is. */
export async function switchCurrent(session: RotationSession): Promise<void> {
  const fresh = freshCredential(session);
  if (session.state !== "switching") await enter(session, "switching");
  await session.ports.store.promote(session.id, session.escrow.old, fresh);
  await enter(session, "switched");
}

function describe(states: readonly ConsumerState[]): string {
  return states
    .map(({ name, uses, note }) => {
      const word = { new: "new key", old: "still old", unknown: "has not said" }[uses];
      return `consumer ${name}: ${word}${note === undefined ? "" : ` (${note})`}`;
    })
    .join("; ");
}

/** Has the consumers take the new key, and waits until each one has shown that it did. */
export async function confirmConsumers(session: RotationSession): Promise<void> {
  const { consumers, ledger, manager, clock, signal } = session.ports;
  const fresh = await ledger.fingerprint(manager.idOf(freshCredential(session)));
  const old = await ledger.fingerprint(manager.idOf(session.escrow.old));
  await consumers.reload();
  for (let waited = 0; ; waited += CONFIRM_PAUSE_MS) {
    const states = await consumers.look(fresh, old);
    if (states.every(({ uses }) => uses === "new")) {
      const who = states.length === 0 ? "no consumer is registered; confirmed by the operator" : describe(states);
      return enter(session, "confirmed", { note: who });
    }
    if (waited >= CONFIRM_MS) {
      throw new RotationStop(
        `the old key stays until every consumer has shown the new one: ${describe(states)}`,
        `restart what is still old, then: keyguard rotate resume ${session.key}; or go back: keyguard rotate rollback ${session.key}`,
      );
    }
    await clock.sleep(CONFIRM_PAUSE_MS, signal);
  }
}

/**
 * Waits the grace out. Within one run it is slept, which no jump of the clock shortens; after a
 * resume the ledger's time counts, and never for more than the whole grace.
 */
export async function waitGrace(session: RotationSession): Promise<void> {
  const { clock, signal } = session.ports;
  let rest = session.graceMs;
  if (session.state === "grace") {
    const entered = session.times.get("grace") ?? clock.now();
    rest = Math.min(session.graceMs, Math.max(0, entered + session.graceMs - clock.now()));
  } else {
    await enter(session, "grace", session.graceMs === 0 ? { note: "none asked for" } : {});
  }
  if (rest > 0) await clock.sleep(rest, signal);
}
