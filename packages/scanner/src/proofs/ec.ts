import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { DER, type DerElement, readDer, readSequence } from "./der.ts";
import { encodeHex, equalBytes } from "./encoding.ts";

/** Curves by their object identifier's content in hex. */
const CURVES = new Map([
  ["2a8648ce3d030107", p256],
  ["2b8104000a", secp256k1],
  ["2b81040022", p384],
  ["2b81040023", p521],
]);

type Curve = typeof p256 | typeof secp256k1;

function curveOf(element: DerElement | undefined): Curve | undefined {
  return element?.tag === DER.oid ? CURVES.get(encodeHex(element.content)) : undefined;
}

/** The one element that a context tag wraps. */
function inner(parts: readonly DerElement[], tag: number): DerElement | undefined {
  const found = parts.find((part) => part.tag === tag);
  return found === undefined ? undefined : readDer(found.content)?.[0];
}

function isSec1(der: Uint8Array, outerCurve?: Curve): boolean {
  const [version, scalar, ...rest] = readSequence(der) ?? [];
  if (version?.content[0] !== 1 || scalar?.tag !== DER.octets) return false;
  if (rest.some(({ tag }) => tag !== DER.context0 && tag !== DER.context1)) return false;
  const named = inner(rest, DER.context0);
  const curve = named === undefined ? outerCurve : curveOf(named);
  if (curve === undefined) return false;
  const secret = fitted(scalar.content, curve.lengths.secretKey ?? 32);
  if (!curve.utils.isValidSecretKey(secret)) return false;
  const point = inner(rest, DER.context1);
  if (point === undefined) return rest.every(({ tag }) => tag !== DER.context1); // damaged, or not there
  const publicKey = point.content.subarray(1);
  if (point.tag !== DER.bits || point.content[0] !== 0) return false;
  return equalBytes(curve.getPublicKey(secret, publicKey[0] !== 4), publicKey);
}

/** The number in as many bytes as the curve wants: some writers drop zeros at its front. */
function fitted(number: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(number.subarray(-length), Math.max(0, length - number.length));
  return bytes;
}

/**
 * An elliptic-curve private key in SEC1 or PKCS#8 on P-256, P-384, P-521 or secp256k1, within its curve's order and, where
 * the public point stands beside it, deriving to it.
 */
export function isEcPrivateKey(der: Uint8Array): boolean {
  const [version, algorithm, key] = readSequence(der) ?? [];
  if (version?.tag !== DER.integer) return false;
  if (algorithm?.tag !== DER.sequence || key?.tag !== DER.octets) return isSec1(der);
  const [, curve] = readDer(algorithm.content) ?? [];
  return isSec1(key.content, curveOf(curve));
}
