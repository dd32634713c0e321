import type { Credential } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { watchSwitch } from "@keyguard/rotation";
import { credentialId } from "@keyguard/rotation/key-management";
import { acknowledge, createLedgerFile, withdrawAcknowledgement } from "@keyguard/rotation/node";
import type { Context } from "../command.ts";
import { acknowledgementsPath, ledgerPath } from "./rotate-ports.ts";

const INTERVAL_MS = 1_000;

/** One key that a watched program holds. */
export interface WatchedKey {
  readonly name: string;
  readonly credential: Credential;
}

/** A program that is started anew whenever a store gives out another credential. */
export interface Watched<End> {
  /** How the rotation names this consumer. */
  readonly consumer: string;
  readonly held: readonly WatchedKey[];
  /** Reads one key's store. */
  readonly read: (name: string) => Promise<Credential>;
  /** Starts the program and resolves when it ended; the signal asks it to. */
  readonly start: (keys: readonly WatchedKey[], stop: AbortSignal) => Promise<End>;
  /** True once someone asked the program to end: it is not started anew then. */
  readonly endAsked: () => boolean;
}

/**
 * Runs a program until it ends by itself, and starts it anew at each switch. While it runs, a file
 * says which key it holds, by fingerprint: a rotation waits for that before it deletes the old key.
 */
export async function runWatched<End>(context: Context, watched: Watched<End>): Promise<End> {
  const directory = acknowledgementsPath(context.env);
  const ledger = createLedgerFile(ledgerPath(context.env));
  const consumer = watched.consumer.split(/[\\/]/u).at(-1) ?? watched.consumer; // its path is this machine's business
  let { held } = watched;
  try {
    for (;;) {
      const stop = new AbortController();
      const changed = new Map<string, Credential>();
      const watching = held.map(async ({ name, credential }) =>
        watchSwitch({
          held: credential,
          read: async () => watched.read(name),
          onSwitch: async (fresh) => {
            changed.set(name, fresh);
            stop.abort();
          },
          clock: systemClock,
          intervalMs: INTERVAL_MS,
          signal: stop.signal,
        }),
      );
      const running = watched.start(held, stop.signal);
      for (const { name, credential } of held) {
        const fingerprint = await ledger.fingerprint(credentialId(credential));
        await acknowledge(directory, { key: name, consumer, fingerprint, since: systemClock.now() });
      }
      const end = await running;
      stop.abort();
      await Promise.all(watching);
      if (changed.size === 0 || watched.endAsked()) return end;
      held = held.map((key) => ({ name: key.name, credential: changed.get(key.name) ?? key.credential }));
    }
  } finally {
    await Promise.all(held.map(async ({ name }) => withdrawAcknowledgement(directory, name)));
  }
}
