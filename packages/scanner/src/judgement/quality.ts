import { isCanonicalBase64, isMixed, isRandomHex, isUuid4 } from "../proofs/cheap.ts";

/** What kind of randomness a value shows. */
export type Quality = "mixed" | "hex" | "uuid" | "none";

/** Judges a value of no known shape: would chance make it? */
export function qualityOf(text: string): Quality {
  const bare = text.replace(/^0x/u, "");
  if (/^[0-9a-fA-F]+$/u.test(bare)) return bare.length >= 20 && isRandomHex(bare) ? "hex" : "none";
  if (isUuid4(text)) return "uuid";
  if (isMixed(text) || (text.length >= 20 && isCanonicalBase64(text))) return "mixed";
  // One case and digits, as base32 has: only when digits are spread among the letters.
  if (/^(?:[a-z0-9]+|[A-Z0-9]+)$/u.test(text) && text.length >= 20) {
    const changes = text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/gu)?.length ?? 0;
    if (changes >= text.length / 8 && new Set(text).size >= 10) return "mixed";
  }
  return "none";
}
