import type { RotationState } from "../ledger/state.ts";

/** How a run ended. */
export interface RotationOutcome {
  readonly rotation: string;
  readonly state: RotationState;
  /** Why it stopped before its end; undefined when it came to one. */
  readonly stopped?: Stop;
}

/** Why a rotation stopped, and what can be done. */
export interface Stop {
  /** In words; holds no secret. */
  readonly reason: string;
  readonly remedy: string;
  /** True when something is wrong with the new key itself, so that it is deleted again at once. */
  readonly unfit: boolean;
}

/** Thrown by a step to end the run where it stands; the ledger already says how far it came. */
export class RotationStop extends Error {
  override readonly name = "RotationStop";
  readonly stop: Stop;

  constructor(reason: string, remedy: string, unfit = false) {
    super(reason);
    this.stop = { reason, remedy, unfit };
  }
}
