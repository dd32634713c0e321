import type { Allowlist, Answer } from "@keyguard/core";
import { type Address, FAMILIES, type Family, tryParseAddress } from "./address.ts";
import { type Range, rangeContains, rangeSize, tryParseRange } from "./cidr.ts";
import type { EgressReading } from "./egress.ts";
import { specialRangeKind } from "./special.ts";

/** What the exchange will do with a call from here. */
export type AllowlistVerdict = "allowed" | "would-be-blocked" | "not-bound" | "unknown";

/** A key's allowlist beside the addresses that its bot goes out by. */
export interface AllowlistComparison {
  /** Whether the key is bound to addresses at all; a list that holds every address binds nothing. */
  readonly bound: Answer;
  readonly verdict: AllowlistVerdict;
  /** Egress addresses that the list does not hold, sorted as given. */
  readonly blocked: readonly string[];
  /** Entries that let in far more than one machine's addresses. */
  readonly overWide: readonly { readonly entry: string; readonly addresses: string }[];
  /** Entries that hold none of the egress addresses: another machine's, or left over. */
  readonly leftover: readonly string[];
  /** Entries that no public address can match, with what they are. */
  readonly pointless: readonly { readonly entry: string; readonly kind: string }[];
  /** Entries that keyguard cannot read; while there are any, nothing is called blocked. */
  readonly unreadable: readonly string[];
  /** Why the verdict is what it is, in one sentence. */
  readonly reason: string;
}

/** More addresses than a home's or an office's block holds: over a /24, over a /56. */
const WIDEST: Readonly<Record<Family, bigint>> = { 4: 256n, 6: 1n << 72n };

interface Entry {
  readonly text: string;
  readonly range: Range;
}

function count(range: Range): string {
  const bits = rangeSize(range).toString(2).length - 1;
  return range.family === 6 || bits > 24 ? `2^${bits}` : rangeSize(range).toString();
}

/** True when the entries together let in every address of their family, as `0.0.0.0/0` does. */
function holdsEverything(entries: readonly Entry[]): boolean {
  return entries.some(({ range }) => rangeSize(range) >= (range.family === 4 ? 1n << 31n : 1n << 126n));
}

function judge(
  entries: readonly Entry[],
  unreadable: readonly string[],
  egress: readonly Address[],
): Pick<AllowlistComparison, "verdict" | "blocked" | "reason"> {
  const blocked = egress.filter((address) => !entries.some(({ range }) => rangeContains(range, address)));
  const texts = blocked.map((address) => address.text);
  if (egress.length === 0)
    return { verdict: "unknown", blocked: [], reason: "the address that this machine goes out by is not known" };
  if (entries.length === 0 && unreadable.length === 0)
    return {
      verdict: "unknown",
      blocked: [],
      reason: "the exchange tells that there is a list, but not what is on it",
    };
  if (blocked.length === 0)
    return { verdict: "allowed", blocked: [], reason: "every address that this machine goes out by is on the list" };
  if (unreadable.length > 0)
    return { verdict: "unknown", blocked: texts, reason: "an entry of the list cannot be read" };
  const onlySix = blocked.every((address) => address.family === 6) && egress.some((address) => address.family === 4);
  if (onlySix)
    return {
      verdict: "unknown",
      blocked: texts,
      reason: "IPv4 is on the list and IPv6 is not: a call over IPv6 would be refused; make the bot use IPv4",
    };
  const all = blocked.length === egress.length;
  return {
    verdict: "would-be-blocked",
    blocked: texts,
    reason: all
      ? "the address that this machine goes out by is not on the list"
      : "this machine goes out by several addresses, and not all are on the list",
  };
}

/**
 * Compares a key's allowlist with the addresses that its bot goes out by.
 *
 * Pure. An unknown list or an unknown egress never becomes `allowed`.
 *
 * @param allowlist as the exchange told it; empty entries with status `restricted` mean a list that is not shown
 * @param egress what observers and exchanges saw
 *
 * @example
 * ```ts
 * import { compareAllowlist, emptyEgress } from "@keyguard/ip";
 *
 * const list = { status: "restricted", entries: ["8.8.8.8/32"] } as const;
 * console.log(compareAllowlist(list, emptyEgress()).verdict); // unknown
 * ```
 */
export function compareAllowlist(allowlist: Allowlist, egress: EgressReading): AllowlistComparison {
  const unreadable: string[] = [];
  const entries: Entry[] = [];
  for (const text of allowlist.entries) {
    const range = tryParseRange(text);
    if (range === undefined) unreadable.push(text);
    else entries.push({ text, range });
  }
  const addresses = FAMILIES.flatMap((family) =>
    egress.families[family].addresses.flatMap((text) => tryParseAddress(text) ?? []),
  );
  const known = new Set(FAMILIES.filter((family) => egress.families[family].addresses.length > 0));
  const open = allowlist.status === "unrestricted" || holdsEverything(entries);
  const facts = {
    overWide: entries
      .filter(({ range }) => rangeSize(range) > WIDEST[range.family])
      .map(({ text, range }) => ({ entry: text, addresses: count(range) })),
    leftover: entries
      .filter(({ range }) => known.has(range.family) && !addresses.some((address) => rangeContains(range, address)))
      .map(({ text }) => text),
    pointless: entries.flatMap(({ text, range }) => {
      const kind = specialRangeKind(range);
      return kind === undefined || kind === "documentation" ? [] : [{ entry: text, kind }];
    }),
    unreadable,
  };
  if (open) {
    const reason =
      allowlist.status === "unrestricted"
        ? "the exchange accepts this key from any address"
        : "an entry of the list lets in every address";
    return { bound: "no", verdict: "not-bound", blocked: [], ...facts, reason };
  }
  if (allowlist.status === "unknown" && allowlist.entries.length === 0) {
    const reason = "the exchange does not tell whether this key is bound to addresses";
    return { bound: "unknown", verdict: "unknown", blocked: [], ...facts, reason };
  }
  const bound = allowlist.status === "restricted" ? "yes" : "unknown";
  return { bound, ...facts, ...judge(entries, unreadable, addresses) };
}
