/**
 * The states of a rotation, in order. Each step has an intent, written before its call, and a result,
 * written after it; a rotation that was killed goes on from the last one that was written.
 */
export const ROTATION_STATES = [
  "planned",
  "creating",
  "created",
  "verified_new",
  "storing",
  "stored_pending",
  "switching",
  "switched",
  "confirmed",
  "grace",
  "revoking",
  "revoked",
  "verified_dead",
  "closed",
] as const;

/** Where a rotation stands. The last four are off the straight way. */
export type RotationState = (typeof ROTATION_STATES)[number] | "rolling_back" | "rolled_back" | "aborting" | "aborted";

/** True when nothing is left to do. */
export function isFinal(state: RotationState): boolean {
  return state === "closed" || state === "aborted";
}

/** True once the store may name the new key: from here the way back is a rollback, not an abort. */
export function isSwitched(state: RotationState): boolean {
  return reached(state, "switching") || state === "rolling_back";
}

/** True once the old key may be gone: from here there is no way back. */
export function isRevoking(state: RotationState): boolean {
  return reached(state, "revoking");
}

/** True when a rotation on its straight way has come to `target` or past it. */
export function reached(state: RotationState, target: (typeof ROTATION_STATES)[number]): boolean {
  const index = (ROTATION_STATES as readonly string[]).indexOf(state);
  return index !== -1 && index >= ROTATION_STATES.indexOf(target);
}
