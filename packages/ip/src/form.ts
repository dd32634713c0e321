import type { Exchange } from "@keyguard/exchanges";
import { type Address, tryParseAddress } from "./address.ts";
import { compareAddresses, smallestBlock } from "./cidr.ts";

/** What to type into an exchange's allowlist form. */
export interface FormEntry {
  /** One entry each, in the exchange's format; empty where there is nothing to type. */
  readonly entries: readonly string[];
  /** The entries joined as the form takes them; one a line where each has a field of its own. */
  readonly text: string;
  /** What to mind: limits, families, and how sure keyguard is. Each one sentence. */
  readonly notes: readonly string[];
}

function unique(addresses: readonly string[]): Address[] {
  const parsed = addresses.flatMap((text) => tryParseAddress(text) ?? []);
  const byText = new Map(parsed.map((address) => [address.text, address]));
  return [...byText.values()].toSorted(compareAddresses);
}

function familyNotes(exchange: Exchange, six: boolean, four: boolean): string[] {
  if (!six || exchange.allowlist.ipv6 === "yes") return [];
  const claim =
    exchange.allowlist.ipv6 === "no"
      ? `${exchange.name} takes no IPv6 address`
      : `it is not known whether ${exchange.name} takes IPv6 addresses`;
  return [four ? `${claim}: make the bot use IPv4` : `${claim}, and this machine was seen over IPv6 only`];
}

function limitNotes(exchange: Exchange): string[] {
  const { maxEntries, cidr, separator, confidence, asOf } = exchange.allowlist;
  const notes: string[] = [];
  if (maxEntries !== null) notes.push(`at most ${maxEntries} entries`);
  notes.push(
    cidr === "yes"
      ? "single addresses or CIDR ranges; one address as a range ends in /32"
      : cidr === "no"
        ? "single addresses, no ranges"
        : "single addresses; ranges are not known to work",
  );
  if (separator === null) notes.push("the form's separator is not known, or each entry has a field of its own");
  if (confidence === "low") notes.push(`these limits are reported, not documented (${asOf})`);
  return notes;
}

/**
 * What to type into an exchange's form so that a key is bound to exactly these addresses.
 *
 * IPv6 addresses are left out where the exchange is not known to take them. When there are more addresses
 * than the form takes and the exchange takes ranges, the smallest block that holds them stands for them.
 *
 * @param addresses public addresses of one or both families; what cannot be read is left out
 *
 * @example
 * ```ts
 * import { getExchange } from "@keyguard/exchanges";
 * import { formEntry } from "@keyguard/ip";
 *
 * console.log(formEntry(getExchange("binance"), ["8.8.8.8", "8.8.4.4"]).text); // 8.8.4.4 8.8.8.8
 * ```
 */
export function formEntry(exchange: Exchange, addresses: readonly string[]): FormEntry {
  const { support, ipv6, maxEntries, cidr, separator } = exchange.allowlist;
  if (support === "none") return { entries: [], text: "", notes: [`${exchange.name} cannot bind a key to an address`] };
  const all = unique(addresses);
  const four = all.filter((address) => address.family === 4);
  const six = all.filter((address) => address.family === 6);
  const usable = ipv6 === "yes" ? all : four;
  const notes = familyNotes(exchange, six.length > 0, four.length > 0);
  let entries = usable.map((address) => address.text);
  if (maxEntries !== null && entries.length > maxEntries) {
    const blocks = [four, ipv6 === "yes" ? six : []].flatMap((family) => smallestBlock(family)?.text ?? []);
    if (cidr === "yes") entries = blocks;
    else notes.push(`${entries.length} addresses do not fit: go out by fewer, through a NAT gateway or a relay`);
  }
  if (support === "unknown") notes.push(`it is not known whether ${exchange.name} can bind a key to an address`);
  return { entries, text: entries.join(separator ?? "\n"), notes: [...notes, ...limitNotes(exchange)] };
}
