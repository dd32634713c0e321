import type { Confidence, PartKind, Severity } from "@keyguard/core";
import type { Stretch } from "./values/extract.ts";

/** One part of a detection. */
export interface DetectedPart extends Stretch {
  readonly kind: PartKind;
}

/** What a detector found in one text; a finding once it has a place, a fingerprint and no secret. */
export interface Detection {
  readonly ruleId: string;
  readonly exchange: string | null;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly evidence: readonly string[];
  readonly attackerCould: string;
  readonly remedy: string;
  /** In order of place; at least one. */
  readonly parts: readonly DetectedPart[];
  /** True where a checksum or a derivation says what a value is: a mere shape cannot say more. */
  readonly provesItself?: boolean;
  /** What the fingerprint names: the same wherever the credential stands. */
  readonly identity: string;
}
