import { parseDuration, type Profile } from "@keyguard/core";

const DAY = 86_400_000;

/** How long a key may live without an override, in milliseconds. */
export const DEFAULT_INTERVALS: Readonly<Record<Profile | "withdrawal", number>> = {
  "read-only": 90 * DAY,
  trading: 30 * DAY,
  /** A key with a withdrawal exception, whatever its profile. */
  withdrawal: 14 * DAY,
};

/** What decides how long a key may live. */
export interface IntervalSubject {
  readonly profile: Profile;
  /** True for a key with a withdrawal exception, or one that was seen to be able to withdraw. */
  readonly withdrawal: boolean;
  /** The owner's own limit, such as `30d`; it wins over every default, shorter or longer. */
  readonly rotateEvery?: string;
}

/**
 * How long a key may live before it is due, in milliseconds.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` when `rotateEvery` is no duration
 *
 * @example
 * ```ts
 * import { rotationInterval } from "@keyguard/rotation";
 *
 * console.log(rotationInterval({ profile: "trading", withdrawal: false }) / 86_400_000); // 30
 * ```
 */
export function rotationInterval(subject: IntervalSubject): number {
  if (subject.rotateEvery !== undefined) return parseDuration(subject.rotateEvery);
  return subject.withdrawal ? DEFAULT_INTERVALS.withdrawal : DEFAULT_INTERVALS[subject.profile];
}
