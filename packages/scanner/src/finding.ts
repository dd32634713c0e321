import { type Finding, fingerprint, type PartKind, redact, Secret } from "@keyguard/core";
import type { Detection } from "./detection.ts";
import { type PublishedKind, publishedKind, publishedSpellings } from "./published.ts";
import { remember } from "./remember.ts";
import type { SourceText } from "./text/source-text.ts";

/** Used where a repository has no salt of its own: fingerprints are then the same everywhere, and guesses can be tested against them. */
export const DEFAULT_SALT = "keyguard";

/** A finding that still lacks its fingerprint; it holds what that is made from, and no other secret. */
export interface Draft {
  readonly finding: Omit<Finding, "fingerprint">;
  /** What the fingerprint is made from. */
  readonly identity: string;
  /** The parts' values, to be held against the published ones and to verify. */
  readonly values: readonly FoundValue[];
}

/** A part's value, for whoever verifies or reveals it. */
export interface FoundValue {
  readonly kind: PartKind;
  readonly value: Secret;
}

/** Changes a finding before it is reported, such as by verifying it. Gets what no report may hold. */
export type OnFinding = (finding: Finding, values: readonly FoundValue[]) => Finding | Promise<Finding>;

/** What a detection's fingerprint names, wherever it is found. */
export function identityOf({ ruleId, identity }: Detection): string {
  return `${ruleId}\0${identity}`;
}

/** A detection with places instead of offsets. The text is not needed afterwards. */
export function toDraft(source: SourceText, detection: Detection): Draft {
  const parts = detection.parts.map((part) => ({
    kind: part.kind,
    location: source.location(part.start, part.end),
    redacted: redact(part.text),
  }));
  return {
    identity: identityOf(detection),
    values: detection.parts.map(({ kind, text }) => ({ kind, value: new Secret(text, `${detection.ruleId}/${kind}`) })),
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

const WHY_PUBLISHED: Readonly<Record<PublishedKind, string>> = {
  documentation: "it is printed in documentation",
  "test-fixture": "it is a fixture of published tests",
  "local-network-default": "it is a default of local test networks",
  "sdk-shared-default": "it is shared by everyone who uses an SDK",
};

// In a history a credential is found once for each version of its file: it is named once.
const MOST = 2_000;
const LONGEST = 4_096;

const kindOfValue = remember(
  async (value): Promise<PublishedKind | undefined> => {
    for (const spelling of publishedSpellings(value)) {
      const digest = await crypto.subtle.digest("SHA-256", encoder.encode(spelling));
      const kind = publishedKind(new Uint8Array(digest));
      if (kind !== undefined) return kind;
    }
    return undefined;
  },
  MOST,
  LONGEST,
);

async function publishedAs(values: readonly FoundValue[]): Promise<PublishedKind | undefined> {
  for (const { value } of values) {
    const kind = await kindOfValue(Secret.reveal(value));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** Fingerprints of identities, for each salt, which is one in a run. */
export const namesUnder: (salt: string) => (identity: string) => Promise<string> = remember(
  (salt) => remember((identity) => fingerprint(identity, salt), MOST, LONGEST),
  4,
);

const encoder = new TextEncoder();

/**
 * The finding of a draft, named under the repository's salt. A published value is no secret, and says so.
 *
 * @param onFinding has the last word on what is not published
 */
export async function toFinding(draft: Draft, salt: string, onFinding?: OnFinding): Promise<Finding> {
  const finding = { ...draft.finding, fingerprint: await namesUnder(salt)(draft.identity) };
  const kind = await publishedAs(draft.values);
  if (kind === undefined) return onFinding === undefined ? finding : onFinding(finding, draft.values);
  return {
    ...finding,
    severity: "info",
    message: `${finding.message}; ${WHY_PUBLISHED[kind]}`,
    evidence: [...finding.evidence, WHY_PUBLISHED[kind]],
    attackerCould: "do nothing with it that anyone could not",
    remedy: "Nothing needs to be revoked. Do not put a real one in its place.",
  };
}
