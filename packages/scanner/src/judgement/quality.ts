import { isCanonicalBase64, isMixed, isOneCase, isRandomHex, isUuid4 } from "../proofs/cheap.ts";

/** What kind of randomness a value shows. */
export type Quality = "mixed" | "hex" | "uuid" | "none";

/** Judges a value of no known shape: would chance make it? */
export function qualityOf(text: string): Quality {
  const bare = text.replace(/^0x/u, "");
  if (/^[0-9a-fA-F]+$/u.test(bare)) return bare.length >= 20 && isRandomHex(bare) ? "hex" : "none";
  if (isUuid4(text)) return "uuid";
  if (isMixed(text.replace(/=+$/u, "")) || (text.length >= 20 && isCanonicalBase64(text))) return "mixed";
  if (/^([0-9a-z]{4,8})(?:-[0-9a-z]{4,8}){4,}$/u.test(text) && isOneCase(text)) return "mixed"; // equal groups
  return text.length >= 20 && !text.includes("-") && isOneCase(text) ? "mixed" : "none";
}
