import { redact } from "@keyguard/core";

const LONGEST = 200;

/** The rest of a pasted address after `?`, where signatures and keys travel. */
const QUERY = /(https?:\/\/[^\s?"'<>]{1,400})\?[^\s"'<>]{0,4000}/gu;
/** Anything that could be a key, a signature or a token: long, without blanks. */
const TOKEN = /[A-Za-z0-9+/_=-]{16,4000}/gu;

/** True for a long word or name, such as `InsufficientAPIPermission` or `ip_not_whitelisted_for_api_key`: no digit, or few of them. */
function isWord(token: string): boolean {
  return token.length < 32 ? /^[A-Za-z_-]+$/u.test(token) : /^(?:[a-z]{1,14}[_-]){2,}[a-z]{1,14}$/u.test(token);
}

/**
 * An exchange's words as they may be shown: one line, no control characters, nothing that could be a key or a signature.
 *
 * @param texts the answer's messages; only the first two that differ are kept
 */
export function says(texts: readonly string[]): string {
  const distinct = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))].slice(0, 2);
  const line = distinct
    .join(": ")
    .slice(0, 4 * LONGEST)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll(QUERY, "$1")
    .replaceAll(TOKEN, (token) => (isWord(token) ? token : redact(token)));
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/u;
const IPV6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]{1,30}(?![0-9a-f:])/iu;

/** A time of day such as 12:30:45 has colons too, but neither a gap nor eight groups. */
function isIpv6(text: string): boolean {
  return text.includes("::") || text.split(":").length === 8;
}

/** The first address in an answer's texts: the one that the exchange saw. */
export function addressIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const address = IPV4.exec(text)?.[0] ?? IPV6.exec(text)?.[0];
    if (address !== undefined && (address.includes(".") || isIpv6(address))) return address;
  }
  return undefined;
}
