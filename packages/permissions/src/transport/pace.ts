import type { Clock } from "@keyguard/core";

/** Keeps requests of one kind to one exchange apart, whichever keys they are for: documented limits are per call. */
export interface Pace {
  /** Resolves when the next request to `call` may leave. */
  turn(call: string, intervalMs: number, signal: AbortSignal): Promise<void>;
}

/** A pace that knows nothing yet: the first of each call leaves at once. */
export function createPace(clock: Clock): Pace {
  const next = new Map<string, number>();
  return {
    async turn(call, intervalMs, signal) {
      const now = clock.now();
      const at = Math.max(now, next.get(call) ?? 0);
      next.set(call, at + intervalMs);
      if (at > now) await clock.sleep(at - now, signal);
    },
  };
}
