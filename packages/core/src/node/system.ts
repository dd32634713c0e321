import type { Clock, Random } from "../ports/index.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    // Loaded by the first that waits: most commands never do.
    const { setTimeout } = await import("node:timers/promises");
    await setTimeout(milliseconds, undefined, signal === undefined ? undefined : { signal });
  },
};

/** The machine's cryptographic randomness. */
export const systemRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
