import { redact } from "@keyguard/core";

const LONGEST = 200;

/** The rest of a pasted address after `?`, where signatures and keys travel. */
const QUERY = /(https?:\/\/[^\s?"'<>]{1,400})\?[^\s"'<>]{0,4000}/gu;
/** Anything that could be a key, a signature or a token: long, without blanks. Words of prose are shorter. */
const TOKEN = /[A-Za-z0-9+/_=-]{20,4000}/gu;

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
    .replaceAll(TOKEN, (token) => (/^[a-z-]+$|^[A-Z_]+$|^[a-z_]+$/u.test(token) ? token : redact(token)));
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/u;
const IPV6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]{1,30}(?![0-9a-f:])/iu;

/** The first address in an answer's texts: the one that the exchange saw. */
export function addressIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const match = IPV4.exec(text) ?? IPV6.exec(text);
    if (match !== null) return match[0];
  }
  return undefined;
}
