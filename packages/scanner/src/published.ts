export type { PublishedKind } from "./published-digests.ts";
import { encodeHex } from "./proofs/encoding.ts";
import { PUBLISHED_DIGESTS, PUBLISHED_EVM_PREFIXES, type PublishedKind } from "./published-digests.ts";

const DIGEST_BYTES = 8;

let digests: ReadonlyMap<string, PublishedKind> | undefined;

function knownDigests(): ReadonlyMap<string, PublishedKind> {
  if (digests !== undefined) return digests;
  const all = new Map<string, PublishedKind>();
  for (const [kind, text] of Object.entries(PUBLISHED_DIGESTS) as [PublishedKind, string][]) {
    for (const digest of text.trim().split(/\s+/u)) all.set(digest, kind);
  }
  digests = all;
  return all;
}

/** How many published values are known. */
export function publishedCount(): number {
  return knownDigests().size;
}

/** Why the value of this SHA-256 is no secret; undefined when it is not a published one. */
export function publishedKind(sha256: Uint8Array): PublishedKind | undefined {
  return knownDigests().get(encodeHex(sha256.subarray(0, DIGEST_BYTES)));
}

/**
 * The spellings under which a value may be in the list: as it is; a hex key in lower case without `0x`; words in NFKD and
 * lower case with one blank between them.
 */
export function publishedSpellings(value: string): string[] {
  const spellings = [value];
  if (/^(?:0[xX])?[0-9a-fA-F]{64}$/u.test(value)) spellings.push(value.replace(/^0x/iu, "").toLowerCase());
  if (/\s/u.test(value)) spellings.push(value.normalize("NFKD").toLowerCase().trim().split(/\s+/u).join(" "));
  return [...new Set(spellings)];
}

let prefixes: ReadonlySet<string> | undefined;

/** True for a hex key that begins like a published one: a changed copy. It lowers confidence and proves nothing. */
export function beginsLikePublishedKey(hexKey: string): boolean {
  prefixes ??= new Set(PUBLISHED_EVM_PREFIXES.trim().split(/\s+/u));
  const digits = hexKey.replace(/^0x/iu, "").toLowerCase();
  return digits.length === 64 && prefixes.has(digits.slice(0, 12));
}
