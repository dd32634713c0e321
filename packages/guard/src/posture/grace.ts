import type { Posture } from "./posture.ts";

/** The last time that a guard found nothing to refuse about a key. */
export interface GoodGuard {
  /** The key's fingerprint: a replaced key has no grace. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What guarding remembers between runs: good guards by the key's name. */
export type GuardState = Readonly<Record<string, GoodGuard>>;

/**
 * Whether a key's last good guard covers an outage of its exchange. Pure.
 *
 * Only for the same key, only for what may pass by itself, only within the time. A good guard from the future,
 * after a clock that jumped, covers nothing.
 */
export function isCovered(state: GuardState, posture: Posture, name: string, graceMs: number): boolean {
  const report = posture.keys.find((key) => key.name === name);
  const good = state[name];
  if (report === undefined || good === undefined || !posture.outages.includes(name)) return false;
  const age = posture.at - good.at;
  return report.fingerprint !== "" && good.fingerprint === report.fingerprint && age >= 0 && age <= graceMs;
}

/**
 * The state after a guard. Pure. A key that was read and gave no reason to refuse has a good guard; one that
 * gave a reason loses it; one that could not be read keeps what it has.
 *
 * @param refused names of the keys that gave a reason
 */
export function rememberGuard(state: GuardState, posture: Posture, refused: ReadonlySet<string>): GuardState {
  const next: Record<string, GoodGuard> = { ...state };
  for (const { name, fingerprint, cause } of posture.keys) {
    if (refused.has(name)) delete next[name];
    else if (cause === null && fingerprint !== "") next[name] = { fingerprint, at: posture.at };
  }
  return next;
}
