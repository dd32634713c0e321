import { matchesShape, type Proof, type Shape, shapeLength } from "@keyguard/exchanges";
import { base58, base64, base64url, hex } from "@scure/base";
import { ecPrivateKey, ed25519Pair, ed25519Pkcs8, type PrivateKey, rsaPrivateKey, toPem } from "./der.ts";
import { crockfordUuid, kucoinObjectId, LOOKS_REAL, uuid4, withRandomUuids } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun, generateShape } from "./shape.ts";
import { evmAddress, secp256k1Secret } from "./wallet.ts";

/** What is needed of a grammar's part to make a value of it. */
export interface PartLike {
  readonly shapes: readonly (Shape | { readonly pem: readonly string[] })[];
  readonly proof?: Proof | undefined;
}

/** A value, and the public half that must stand beside it when the proof is a pair. */
export interface GeneratedPart {
  readonly value: string;
  readonly publicKey?: string;
}

const ATTEMPTS = 400;

function pemKey(labels: readonly string[], proof: Proof | undefined, random: SeededRandom): PrivateKey {
  const label = random.pick(labels);
  if (label === "EC PRIVATE KEY") return ecPrivateKey(random);
  if (label === "RSA PRIVATE KEY") return rsaPrivateKey(random);
  if (proof === "rsa-private-der") return rsaPrivateKey(random, 2048, true);
  return proof === "ec-private-der" ? ecPrivateKey(random, "p256", true) : ed25519Pkcs8(random);
}

/** Encodes bytes the way the shape spells them; the alphabet of its longest run decides. */
function encodeLike(shape: Shape, bytes: Uint8Array): string {
  const longest = shape.filter((segment) => typeof segment !== "string").reduce((a, b) => (b.max > a.max ? b : a));
  const text =
    longest.alphabet === "base58"
      ? base58.encode(bytes)
      : longest.alphabet.endsWith("hex")
        ? hex.encode(bytes)
        : longest.alphabet === "base64url"
          ? base64url.encode(bytes)
          : base64.encode(bytes);
  const lead = typeof shape[0] === "string" ? shape[0] : "";
  return lead + text;
}

function proven(shape: Shape, proof: Proof, random: SeededRandom): GeneratedPart | undefined {
  const lead = typeof shape[0] === "string" ? shape[0] : "";
  switch (proof) {
    case "uuid-v4":
      return { value: shapePrefix(shape) + uuid4(random) };
    case "object-id":
      return { value: kucoinObjectId(random) };
    case "uuid-crockford":
      return { value: crockfordUuid(random) };
    case "ed25519-pair": {
      const { seed, publicKey } = ed25519Pair(random);
      return { value: encodeLike(shape, Uint8Array.from([...seed, ...publicKey])) };
    }
    case "ed25519-seed": {
      const { seed, publicKey } = ed25519Pair(random);
      return { value: encodeLike(shape, seed), publicKey: encodeLike(shape, publicKey) };
    }
    case "secp256k1-scalar": {
      const secret = secp256k1Secret(random);
      return { value: shapePrefix(shape) + hex.encode(secret), publicKey: evmAddress(secret) };
    }
    case "pkcs8-ed25519":
      return { value: base64.encode(ed25519Pkcs8(random).der) };
    case "ec-private-der":
      return { value: base64.encode(ecPrivateKey(random, "p256", lead.startsWith("MIG")).der) };
    case "rsa-private-der":
      return { value: base64.encode(rsaPrivateKey(random, 2048, true).der) };
    case "base64-canonical": {
      const value = generateShape(shape, random);
      return { value: recode(value) };
    }
    default:
      return undefined;
  }
}

// `rh-api-` and its kin stand before a UUID; a bare UUID shape starts with a run.
function shapePrefix(shape: Shape): string {
  return typeof shape[0] === "string" ? shape[0] : "";
}

/** The nearest text that decodes and encodes back to itself. */
function recode(text: string): string {
  try {
    const body = text.replace(/=+$/u, "");
    const bits = body.length * 6;
    const bytes = Math.floor(bits / 8);
    const padded = body.padEnd(Math.ceil(body.length / 4) * 4, "A");
    const coding = /[-_]/u.test(body) ? base64url : base64;
    const coded = coding.encode(coding.decode(padded).slice(0, bytes));
    return text.endsWith("=") ? coded : coded.replace(/=+$/u, "");
  } catch {
    return text;
  }
}

/** A shape this wide says only that nothing is known of the value's form. */
const WIDEST_RANGE = 48;

/** What services issue whose documentation is silent: letters and digits, hex, or whole bytes in base64. */
function usual(random: SeededRandom): string {
  return random.pick([
    () => generateRun("alnum", random.pick([32, 40, 48, 64]), random),
    () => generateRun("lower-hex", random.pick([32, 40, 64]), random),
    () => base64.encode(Uint8Array.from({ length: random.pick([24, 32, 48, 64]) }, () => random.int(256))),
    () => base64url.encode(Uint8Array.from({ length: random.pick([24, 33, 48]) }, () => random.int(256))),
  ])();
}

/** A value of a part: one of its shapes, with its proof fulfilled. */
export function generatePart(part: PartLike, random: SeededRandom): GeneratedPart {
  const shape = random.pick(part.shapes);
  if (!Array.isArray(shape)) {
    return { value: toPem(pemKey((shape as { pem: readonly string[] }).pem, part.proof, random)) };
  }
  const direct = part.proof === undefined ? undefined : proven(shape as Shape, part.proof, random);
  if (direct !== undefined) return direct;
  const { min, max } = shapeLength(shape as Shape);
  const make = (): string => {
    const plain = max - min > WIDEST_RANGE ? usual(random) : "";
    return plain !== "" && part.shapes.some((one) => Array.isArray(one) && matchesShape(one as Shape, plain))
      ? plain
      : withRandomUuids(generateShape(shape as Shape, random), random);
  };
  const accept = LOOKS_REAL[part.proof ?? ""] ?? ((value: string) => !/(.)\1{3}/u.test(value));
  for (let i = 0; i < ATTEMPTS; i++) {
    const value = make();
    if (accept(value)) return { value };
  }
  return { value: generateShape(shape as Shape, random) }; // a proof the shape can hardly meet: the shape decides
}
