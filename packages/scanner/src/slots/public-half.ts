import type { SourceText } from "../text/source-text.ts";
import type { Slot } from "./slot.ts";

/** `pk`, `client_pk`: a private key alone, a public one where its other half is called `sk`. */
const PK = /(?:^|[^A-Za-z]|[a-z](?=P))pk$/iu;
/** Bytes around a value in which the other half is named, or the length of the public one. */
const AROUND = 320;
const OTHER_HALF = /(?:^|[^A-Za-z]|[a-z](?=S))sk["'`]?\s{0,4}(?:=>|:=|[:=(,[])|PUBLICKEY|PublicKeySize/imu;
/** Nothing else is as long in vectors: 32 bytes and more in hex, or 32 in base58. */
const PUBLIC = /^(?:0x)?[\da-f]{64,}$|^[1-9A-HJ-NP-Za-km-z]{43,44}$/iu;

/** True for a public key whose slot is called `pk`, beside the secret one in a slot called `sk`. */
export function isPublicHalf(
  source: SourceText,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
  { name = "" }: Slot,
): boolean {
  if (!PK.test(name) || !PUBLIC.test(text)) return false;
  return [source.slice(Math.max(0, start - AROUND), start), source.slice(end, end + AROUND)].some((around) =>
    OTHER_HALF.test(around),
  );
}
