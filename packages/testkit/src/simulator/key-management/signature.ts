import { createHash, createHmac } from "node:crypto";

/** HMAC of a text, in the encoding that the exchange sends. Made with Node's own crypto, not with the code under test. */
export function expectedHmac(
  hash: "sha256" | "sha512",
  secret: string,
  text: string,
  encoding: "hex" | "base64",
): string {
  return createHmac(hash, secret).update(text).digest(encoding);
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
