import type { Clock, Random } from "../ports/index.ts";
import { webClock } from "../web-clock.ts";

/** The machine's clock. */
export const systemClock: Clock = webClock;

/** The machine's cryptographic randomness. */
export const systemRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
