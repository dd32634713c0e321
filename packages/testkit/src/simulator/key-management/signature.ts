import { createHash, createHmac } from "node:crypto";
import { byPrivateKey, isPrivateKey, same } from "../signature.ts";

/** HMAC of a text, in the encoding that the exchange sends. Made with Node's own crypto, not with the code under test. */
export function expectedHmac(
  hash: "sha256" | "sha512",
  secret: string,
  text: string,
  encoding: "hex" | "base64",
): string {
  return createHmac(hash, secret).update(text).digest(encoding);
}

/**
 * True when a text was signed with a secret: by HMAC-SHA256 in the exchange's encoding, or, where the secret is a
 * private key, so that its public half verifies it.
 */
export function isSigned(secret: string, text: string, given: string | undefined, encoding: "hex" | "base64"): boolean {
  return isPrivateKey(secret)
    ? byPrivateKey(secret, text, given)
    : same(expectedHmac("sha256", secret, text, encoding), given);
}

/** SHA-512 of a text in hex. */
export function sha512(text: string): string {
  return createHash("sha512").update(text).digest("hex");
}

/** True when a timestamp in milliseconds is within `window` of now. */
export function isFresh(timestamp: string | null | undefined, now: number, window: number): boolean {
  return (
    Math.abs(Number(timestamp) - now) <= window && timestamp !== null && timestamp !== undefined && timestamp !== ""
  );
}
