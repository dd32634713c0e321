import { type Finding, fingerprint, redact } from "@keyguard/core";
import type { Detection } from "./detection.ts";
import type { SourceText } from "./text/source-text.ts";

/** Used where a repository has no salt of its own: fingerprints are then the same everywhere, and guesses can be tested against them. */
export const DEFAULT_SALT = "keyguard";

/** A detection as a finding: places instead of offsets, a fingerprint and redacted parts instead of the secret. */
export async function toFinding(source: SourceText, detection: Detection, salt: string): Promise<Finding> {
  const parts = detection.parts.map((part) => ({
    kind: part.kind,
    location: source.location(part.start, part.end),
    redacted: redact(part.text),
  }));
  const [first] = parts;
  return {
    ruleId: detection.ruleId,
    exchange: detection.exchange,
    severity: detection.severity,
    confidence: detection.confidence,
    message: detection.message,
    evidence: detection.evidence,
    attackerCould: detection.attackerCould,
    remedy: detection.remedy,
    fingerprint: await fingerprint(`${detection.ruleId}\0${detection.identity}`, salt),
    location: first?.location ?? null,
    parts,
    alsoAt: [],
    verification: { status: "not-attempted" },
  };
}
