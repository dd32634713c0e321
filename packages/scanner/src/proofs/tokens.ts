import { decodeBase64, decodeHex } from "./encoding.ts";

/** Discord's first second, in milliseconds since 1970. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/** A Discord bot token: its first part is the bot's id, whose upper bits are the time it was made. */
export function isDiscordToken(text: string, now: number = Date.now()): boolean {
  const parts = /^([A-Za-z0-9_-]{23,28})\.([A-Za-z0-9_-]{6,7})\.([A-Za-z0-9_-]{27,38})$/u.exec(text);
  const bytes = decodeBase64(parts?.[1] ?? "");
  if (bytes === undefined) return false;
  const id = String.fromCharCode(...bytes);
  if (!/^\d{17,20}$/u.test(id)) return false;
  const made = (BigInt(id) >> 22n) + DISCORD_EPOCH;
  return made > DISCORD_EPOCH && made < BigInt(now) + 86_400_000n;
}

/** The account of an AWS key id, which its characters hold since 2018; undefined where it is none. */
function awsAccountOf(keyId: string): string | undefined {
  if (!/^(?:AKIA|ASIA)[A-Z2-7]{16}$/u.test(keyId)) return undefined;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = 0n;
  for (const letter of keyId.slice(4)) bits = (bits << 5n) | BigInt(letters.indexOf(letter));
  // The first six of ten bytes, without their top and their seven lowest bits.
  const account = ((bits >> 32n) & 0x7f_ff_ff_ff_ff_80n) >> 7n;
  return account < 1_000_000_000_000n ? account.toString().padStart(12, "0") : undefined;
}

/** An AWS key id: its account number has twelve digits. */
export function isAwsKeyId(text: string): boolean {
  return awsAccountOf(text) !== undefined;
}

/** A macaroon of version 2 in hex, as Lightning's nodes hand out: version, location or identifier, sections that fit. */
export function isMacaroon(text: string): boolean {
  const bytes = decodeHex(text);
  if (bytes === undefined || bytes.length < 40 || bytes[0] !== 2) return false;
  let at = 1;
  let fields = 0;
  let signed = false;
  while (at < bytes.length && fields < 64) {
    const type = bytes[at] ?? 0;
    at += 1;
    if (type === 0) continue; // the end of a section
    if (type !== 1 && type !== 2 && type !== 4 && type !== 6) return false;
    const length = varint(bytes, at);
    if (length === undefined) return false;
    at = length.next + length.value;
    if (at > bytes.length) return false;
    signed = type === 6 && length.value === 32;
    fields += 1;
  }
  return fields >= 2 && signed && at === bytes.length;
}

function varint(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } | undefined {
  const low = bytes[start];
  if (low === undefined) return undefined;
  if (low < 0x80) return { value: low, next: start + 1 };
  const high = bytes[start + 1];
  return high === undefined || high >= 0x80 ? undefined : { value: (low & 0x7f) | (high << 7), next: start + 2 };
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Four groups of seven Crockford digits that carry a version 4 UUID (the `uuid-apikey` package).
 *
 * Each group holds 32 bits and three zero bits after them.
 */
export function isCrockfordUuid(text: string): boolean {
  const groups = text.split("-");
  if (groups.length !== 4 || groups.some((group) => !/^[0-9A-HJKMNP-TV-Z]{7}$/u.test(group))) return false;
  let hex = "";
  for (const group of groups) {
    let bits = 0n;
    for (const letter of group) bits = (bits << 5n) | BigInt(CROCKFORD.indexOf(letter));
    hex += (bits >> 3n).toString(16).padStart(8, "0");
  }
  return hex.charAt(12) === "4" && "89ab".includes(hex.charAt(16));
}
