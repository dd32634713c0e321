import type { Address } from "./address.ts";
import { parseRange, type Range, rangeContains } from "./cidr.ts";

/** Why an address cannot be the one that an exchange sees. */
export type SpecialKind =
  | "unspecified"
  | "loopback"
  | "private"
  | "shared"
  | "link-local"
  | "documentation"
  | "benchmarking"
  | "multicast"
  | "reserved"
  | "translated";

/** The special-purpose registries of IANA (RFC 6890 and the RFCs named in its tables), as read in 2026-11. */
const SPECIAL: readonly (readonly [SpecialKind, readonly string[]])[] = [
  ["unspecified", ["0.0.0.0/8", "::/128"]],
  ["loopback", ["127.0.0.0/8", "::1/128"]],
  ["private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"]],
  ["shared", ["100.64.0.0/10"]], // carrier-grade NAT, RFC 6598
  ["link-local", ["169.254.0.0/16", "fe80::/10"]],
  ["documentation", ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"]],
  ["benchmarking", ["198.18.0.0/15", "2001:2::/48"]],
  ["multicast", ["224.0.0.0/4", "ff00::/8"]],
  [
    "reserved",
    ["192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "100::/64", "5f00::/16", "2001:10::/28", "2001:20::/28"],
  ],
  // An address that stands for another one: NAT64, Teredo, 6to4. No exchange's form means it.
  ["translated", ["64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::/96"]],
];

interface Table {
  readonly special: readonly (readonly [SpecialKind, readonly Range[]])[];
  /** All of IPv6 that is given out as public so far. */
  readonly globalV6: Range;
}

let table: Table | undefined;

function ranges(): Table {
  table ??= {
    special: SPECIAL.map(([kind, texts]) => [kind, texts.map(parseRange)]),
    globalV6: parseRange("2000::/3"),
  };
  return table;
}

/**
 * Why an address is not a public one, or undefined when it is.
 *
 * @example
 * ```ts
 * import { parseAddress, specialKind } from "@keyguard/ip";
 *
 * console.log(specialKind(parseAddress("100.64.3.9"))); // shared
 * ```
 */
export function specialKind(address: Address): SpecialKind | undefined {
  const { special, globalV6 } = ranges();
  for (const [kind, blocks] of special) if (blocks.some((block) => rangeContains(block, address))) return kind;
  return address.family === 6 && !rangeContains(globalV6, address) ? "reserved" : undefined;
}

/** True for an address that an exchange could see. */
export function isPublic(address: Address): boolean {
  return specialKind(address) === undefined;
}

/** Why no address of a range can be a public one, or undefined when some can. */
export function specialRangeKind(range: Range): SpecialKind | undefined {
  for (const [kind, blocks] of ranges().special) {
    if (blocks.some((block) => block.family === range.family && block.first <= range.first && range.last <= block.last))
      return kind;
  }
  return undefined;
}
