import { KeyguardError } from "@keyguard/core";
import { type Address, addressOf, type Family, tryParseAddress } from "./address.ts";

/** A block of addresses of one family, as an allowlist spells it. */
export interface Range {
  readonly family: Family;
  /** The first address, as a number. */
  readonly first: bigint;
  /** The last address, as a number; never before `first`. */
  readonly last: bigint;
  /** Canonical: `ADDRESS/LENGTH`, or `FIRST-LAST` for what is no CIDR block. */
  readonly text: string;
}

function width(family: Family): number {
  return family === 4 ? 32 : 128;
}

function block(family: Family, value: bigint, length: number): Range {
  const hostBits = BigInt(width(family) - length);
  const first = (value >> hostBits) << hostBits;
  const last = first | ((1n << hostBits) - 1n);
  return { family, first, last, text: `${addressOf(family, first).text}/${length}` };
}

/** `192.0.2.*` and `192.0.*.*`: some exchanges' forms take and show them. */
function tryParseWildcard(text: string): Range | undefined {
  const match = /^((?:\d{1,3}\.){1,3})(\*(?:\.\*){0,2})$/u.exec(text);
  const known = match?.[1]?.split(".").filter((part) => part !== "") ?? [];
  if (match === null || known.length + (match[2] ?? "").split(".").length !== 4) return undefined;
  const address = tryParseAddress([...known, "0", "0", "0"].slice(0, 4).join("."));
  return address === undefined ? undefined : block(4, address.value, known.length * 8);
}

function tryParseSpan(text: string): Range | undefined {
  const [from, to, more] = text.split("-").map((part) => tryParseAddress(part.trim()));
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  if (from.family !== to.family || from.value > to.value) return undefined;
  return { family: from.family, first: from.value, last: to.value, text: `${from.text}-${to.text}` };
}

/**
 * The range that a text spells, or undefined: an address, a CIDR block (host bits are cleared), a span
 * `FIRST-LAST`, or an IPv4 wildcard such as `192.0.2.*`. IPv4-mapped blocks are IPv4.
 */
export function tryParseRange(text: string): Range | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 95) return undefined;
  if (trimmed.includes("*")) return tryParseWildcard(trimmed);
  if (trimmed.includes("-")) return tryParseSpan(trimmed);
  const [spelled = "", suffix, more] = trimmed.split("/");
  const address = tryParseAddress(spelled);
  if (address === undefined || more !== undefined) return undefined;
  if (suffix === undefined) return block(address.family, address.value, width(address.family));
  if (!/^(?:0|[1-9]\d{0,2})$/u.test(suffix)) return undefined;
  const mapped = address.family === 4 && spelled.includes(":");
  const length = Number(suffix) - (mapped ? 96 : 0);
  if (length < 0 || length > width(address.family)) return undefined;
  return block(address.family, address.value, length);
}

/**
 * The range that a text spells; see `tryParseRange`.
 *
 * @throws {KeyguardError} `KG_IP_ADDRESS` for anything else
 *
 * @example
 * ```ts
 * import { parseAddress, parseRange, rangeContains } from "@keyguard/ip";
 *
 * const office = parseRange("203.0.113.77/29");
 * console.log(office.text, rangeContains(office, parseAddress("203.0.113.79"))); // 203.0.113.72/29 true
 * ```
 */
export function parseRange(text: string): Range {
  const range = tryParseRange(text);
  if (range !== undefined) return range;
  throw new KeyguardError("KG_IP_ADDRESS", "Cannot read a range of addresses: it is no address and no CIDR block", {
    hint: "write it like 203.0.113.7, 203.0.113.0/29 or 2001:db8::/64",
  });
}

/** True when the address lies in the range; an address of the other family never does. */
export function rangeContains(range: Range, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

/** How many addresses the range holds. */
export function rangeSize(range: Range): bigint {
  return range.last - range.first + 1n;
}

/**
 * The smallest CIDR block that holds all addresses, or undefined for none and for two families.
 *
 * @example
 * ```ts
 * import { parseAddress, smallestBlock } from "@keyguard/ip";
 *
 * console.log(smallestBlock(["203.0.113.8", "203.0.113.13"].map(parseAddress))?.text); // 203.0.113.8/29
 * ```
 */
export function smallestBlock(addresses: readonly Address[]): Range | undefined {
  const [first] = addresses;
  if (first === undefined || addresses.some((address) => address.family !== first.family)) return undefined;
  let difference = 0n;
  for (const address of addresses) difference |= address.value ^ first.value;
  let length = width(first.family);
  while (difference > 0n) {
    difference >>= 1n;
    length -= 1;
  }
  return block(first.family, first.value, length);
}

/** Compares two addresses: IPv4 before IPv6, then by value. */
export function compareAddresses(a: Address, b: Address): number {
  return a.family - b.family || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
