import type { Clock } from "@keyguard/core";

/** A clock that tells the real time and sleeps no time, and remembers for how long it should have. */
export function instantClock(): { readonly clock: Clock; readonly slept: number[] } {
  const slept: number[] = [];
  const clock: Clock = {
    now: () => Date.now(),
    async sleep(milliseconds) {
      slept.push(milliseconds);
    },
  };
  return { clock, slept };
}
