import type { Cause, Clock, Credential } from "@keyguard/core";
import type { ReadKey } from "./ports.ts";

/** What one look at a key that should be dead says. */
export type DeadLook =
  | "dead" // the exchange does not know it
  | "ambiguous" // an answer that a dead key gives, and a blocked one too
  | "blocked" // known, refused for its address: not dead
  | "alive"
  | "unknown"; // the answer says nothing about the key

const BY_CAUSE: Readonly<Partial<Record<Cause, DeadLook>>> = {
  "wrong-key": "dead",
  expired: "dead",
  ambiguous: "ambiguous",
  "address-not-allowed": "blocked",
  "permission-missing": "alive",
  "wrong-secret": "alive", // the key id is still known
  "wrong-passphrase": "alive",
};

/** What a reading's cause says about whether its key is dead. */
export function deadLook(cause: Cause | null): DeadLook {
  return cause === null ? "alive" : (BY_CAUSE[cause] ?? "unknown");
}

/** How a proof is made. */
export interface ProofOptions {
  readonly readKey: ReadKey;
  readonly clock: Clock;
  readonly old: Credential;
  readonly fresh: Credential;
  /** Whether the account's list shows the old key; null where it cannot tell. */
  readonly listed: () => Promise<boolean | null>;
  /** The time that the agreeing rounds must span, in milliseconds. */
  readonly windowMs: number;
  /** How long to go on while the old key still answers, in milliseconds; a sixth of it while nothing can be told. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

/** Whether the old key is proven dead, and the evidence in words. */
export interface DeadProof {
  readonly dead: boolean;
  readonly evidence: string;
}

const ROUNDS = 2;
const LONGEST_PAUSE_MS = 5_000;

/** One round: the new key must work from here in the same breath, or the old one's failure means nothing. */
async function round({ readKey, old, fresh }: ProofOptions): Promise<DeadLook> {
  const control = await readKey(fresh);
  if (control.cause !== null) return "unknown";
  return deadLook((await readKey(old)).cause);
}

/**
 * Proves that a revoked key is dead: the exchange refuses it, while the new key works by the same
 * call from the same address, in two rounds over a stretch of time. Where the refusal could also mean
 * a blocked address, the account's list must say that the key is gone as well.
 */
export async function proveDead(options: ProofOptions): Promise<DeadProof> {
  const { clock, windowMs, patienceMs, signal } = options;
  let agreed = 0;
  let last: DeadLook = "unknown";
  let silent = 0;
  let pause = windowMs / (ROUNDS - 1);
  for (let waited = 0; ;) {
    last = await round(options);
    agreed = last === "dead" || last === "ambiguous" ? agreed + 1 : 0;
    if (agreed >= ROUNDS) break;
    if (agreed === 0) {
      silent = last === "unknown" ? silent + pause : 0;
      if (waited >= patienceMs || silent > patienceMs / 6) return { dead: false, evidence: notDead(last) };
      pause = Math.min(Math.max(pause, 100) * 2, LONGEST_PAUSE_MS);
    } else pause = windowMs / (ROUNDS - 1);
    await clock.sleep(pause, signal);
    waited += pause;
  }
  const listed = await options.listed();
  if (listed === true) return { dead: false, evidence: "the account's list still shows the old key" };
  if (last === "ambiguous" && listed === null)
    return { dead: false, evidence: "the exchange's answer fits a blocked key as well as a dead one" };
  const gone = listed === false ? ", and the account's list no longer shows it" : "";
  return { dead: true, evidence: `refused ${ROUNDS} times while the new key worked by the same call${gone}` };
}

function notDead(look: DeadLook): string {
  switch (look) {
    case "alive":
      return "the old key still answers";
    case "blocked":
      return "the exchange still knows the old key and only refuses its address";
    default:
      return "no answer told anything about the old key";
  }
}
