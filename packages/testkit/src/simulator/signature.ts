import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";

type Hash = "sha256" | "sha384" | "sha512";

/** HMAC of a text. */
export function hmac(hash: Hash, secret: string | Buffer, message: string | Buffer): Buffer {
  return createHmac(hash, secret).update(message).digest();
}

/** A hash of a text. */
export function digest(hash: Hash | "md5", message: string | Buffer): Buffer {
  return createHash(hash).update(message).digest();
}

/** True for two equal texts. */
export function same(expected: string, given: string | undefined): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given ?? "")];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A text as base64 bytes. */
export function fromBase64(text: string): Buffer {
  return Buffer.from(text, "base64");
}

/** The fields of a form or a query. */
export function form(text: string): URLSearchParams {
  return new URLSearchParams(text);
}

/** A JSON object's fields; empty for anything else. */
export function json(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** `a=1&b=2` of a query, sorted by name, without one field; values stay as they were sent. */
export function sortedQuery(query: string, without = ""): string {
  const pairs = query.split("&").filter((pair) => pair !== "" && pair.split("=")[0] !== without);
  return pairs.sort((a, b) => ((a.split("=")[0] ?? "") < (b.split("=")[0] ?? "") ? -1 : 1)).join("&");
}

/** A JSON Web Token's header and claims; undefined for what is none. */
export function readJwt(
  token: string,
): { header: Record<string, unknown>; claims: Record<string, unknown>; signed: string; signature: Buffer } | undefined {
  const [header, claims, signature] = token.split(".");
  if (header === undefined || claims === undefined || signature === undefined) return undefined;
  const read = (part: string): Record<string, unknown> => json(Buffer.from(part, "base64url").toString());
  return {
    header: read(header),
    claims: read(claims),
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

/** True when a token is signed by HMAC with a secret. */
export function jwtByHmac(token: string, secret: string): boolean {
  const jwt = readJwt(token);
  if (jwt === undefined) return false;
  const hash = jwt.header["alg"] === "HS512" ? "sha512" : "sha256";
  return same(hmac(hash, secret, jwt.signed).toString("base64url"), jwt.signature.toString("base64url"));
}

/** True for a valid Ed25519 signature by the public half of a 32-byte seed or a 64-byte pair in base64. */
export function byEd25519(publicKey: Buffer, message: string, signature: Buffer): boolean {
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
  return verify(null, Buffer.from(message), createPublicKey({ key: der, format: "der", type: "spki" }), signature);
}

/** True for a valid ES256 signature (r and s, 32 bytes each) by the public half of a PEM private key. */
export function byEs256(pem: string, message: string, signature: Buffer): boolean {
  return verify("sha256", Buffer.from(message), { key: createPublicKey(pem), dsaEncoding: "ieee-p1363" }, signature);
}

/** True for the private keys that some exchanges take in place of a secret: PEM, or PKCS#8 in base64 without armour. */
export function isPrivateKey(secret: string): boolean {
  return /PRIVATE KEY|^MC4CAQAwBQYDK2VwBCIEI|^MII.{300}/u.test(secret);
}

/** True for a signature in base64 by such a key: RSA (PKCS#1 v1.5 with SHA-256) or Ed25519. */
export function byPrivateKey(secret: string, message: string, signature: string | undefined): boolean {
  const pem = secret.includes("PRIVATE KEY")
    ? secret
    : `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`;
  const key = createPublicKey(pem);
  const hash = key.asymmetricKeyType === "rsa" ? "sha256" : null;
  return verify(hash, Buffer.from(message), key, fromBase64(signature ?? ""));
}
