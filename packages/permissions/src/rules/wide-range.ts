import type { Severity } from "@keyguard/core";
import { atPage, fail, pass, type Rule } from "./rule.ts";

/** How many addresses a range covers, as the number of bits that it leaves open. */
interface Range {
  readonly entry: string;
  readonly openBits: number;
  readonly ipv6: boolean;
}

function toRange(entry: string): Range | undefined {
  const [address = "", prefix] = entry.trim().split("/");
  const ipv6 = address.includes(":");
  if (!ipv6 && !/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(address)) return undefined;
  const bits = ipv6 ? 128 : 32;
  const kept = prefix === undefined ? bits : Number(prefix);
  if (!Number.isInteger(kept) || kept < 0 || kept > bits) return undefined;
  return { entry, openBits: bits - kept, ipv6 };
}

/** A home or office is a /24, a site a /16 (IPv6: /56, /48); what is wider holds strangers. */
function severityOf({ openBits, ipv6 }: Range): Severity | undefined {
  const [office, site] = ipv6 ? [72, 80] : [8, 16];
  if (openBits > site) return "high";
  return openBits > office ? "medium" : undefined;
}

/** Does an entry of the allowlist let in more addresses than its owner can have? */
export const wideRange: Rule = ({ permissions, exchange }) => {
  const ID = "address-range-narrow";
  const ranges = permissions.allowlist.entries.map(toRange).filter((range) => range !== undefined);
  if (ranges.length === 0) return [];
  const wide = ranges.filter((range) => severityOf(range) !== undefined);
  if (wide.length === 0) return [pass(ID, "medium", `${ranges.length} narrow entries`)];
  const severity: Severity = wide.some((range) => severityOf(range) === "high") ? "high" : "medium";
  const finding = {
    ruleId: "address-range-wide",
    severity,
    message: `its allowlist lets in a whole network: ${wide.map(({ entry }) => entry).join(", ")}.`,
    evidence: wide.map(({ entry, openBits }) => `${entry} covers 2^${openBits} addresses`),
    attackerCould: "use the key from a rented machine in the same network",
  };
  return [fail(ID, finding, `Replace the range by the bot's own address ${atPage(exchange)}.`)];
};
