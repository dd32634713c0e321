import type { Check, Severity } from "@keyguard/core";
import type { Exchange } from "@keyguard/exchanges";
import {
  type Address,
  compareAllowlist,
  type EgressReading,
  formEntry,
  isReportable,
  tryParseAddress,
} from "@keyguard/ip";
import type { KeyPermissions } from "@keyguard/permissions";

/** The address that an exchange says it saw; undefined when it names none, or one that it cannot have seen. */
export function toldAddress({ diagnosis }: KeyPermissions): Address | undefined {
  const address = tryParseAddress(diagnosis?.address ?? "");
  return address !== undefined && isReportable(address) ? address : undefined;
}

/** Every address of a reading. */
function addressesOf(egress: EgressReading): readonly string[] {
  return [...egress.families[4].addresses, ...egress.families[6].addresses];
}

/** What to type where, as a remedy. The addresses are those that the list lacks. */
function bindTo(exchange: Exchange | undefined, addresses: readonly string[]): string {
  if (exchange === undefined) return "Bind the key to this machine's address on the exchange's key page.";
  const { entries, text } = formEntry(exchange, addresses);
  if (entries.length === 0) return `Look the list up at ${exchange.keyManagement.page}.`;
  return `Add ${text.replaceAll("\n", ", ")} to the key's list at ${exchange.keyManagement.page}.`;
}

/** What to do where a list holds the IPv4 address and lacks the IPv6 one. */
function overIPv4(exchange: Exchange | undefined, blocked: readonly string[]): string {
  const taken = exchange?.allowlist.ipv6 === "yes";
  return `Make the bot use IPv4${taken ? `, or add ${blocked.join(", ")} at ${exchange.keyManagement.page}` : ""}.`;
}

/**
 * May the bot call from here with this key? The exchange's refusal outranks every guess. Its answer does where its
 * list is not shown; a list that lacks this machine's address is believed all the same: the next call may be checked.
 */
function allowedHere(
  name: string,
  permissions: KeyPermissions,
  egress: EgressReading,
  exchange: Exchange | undefined,
): Check {
  const base = { id: "address-allowed", key: name, severity: "high" } as const;
  const { diagnosis, allowlist } = permissions;
  if (diagnosis?.cause === "address-not-allowed") {
    const told = toldAddress(permissions)?.text;
    const from = told === undefined ? addressesOf(egress) : [told];
    const evidence = `the exchange refuses calls from ${from.length === 0 ? "this machine's address" : from.join(" or ")}`;
    return { ...base, result: "fail", evidence, remedy: bindTo(exchange, from) };
  }
  const { verdict, blocked, reason } = compareAllowlist(allowlist, egress);
  if (diagnosis !== null) {
    return {
      ...base,
      result: "unknown",
      evidence: "the exchange gave no answer about the key",
      remedy: diagnosis.nextStep,
    };
  }
  switch (verdict) {
    case "allowed":
    case "not-bound":
      return { ...base, result: "pass", evidence: reason, remedy: "" };
    case "would-be-blocked":
      return {
        ...base,
        result: "fail",
        evidence: `${reason}: ${blocked.join(", ")} is not among ${allowlist.entries.join(", ")}`,
        remedy: bindTo(exchange, blocked),
      };
    case "unknown": {
      if (blocked.length === 0)
        return {
          ...base,
          result: "pass",
          evidence: "the exchange answered a call with this key from here",
          remedy: "",
        };
      const onlySix = egress.families[4].addresses.length > 0 && blocked.every((address) => address.includes(":"));
      const remedy = onlySix ? overIPv4(exchange, blocked) : bindTo(exchange, blocked);
      return { ...base, result: "unknown", evidence: reason, remedy };
    }
  }
}

/** Entries that this machine does not use: fine where several machines share a key, a hole where none does. */
function leftovers(name: string, permissions: KeyPermissions, egress: EgressReading): Check[] {
  const { bound, leftover, pointless } = compareAllowlist(permissions.allowlist, egress);
  if (bound !== "yes" || permissions.allowlist.entries.length === 0 || addressesOf(egress).length === 0) return [];
  const odd = [...leftover, ...pointless.map(({ entry, kind }) => `${entry} (${kind})`)];
  const base = { id: "allowlist-tidy", key: name, severity: "low" as Severity };
  if (odd.length === 0) return [{ ...base, result: "pass", evidence: "every entry is in use from here", remedy: "" }];
  return [
    {
      ...base,
      result: "fail",
      evidence: `not used from here: ${odd.slice(0, 20).join(", ")}${odd.length > 20 ? ` and ${odd.length - 20} more` : ""}`,
      remedy: "Take addresses that no machine of yours has any more off the list.",
    },
  ];
}

/**
 * The questions about a key's addresses. Pure.
 *
 * @param exchange undefined for one that keyguard has no facts about
 */
export function addressChecks(
  name: string,
  permissions: KeyPermissions,
  egress: EgressReading,
  exchange: Exchange | undefined,
): Check[] {
  return [allowedHere(name, permissions, egress, exchange), ...leftovers(name, permissions, egress)];
}
