import type { Proof, Shape } from "@keyguard/exchanges";
import { base64 } from "@scure/base";
import { ecPrivateKey, ed25519Pkcs8, rsaPrivateKey } from "./der.ts";
import { algorandMnemonic } from "./mnemonic.ts";
import { generatePart } from "./part.ts";
import { LOOKS_REAL, withRandomUuids } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { checksummedToken, discordToken, jsonWebToken, lightningMacaroon } from "./service-tokens.ts";
import { generateRun, generateShape } from "./shape.ts";
import { agePluginIdentity, extendedKey, lockedNostrKey, lockedTezosKey, miniKey, WALLET_KINDS } from "./wallet.ts";

/** What is needed of a family's part to make a value of it. */
export interface FamilyPartLike {
  readonly label: string;
  readonly shapes: readonly Shape[];
  readonly proof?: string | undefined;
  readonly url?:
    | {
        readonly hosts: readonly string[];
        readonly schemes?: readonly string[];
        readonly after?: readonly string[];
        readonly lead?: string;
        readonly query?: readonly string[];
      }
    | undefined;
}

const wallet =
  (id: string) =>
  (random: SeededRandom): string =>
    WALLET_KINDS.find((kind) => kind.id === id)?.make(random) ?? "";

/** Values whose proof a shape alone cannot fulfil, by family and where needed by the part's label. */
const MAKERS: Readonly<Record<string, (random: SeededRandom) => string>> = {
  "age-secret-key/identity": wallet("age-secret-key"),
  "age-secret-key/plugin identity": agePluginIdentity,
  "algorand-mnemonic/25 words": algorandMnemonic,
  "antelope-key/private key": wallet("antelope-key"),
  "bip32-xprv/extended key": wallet("bip32-xprv"),
  "bip32-xprv/extended key, test network": (random) => extendedKey(random, "tprv"),
  "bip38/encrypted key": wallet("bip38"),
  "bitcoin-wif/private key, mainnet": wallet("bitcoin-wif"),
  "bitcoin-wif/private key, test network": wallet("bitcoin-wif-testnet"),
  "bitcoin-wif/private key of another coin": wallet("litecoin-wif"),
  "cardano-skey/signing key": wallet("cardano-skey"),
  "coinbase-cdp-wallet-secret/wallet secret": wallet("coinbase-cdp-wallet-secret"),
  "discord/bot token": discordToken,
  "github/token": (random) => checksummedToken("ghp_", random),
  "jwt/token": jsonWebToken,
  "lightning-macaroon/macaroon": lightningMacaroon,
  "mini-key/mini key": miniKey,
  "moralis/API key": (random) =>
    jsonWebToken(random, { orgId: "412345", typeId: generateRun("lower-hex", 32, random) }),
  "near-private-key/private key": wallet("near-private-key"),
  "private-key/RSA key in DER": (random) => base64.encode(rsaPrivateKey(random, 1024, random.chance(0.5)).der),
  "private-key/elliptic-curve key in DER": (random) =>
    base64.encode(ecPrivateKey(random, random.pick(["p256", "secp256k1"]), true).der),
  "private-key/Ed25519 key in DER": (random) => base64.encode(ed25519Pkcs8(random).der),
  "nostr-key/encrypted key": lockedNostrKey,
  "nostr-key/secret key": wallet("nostr-nsec"),
  "npm/token": (random) => checksummedToken("npm_", random),
  "pinata/token": (random) => jsonWebToken(random, { scopedKeySecret: generateRun("lower-hex", 64, random) }),
  "solana-keypair/secret key": wallet("solana-keypair"),
  "stellar-seed/secret seed": wallet("stellar-seed"),
  "sui-private-key/private key": wallet("sui-private-key"),
  "supabase/anonymous key": (random) => jsonWebToken(random, { iss: "supabase", role: "anon" }),
  "supabase/service role key": (random) => jsonWebToken(random, { iss: "supabase", role: "service_role" }),
  "tezos-secret/encrypted key": lockedTezosKey,
  "tezos-secret/secret key": wallet("tezos-secret"),
  "three-commas/signal secret": (random) => jsonWebToken(random, {}, { alg: "HS256" }),
  "xrp-seed/seed": wallet("xrp-seed"),
};

/** Proofs that a value drawn from its shape meets, mostly or always. */
const MET_BY_SHAPE: ReadonlySet<string | undefined> = new Set<string | undefined>([
  undefined,
  "aws-key",
  "cbor-key",
  "hex-entropy",
  "host-url",
  "mixed",
  "one-case",
  "random",
]);

/** Proofs that the testkit's generator of exchange parts can meet. */
const MET_BY_GENERATOR: Readonly<Record<string, Proof>> = {
  "base64-canonical": "base64-canonical",
  "ed25519-pair": "ed25519-pair",
  "ed25519-seed": "ed25519-seed",
  "secp256k1-scalar": "secp256k1-scalar",
  "uuid-crockford": "uuid-crockford",
  "uuid-v4": "uuid-v4",
};

/** A value of a family's part, or undefined where no generator makes one: structures, and ciphertexts. */
export function generateFamilyValue(family: string, part: FamilyPartLike, random: SeededRandom): string | undefined {
  const maker = MAKERS[`${family}/${part.label}`];
  if (maker !== undefined) return maker(random);
  if (part.shapes.length === 0) return undefined;
  const shape = random.pick(part.shapes);
  const proof = part.proof === undefined ? undefined : MET_BY_GENERATOR[part.proof];
  if (proof !== undefined) return generatePart({ shapes: [shape], proof }, random).value;
  if (!MET_BY_SHAPE.has(part.proof)) return undefined;
  const accept = LOOKS_REAL[part.proof ?? ""] ?? ((): boolean => true);
  for (let i = 0; i < 200; i++) {
    const value = withRandomUuids(generateShape(shape, random), random);
    if (accept(value)) return value;
  }
  return generateShape(shape, random);
}

/** The value in an address of its host, where the part says that it stands in one. */
export function inAddress(part: FamilyPartLike, value: string, random: SeededRandom): string {
  if (part.url === undefined) return value;
  const name = part.url.query?.[0];
  const [scheme] = part.url.schemes ?? [];
  if (scheme === "otpauth") return `otpauth://totp/Exchange:me?${name ?? "secret"}=${value}&issuer=Exchange`;
  if (scheme !== undefined) {
    const relay = "relay=wss%3A%2F%2Frelay.example.test";
    return `${scheme}://${generateRun("lower-hex", 64, random)}?${relay}&${name ?? "secret"}=${value}`;
  }
  const host = random.pick(part.url.hosts);
  if (name !== undefined) return `https://api.${host}/v1/rpc?${name}=${value}`;
  const before = part.url.after?.find((segment) => segment !== "");
  return `https://main.${host}/${before === undefined ? "" : `${before}/`}${part.url.lead ?? ""}${value}`;
}
