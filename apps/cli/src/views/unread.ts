import type { Check, KeyReport } from "@keyguard/core";

/** Why a key was not read, in a few words; undefined for one that was. Of a key whose store gave nothing no exchange was asked. */
export function unreadText({ name, cause }: KeyReport, checks: readonly Check[]): string | undefined {
  if (cause === null) return undefined;
  const byStore = checks.some(({ id, key, result }) => id === "store-readable" && key === name && result !== "pass");
  return `not read: ${byStore ? "its store" : cause}`;
}
