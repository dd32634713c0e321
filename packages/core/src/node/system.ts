import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Clock, Random } from "../ports/index.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    await setTimeout(milliseconds, undefined, signal === undefined ? undefined : { signal });
  },
};

/** The machine's cryptographic randomness. */
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
