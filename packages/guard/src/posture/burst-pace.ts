import type { Clock } from "@keyguard/core";
import { createPace, type Pace } from "@keyguard/permissions";

/** Requests of one kind that may leave at once, where the pause between them is short. */
const BURST = 8;
/** Longer pauses stand for limits that are documented per request: those are kept one by one. */
const SHORT_MS = 100;

/**
 * A pace that lets a handful of keys be asked at the same time and keeps the average for many: of requests with a
 * short pause between them, eight leave at once and no more than eight in eight pauses. Others wait their turn.
 */
export function createBurstPace(clock: Clock): Pace {
  const single = createPace(clock);
  const left = new Map<string, number[]>();
  return {
    async turn(call, intervalMs, signal) {
      if (intervalMs > SHORT_MS) return await single.turn(call, intervalMs, signal);
      const times = left.get(call) ?? [];
      left.set(call, times);
      const now = clock.now();
      const at = Math.max(now, (times.at(-BURST) ?? -Infinity) + BURST * intervalMs);
      times.push(at);
      if (times.length > BURST) times.shift();
      if (at > now) await clock.sleep(at - now, signal);
    },
  };
}
