import { KeyguardError, Secret } from "@keyguard/core";

const encoder = new TextEncoder();

/** Bytes as lower-case hex. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes as base64 with padding. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A text's UTF-8 bytes as base64. */
export function base64Text(text: string): string {
  return base64(encoder.encode(text));
}

/** HMAC of a text under a secret, as its exchange gave it. */
export async function hmac(hash: "SHA-256" | "SHA-512", secret: Secret, text: string): Promise<Uint8Array> {
  const raw = encoder.encode(Secret.reveal(secret));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

/** SHA-512 of a text, in hex. */
export async function sha512Hex(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-512", encoder.encode(text))));
}

const ARMOUR = /-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]{0,20000}?)-----END \1-----/u;
/** An Ed25519 key as Binance's own examples store it: PKCS #8 in base64, without armour. */
const BARE_ED25519 = /^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}$/u;
/** What stands before the key in the PKCS #8 form of an RSA key: version 0, and the algorithm. */
const RSA_ALGORITHM = Uint8Array.of(2, 1, 0, 48, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1, 5, 0);
const OID_ED25519 = "2b6570";

/** True for a secret that is a private key: exchanges that take such sign with it instead of an HMAC. */
export function isPrivateKey(secret: Secret): boolean {
  const text = Secret.reveal(secret);
  return text.includes("-----BEGIN ") || BARE_ED25519.test(text.trim());
}

function unreadable(what: string): KeyguardError {
  return new KeyguardError("KG_SECRET_INVALID", `Cannot sign with the managing key: its secret ${what}`, {
    hint: "store the private key in PKCS #8 form without a password: openssl pkcs8 -topk8 -nocrypt",
  });
}

function derBytes(body: string): Uint8Array<ArrayBuffer> {
  // Line ends may have been stored as `\n`.
  const text = body.replaceAll(/\\[nr]|\s/gu, "");
  if (!/^[A-Za-z0-9+/]+=*$/u.test(text)) throw unreadable("is no private key that can be read");
  return Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
}

/** A DER value with its tag and length. */
function der(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
  return Uint8Array.of(tag, ...length, ...content);
}

/** A private key's PKCS #8 bytes; the older form that only RSA keys have is wrapped in it. */
function pkcs8(secret: Secret): Uint8Array<ArrayBuffer> {
  const text = Secret.reveal(secret).trim();
  if (BARE_ED25519.test(text)) return derBytes(text);
  const [, label = "", body = ""] = ARMOUR.exec(text) ?? [];
  if (label.includes("ENCRYPTED") || body.includes("ENCRYPTED")) throw unreadable("is locked with a password");
  if (label === "PRIVATE KEY") return derBytes(body);
  if (label === "RSA PRIVATE KEY") return der(48, Uint8Array.of(...RSA_ALGORITHM, ...der(4, derBytes(body))));
  throw unreadable("is no private key that can be read");
}

/** Signs with a private key: Ed25519, or RSA with SHA-256. */
async function signWithKey(secret: Secret, text: string): Promise<Uint8Array> {
  const bytes = pkcs8(secret);
  const isEd25519 = hex(bytes.subarray(0, 16)).includes(OID_ED25519);
  const algorithm = isEd25519 ? { name: "Ed25519" } : { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
  } catch {
    throw unreadable("is a private key of another kind than Ed25519 and RSA"); // the reason may quote it
  }
  return new Uint8Array(await crypto.subtle.sign(algorithm.name, key, encoder.encode(text)));
}

/**
 * Signs a text as exchanges do that take both kinds of keys: with a private key in base64, else by
 * HMAC-SHA256 in the encoding given.
 *
 * @throws {KeyguardError} `KG_SECRET_INVALID` for a private key that cannot be used
 */
export async function signText(secret: Secret, text: string, encoding: "hex" | "base64"): Promise<string> {
  if (isPrivateKey(secret)) return base64(await signWithKey(secret, text));
  const bytes = await hmac("SHA-256", secret, text);
  return encoding === "hex" ? hex(bytes) : base64(bytes);
}
