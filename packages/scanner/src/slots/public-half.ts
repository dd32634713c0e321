import type { SourceText } from "../text/source-text.ts";
import type { Slot } from "./slot.ts";

/** `pk`, `client_pk`: a private key alone, a public one where its other half is called `sk`. */
const PK = /(?:^|[^A-Za-z]|[a-z](?=P))pk$/iu;
/** Bytes around a value in which the other half is named, or the length of the public one. */
const AROUND = 320;
const OTHER_HALF = /(?:^|[^A-Za-z]|[a-z](?=S))sk["'`]?\s{0,4}(?:=>|:=|[:=(,[])|PUBLICKEY|PublicKeySize/imu;
/** Nothing else is as long in vectors: 32 bytes and more in hex, or 32 in base58. */
const PUBLIC = /^(?:0x)?[\da-f]{64,}$|^[1-9A-HJ-NP-Za-km-z]{43,44}$/iu;

/** A value in a slot called `pk`, beside one in a slot called `sk`, as either is read. */
interface Half {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** True where the slot is called `pk`, and another one near `sk`. */
function isBesideSecret(source: SourceText, { start, end }: Half, { name = "" }: Slot): boolean {
  if (!PK.test(name)) return false;
  return [source.slice(Math.max(0, start - AROUND), start), source.slice(end, end + AROUND)].some((around) =>
    OTHER_HALF.test(around),
  );
}

/** True for a public key of cryptography, beside the secret one: no part of a credential. */
export function isPublicHalf(source: SourceText, half: Half, slot: Slot): boolean {
  return PUBLIC.test(half.text) && isBesideSecret(source, half, slot);
}

/** The slot of a value that is called `pk`, where its other half is called `sk`, is that of a key; any other is as it was. */
export function asKeyHalf(source: SourceText, half: Half, slot: Slot): Slot {
  const { role } = slot;
  if (role?.role !== "private-key" || !isBesideSecret(source, half, slot)) return slot;
  return { ...slot, role: { ...role, role: "key" } };
}
