import { type Allowlist, SCOPES } from "@keyguard/core";
import type { KeyRights } from "../managers/key-manager.ts";
import type { KeyReading } from "./ports.ts";

/** Entries of two lists that are not in both, in words. */
function listDifferences(what: string, before: readonly string[], after: readonly string[]): string[] {
  const lost = before.filter((entry) => !after.includes(entry)).map((entry) => `${what} lacks ${entry}`);
  const gained = after.filter((entry) => !before.includes(entry)).map((entry) => `${what} has ${entry} besides`);
  return [...lost, ...gained];
}

/** An address and its full-length range are the same entry. */
function normal(entry: string): string {
  return entry.replace(/\/(?:32|128)$/u, "").toLowerCase();
}

function allowlistDifferences(what: string, before: Allowlist, after: Allowlist): string[] {
  if (before.status !== after.status) return [`${what} is ${after.status} instead of ${before.status}`];
  return listDifferences(what, before.entries.map(normal), after.entries.map(normal));
}

/** What differs between the old key and the new one as the account's list shows them; none when nothing does. */
export function rightsDifferences(before: KeyRights, after: KeyRights): string[] {
  const differences: string[] = [];
  if (after.withdraw === "yes") differences.push("the new key may withdraw");
  differences.push(...listDifferences("the new key's rights", before.native, after.native));
  differences.push(...allowlistDifferences("the new key's allowlist", before.allowlist, after.allowlist));
  return differences;
}

/** What differs between the old key and the new one as each describes itself; none when nothing does. */
export function readingDifferences(before: KeyReading, after: KeyReading): string[] {
  const differences: string[] = [];
  if (after.scopes.withdraw === "yes") differences.push("the new key may withdraw");
  for (const scope of SCOPES) {
    const [was, is] = [before.scopes[scope], after.scopes[scope]];
    if (was !== is) differences.push(`${scope} is ${is} instead of ${was}`);
  }
  differences.push(...allowlistDifferences("the allowlist it is held to", before.allowlist, after.allowlist));
  return differences;
}
