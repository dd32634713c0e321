import type { PartRef } from "../values/exchange-parts.ts";
import type { Stretch } from "../values/extract.ts";
import type { Quality } from "../judgement/quality.ts";
import type { Scope } from "../slots/scope.ts";
import type { Slot } from "../slots/slot.ts";

/** A value with its slot: what assembly works on. */
export interface SlottedValue extends Stretch {
  readonly line: number;
  readonly slot: Slot;
  /** How the value is written where it stands, when not as itself. */
  readonly encoding?: string;
  readonly quality: Quality;
  /** The parts of exchanges' grammars that it fits. */
  readonly fits: readonly PartRef[];
  readonly scopes: readonly Scope[];
  /** True where nothing tells that a value stands there, but its own shape and the name of an exchange near it. */
  readonly stray?: boolean;
}

/** The parts of one account that were found together. */
export interface Assembled {
  readonly key: SlottedValue | undefined;
  readonly secret: SlottedValue | undefined;
  /** How they were brought together, in words. */
  readonly because: string;
}
