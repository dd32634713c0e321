import type { Clock, Credential } from "@keyguard/core";
import { sameCredential } from "./session.ts";

/** What watches a store for a switch. */
export interface WatchOptions {
  /** The credential that the consumer was started with. */
  readonly held: Credential;
  /** Reads the store; a failure is no change, the consumer goes on with what it has. */
  readonly read: () => Promise<Credential>;
  /** Restarts the consumer with a new credential; afterwards that is what it holds. */
  readonly onSwitch: (fresh: Credential) => Promise<void>;
  readonly clock: Clock;
  /** How often the store is read, in milliseconds. */
  readonly intervalMs: number;
  readonly signal: AbortSignal;
}

/**
 * Watches a store until the signal aborts, and tells each time that another credential became current.
 */
export async function watchSwitch(options: WatchOptions): Promise<void> {
  const { read, onSwitch, clock, intervalMs, signal } = options;
  let { held } = options;
  while (!signal.aborted) {
    try {
      await clock.sleep(intervalMs, signal);
    } catch {
      return; // aborted
    }
    let current: Credential;
    try {
      current = await read();
    } catch {
      continue; // the store is away: no reason to stop a bot that works
    }
    if (sameCredential(current, held) || signal.aborted) continue;
    await onSwitch(current);
    held = current;
  }
}
