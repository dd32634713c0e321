import { KeyguardError } from "@keyguard/core";
import ipaddr from "ipaddr.js";

/** The version of the Internet Protocol. */
export type Family = 4 | 6;

/** Both families, in the order they are reported. */
export const FAMILIES: readonly Family[] = [4, 6];

/** One address. Equal addresses have equal `text`. */
export interface Address {
  readonly family: Family;
  /** The address as a number, 32 or 128 bits wide. */
  readonly value: bigint;
  /** Canonical: dotted decimal, or RFC 5952. An IPv4-mapped address is IPv4. */
  readonly text: string;
}

function fromBytes(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** The address of a number; the caller keeps it within the family's width. */
export function addressOf(family: Family, value: bigint): Address {
  const bytes: number[] = [];
  for (let shift = family === 4 ? 24n : 120n; shift >= 0n; shift -= 8n) bytes.push(Number((value >> shift) & 0xffn));
  return { family, value, text: ipaddr.fromByteArray(bytes).toString() };
}

/**
 * The address that a text spells, or undefined.
 *
 * Strict where others are lenient: four decimal numbers without leading zeros for IPv4 (`010.0.0.1` is
 * octal to some programs and decimal to others), no zone for IPv6, no blanks. `::ffff:192.0.2.1` is the
 * IPv4 address.
 */
export function tryParseAddress(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    if (/(?:^|\.)0\d/u.test(text)) return undefined;
    const parsed = ipaddr.IPv4.parse(text);
    return { family: 4, value: fromBytes(parsed.toByteArray()), text: parsed.toString() };
  }
  if (!/^[0-9A-Fa-f:.]+$/u.test(text) || !ipaddr.IPv6.isValid(text)) return undefined;
  const parsed = ipaddr.IPv6.parse(text);
  if (parsed.isIPv4MappedAddress()) return addressOf(4, fromBytes(parsed.toByteArray()) & 0xffffffffn);
  return { family: 6, value: fromBytes(parsed.toByteArray()), text: parsed.toString() };
}

/**
 * The address that a text spells.
 *
 * @throws {KeyguardError} `KG_IP_ADDRESS` for anything but one IPv4 or IPv6 address
 *
 * @example
 * ```ts
 * import { parseAddress } from "@keyguard/ip";
 *
 * console.log(parseAddress("::ffff:192.0.2.1").text); // 192.0.2.1
 * ```
 */
export function parseAddress(text: string): Address {
  const address = tryParseAddress(text);
  if (address !== undefined) return address;
  throw new KeyguardError("KG_IP_ADDRESS", "Cannot read an address: it is neither IPv4 nor IPv6", {
    hint: "write it like 203.0.113.7 or 2001:db8::7",
  });
}
