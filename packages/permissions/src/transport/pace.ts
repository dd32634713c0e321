import type { Clock } from "@keyguard/core";

/** Keeps requests of one kind to one exchange apart, whichever keys they are for: documented limits are per call. */
export interface Pace {
  /** Resolves when the next request to `call` may leave. */
  turn(call: string, intervalMs: number, signal: AbortSignal): Promise<void>;
}

/** A pace that knows nothing yet: the first of each call leaves at once. */
export function createPace(clock: Clock): Pace {
  const turns = new Map<string, { readonly next: number; readonly asked: number }>();
  return {
    async turn(call, intervalMs, signal) {
      const now = clock.now();
      const last = turns.get(call);
      // A clock that was set back meanwhile leaves as much to wait as there was, and not until it has caught up.
      const wait = last === undefined ? 0 : Math.max(0, last.next - Math.max(now, last.asked));
      turns.set(call, { next: now + wait + intervalMs, asked: now });
      if (wait > 0) await clock.sleep(wait, signal);
    },
  };
}
