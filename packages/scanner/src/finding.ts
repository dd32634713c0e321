import { type Finding, fingerprint, redact } from "@keyguard/core";
import type { Detection } from "./detection.ts";
import type { SourceText } from "./text/source-text.ts";

/** Used where a repository has no salt of its own: fingerprints are then the same everywhere, and guesses can be tested against them. */
export const DEFAULT_SALT = "keyguard";

/** A finding that still lacks its fingerprint; it holds what that is made from, and no other secret. */
export interface Draft {
  readonly finding: Omit<Finding, "fingerprint">;
  /** What the fingerprint is made from. */
  readonly identity: string;
}

/** A detection with places instead of offsets. The text is not needed afterwards. */
export function toDraft(source: SourceText, detection: Detection): Draft {
  const parts = detection.parts.map((part) => ({
    kind: part.kind,
    location: source.location(part.start, part.end),
    redacted: redact(part.text),
  }));
  return {
    identity: `${detection.ruleId}\0${detection.identity}`,
    finding: {
      ruleId: detection.ruleId,
      exchange: detection.exchange,
      severity: detection.severity,
      confidence: detection.confidence,
      message: detection.message,
      evidence: detection.evidence,
      attackerCould: detection.attackerCould,
      remedy: detection.remedy,
      location: parts[0]?.location ?? null,
      parts,
      alsoAt: [],
      verification: { status: "not-attempted" },
    },
  };
}

/** The finding of a draft, named under the repository's salt. */
export async function toFinding({ finding, identity }: Draft, salt: string): Promise<Finding> {
  return { ...finding, fingerprint: await fingerprint(identity, salt) };
}
