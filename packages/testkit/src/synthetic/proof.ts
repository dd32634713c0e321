import { hexToBytes } from "@noble/hashes/utils.js";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

function distinct(value: string): number {
  return new Set(value).size;
}

function hasRun(value: string, length: number): boolean {
  let equal = 1;
  let ascending = 1;
  for (let i = 1; i < value.length; i++) {
    const step = value.charCodeAt(i) - value.charCodeAt(i - 1);
    equal = step === 0 ? equal + 1 : 1;
    ascending = step === 1 ? ascending + 1 : 1;
    if (equal >= length || ascending >= length) return true;
  }
  return false;
}

/**
 * What a real value of the kind always fulfils. Written apart from the scanner's own validators, so that a mistake in
 * one shows against the other.
 */
export const LOOKS_REAL: Readonly<Record<string, (value: string) => boolean>> = {
  mixed: (value) =>
    /[a-z]/u.test(value) &&
    /[A-Z]/u.test(value) &&
    /[0-9]/u.test(value) &&
    !hasRun(value, 4) &&
    distinct(value) >= Math.min(26, value.length * 0.6),
  "one-case": (value) => /[0-9]/u.test(value) && /[A-Za-z]/u.test(value) && !hasRun(value, 4),
  random: (value) => /[0-9]/u.test(value) && /[A-Za-z]/u.test(value) && !hasRun(value, 4),
  "hex-groups": (value) => value.split("-").every((group) => /[0-9]/u.test(group)) && !hasRun(value, 4),
  "hex-entropy": (value) => {
    const digits = value.replaceAll(/^[^0-9a-f]*0x|[^0-9a-fA-F]/gu, "");
    return (
      distinct(digits) >= (digits.length >= 64 ? 11 : Math.min(9, Math.ceil(digits.length / 4))) &&
      /[0-9]/u.test(digits) &&
      /[a-f]/iu.test(digits) &&
      !/0{5}|f{5}/iu.test(digits) &&
      !hasRun(digits, 5)
    );
  },
};

/** A random (version 4) UUID. */
export function uuid4(random: SeededRandom): string {
  const hex = generateRun("lower-hex", 32, random);
  const variant = random.pick(["8", "9", "a", "b"]);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The value with its UUIDs made random ones: hardly any service issues another version. */
export function withRandomUuids(value: string, random: SeededRandom): string {
  return value.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, () => uuid4(random));
}

/** A KuCoin key: an ObjectId of 2018 to 2025 with the process id that all of them carry. */
export function kucoinObjectId(random: SeededRandom): string {
  const seconds = 1_640_995_200 + random.int(120_000_000);
  return `${seconds.toString(16).padStart(8, "0")}${generateRun("lower-hex", 6, random)}0001${generateRun("lower-hex", 6, random)}`;
}

/** Four groups of seven Crockford digits that carry a version 4 UUID. */
export function crockfordUuid(random: SeededRandom): string {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const bytes = hexToBytes(uuid4(random).replaceAll("-", ""));
  const groups: string[] = [];
  for (let g = 0; g < 4; g++) {
    let bits = 0n;
    for (const byte of bytes.slice(4 * g, 4 * g + 4)) bits = (bits << 8n) | BigInt(byte);
    bits <<= 3n;
    let group = "";
    for (let i = 6; i >= 0; i--) group += letters[Number((bits >> BigInt(5 * i)) & 31n)];
    groups.push(group);
  }
  return groups.join("-");
}
