import type { Proof as ExchangeProof } from "@keyguard/exchanges";
import { isCanonicalBase64, isMixed, isObjectId, isRandomHex, isUuid4, entropy, hasRun } from "./cheap.ts";
import { hasBase62Checksum } from "./crc32.ts";
import type * as Heavy from "./heavy.ts";
import { holdsRealSegment } from "./host-url.ts";
import { isSupabaseKey, readJwt } from "./jwt.ts";
import { isKeystoreV3 } from "./keystore.ts";
import { hasPemStructure } from "./pem.ts";
import { isEd25519Pkcs8, privateKeyDer } from "./pem-key.ts";
import { isRsaPrivateKey } from "./rsa.ts";
import { isAwsKeyId, isCrockfordUuid, isDiscordToken, isMacaroon } from "./tokens.ts";

/** How a value proves itself. Those of exchanges, and those of wallets, services and files. */
export type ProofName =
  | ExchangeProof
  | "antelope"
  | "aws-key"
  | "bech32"
  | "bip32"
  | "bip38"
  | "cbor-key"
  | "crc32-base62"
  | "discord-token"
  | "host-url"
  | "jwt"
  | "keystore-v3"
  | "macaroon"
  | "mini-key"
  | "pem"
  | "stellar"
  | "sui"
  | "supabase-anon"
  | "supabase-service"
  | "tezos"
  | "wif"
  | "xrp";

/** What a proof is worth: `certain` cannot pass by chance, `strong` hardly, `weak` only tells values from words. */
export type ProofStrength = "certain" | "strong" | "weak";

interface CheapProof {
  readonly strength: ProofStrength;
  readonly cheap: (value: string) => boolean;
}

interface HeavyProof {
  readonly strength: ProofStrength;
  readonly heavy: (value: string, library: typeof Heavy) => boolean;
}

const cheap = (strength: ProofStrength, check: (value: string) => boolean): CheapProof => ({ strength, cheap: check });
const heavy = (strength: ProofStrength, check: HeavyProof["heavy"]): HeavyProof => ({ strength, heavy: check });

/** Letters of one case and digits as chance would mix them. */
function isOneCase(value: string): boolean {
  return (
    /\d/u.test(value) &&
    /[A-Za-z]/u.test(value) &&
    !hasRun(value, 5) &&
    entropy(value) >= Math.min(3.4, value.length / 6)
  );
}

/** Groups joined by `-`; a digit in each sets hex apart from hyphenated words. */
function isHexGroups(value: string): boolean {
  return value.split("-").every((group) => group.length < 8 || /\d/u.test(group)) && !hasRun(value, 6);
}

/** The longest stretch of hex of one case, without dashes: `bg_`, `0x` and what else stands around it is left out. */
function hexDigits(value: string): string {
  const stretches = value.match(/[0-9a-f-]{8,}|[0-9A-F-]{8,}/gu) ?? [];
  return stretches.reduce((a, b) => (b.length > a.length ? b : a), "").replaceAll("-", "");
}

const PROOFS: Readonly<Record<ProofName, CheapProof | HeavyProof>> = {
  mixed: cheap("weak", isMixed),
  "one-case": cheap("weak", isOneCase),
  random: cheap("weak", (value) => !hasRun(value, 5) && entropy(value) >= Math.min(3.2, value.length / 6)),
  "hex-entropy": cheap("weak", (value) => isRandomHex(hexDigits(value))),
  "hex-groups": cheap("weak", isHexGroups),
  "uuid-v4": cheap("weak", (value) => isUuid4(value.slice(-36))),
  "object-id": cheap("strong", isObjectId),
  "base64-canonical": cheap("weak", isCanonicalBase64),
  "uuid-crockford": cheap("strong", isCrockfordUuid),
  jwt: cheap("strong", (value) => readJwt(value) !== undefined),
  "supabase-anon": cheap("strong", (value) => isSupabaseKey(value, "anon")),
  "supabase-service": cheap("strong", (value) => isSupabaseKey(value, "service_role")),
  "crc32-base62": cheap("certain", hasBase62Checksum),
  "discord-token": cheap("certain", isDiscordToken),
  "aws-key": cheap("strong", isAwsKeyId),
  macaroon: cheap("strong", isMacaroon),
  "host-url": cheap("strong", holdsRealSegment),
  "keystore-v3": cheap("certain", isKeystoreV3),
  pem: cheap("strong", hasPemStructure),
  "pkcs8-ed25519": cheap("certain", isEd25519Pkcs8),
  "rsa-private-der": cheap("certain", (value) => isRsaPrivateKey(privateKeyDer(value) ?? new Uint8Array())),
  "cbor-key": cheap("strong", (value) => /^5820[0-9a-f]{64}$/u.test(value) && isRandomHex(value.slice(4))),
  "ec-private-der": heavy("certain", (value, library) =>
    library.isEcPrivateKey(privateKeyDer(value) ?? new Uint8Array()),
  ),
  "ed25519-pair": heavy("certain", (value, library) => library.isEd25519Pair(value)),
  // Alone, 32 bytes prove nothing: `derivesEd25519` and `addressesOf` need the public half beside them.
  "ed25519-seed": cheap("weak", (value) => !hasRun(value, 6)),
  "secp256k1-scalar": heavy("weak", (value, library) => library.isSecp256k1Scalar(value)),
  wif: heavy("certain", (value, library) => library.isWif(value)),
  bip32: heavy("certain", (value, library) => library.isExtendedPrivateKey(value)),
  bip38: heavy("certain", (value, library) => library.isBip38(value)),
  bech32: heavy("certain", (value, library) => library.isBech32(value)),
  sui: heavy("certain", (value, library) => library.isSuiPrivateKey(value)),
  stellar: heavy("certain", (value, library) => library.isStellarSeed(value)),
  xrp: heavy("certain", (value, library) => library.isXrpSeed(value)),
  tezos: heavy("certain", (value, library) => library.isTezosSecret(value)),
  antelope: heavy("certain", (value, library) => library.isAntelopeKey(value)),
  "mini-key": heavy("weak", (value, library) => library.isMiniKey(value)),
};

/** The library of {@link loadHeavyProofs}. */
export type HeavyLibrary = typeof Heavy;

let library: Promise<HeavyLibrary> | undefined;

/** Loads the curves and hashes, once. Nothing else in the scanner imports them. */
export function loadHeavyProofs(): Promise<HeavyLibrary> {
  library ??= import("./heavy.ts");
  return library;
}

/** What a proof is worth. */
export function proofStrength(name: ProofName): ProofStrength {
  return PROOFS[name].strength;
}

/** True where a proof needs {@link loadHeavyProofs} first. */
export function needsHeavyProofs(name: ProofName): boolean {
  return "heavy" in PROOFS[name];
}

/**
 * Does the value prove itself?
 *
 * @param loaded what {@link loadHeavyProofs} gave; without it a proof that needs a curve or a hash answers `unknown`
 */
export function prove(name: ProofName, value: string, loaded?: HeavyLibrary): "yes" | "no" | "unknown" {
  const proof = PROOFS[name];
  if ("cheap" in proof) return proof.cheap(value) ? "yes" : "no";
  if (loaded === undefined) return "unknown";
  return proof.heavy(value, loaded) ? "yes" : "no";
}
