import { bech32, bech32m } from "@scure/base";

/** A value in bech32 or bech32m: its prefix in lower case and its bytes. */
export interface Bech32 {
  readonly prefix: string;
  readonly bytes: Uint8Array;
}

const LONGEST = 1024; // age and ncryptsec go over the 90 characters of BIP-173

/** Decodes and checks bech32 or bech32m; undefined when the checksum is wrong. */
function decodeBech32(text: string): Bech32 | undefined {
  if (text.length > LONGEST || !text.includes("1")) return undefined;
  for (const coder of [bech32, bech32m]) {
    const decoded = coder.decodeUnsafe(text, LONGEST);
    if (decoded === undefined) continue;
    const bytes = coder.fromWordsUnsafe(decoded.words);
    return bytes instanceof Uint8Array ? { prefix: decoded.prefix.toLowerCase(), bytes } : undefined;
  }
  return undefined;
}

/** True for a text whose bech32 checksum is right. */
export function isBech32(text: string): boolean {
  return decodeBech32(text) !== undefined;
}

/** A Sui private key: a flag for one of three curves and 32 bytes. */
export function isSuiPrivateKey(text: string): boolean {
  const decoded = decodeBech32(text);
  return decoded?.prefix === "suiprivkey" && decoded.bytes.length === 33 && (decoded.bytes[0] ?? 9) <= 2;
}
