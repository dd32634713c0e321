import { KeyguardError } from "@keyguard/core";
import type { Consumers, ConsumerState } from "../apply/ports.ts";
import { readAcknowledgements } from "./acknowledgement.ts";
import { type HookOptions, runHook } from "./command-hook.ts";

/** Who uses a key, and how they are made to take a new one. */
export interface ConsumerOptions {
  readonly key: string;
  /** Where running consumers say what they hold. */
  readonly acknowledgements: string;
  /** Restarts what does not watch the store itself. */
  readonly restart?: string;
  /** Succeeds when the restarted program is well. */
  readonly health?: string;
  readonly hook: HookOptions;
}

/**
 * The consumers of a key on this machine: those that `keyguard run --watch` started, which say what
 * they hold, and whatever the restart command starts, which the health command vouches for.
 */
export function createConsumers(options: ConsumerOptions): Consumers {
  const { key, acknowledgements, restart, health, hook } = options;
  return {
    hooks: [
      ...(restart === undefined ? [] : [`run: ${restart}`]),
      ...(health === undefined ? [] : [`wait until this succeeds: ${health}`]),
    ],
    async reload() {
      if (restart === undefined) return;
      const code = await runHook(restart, hook);
      if (code === 0) return;
      throw new KeyguardError(
        "KG_ROTATION_BLOCKED",
        `Cannot restart the consumers of "${key}": the command ended with ${code}`,
        {
          hint: `mend it, then: keyguard rotate resume ${key}; or go back: keyguard rotate rollback ${key}`,
        },
      );
    },
    async look(fresh, old) {
      const said = await readAcknowledgements(acknowledgements, key);
      const states = said.map(({ consumer, fingerprint }): ConsumerState => ({
        name: consumer,
        uses: fingerprint === fresh ? "new" : fingerprint === old ? "old" : "unknown",
      }));
      if (health === undefined) return states;
      const code = await runHook(health, hook);
      const note = code === 0 ? "healthy" : `the health command ended with ${code}`;
      return [...states, { name: "health", uses: code === 0 ? "new" : "unknown", note }];
    },
  };
}
