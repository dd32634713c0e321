import { type KeyReport, SCOPES } from "@keyguard/core";
import { bareScopes, type KeyPermissions } from "./key-permissions.ts";

/** Which key a report is about. */
export type ReportedKey = Pick<KeyReport, "name" | "exchange" | "profile" | "fingerprint">;

/** A key in a report, as its exchange described it. */
export function keyReport(key: ReportedKey, found: KeyPermissions): KeyReport {
  const { account, allowlist, answer, createdAt, diagnosis, expiry, lastUsedAt, scopes } = found;
  return {
    ...key,
    scopes: bareScopes(scopes),
    allowlist: { status: allowlist.status, entries: [...allowlist.entries].sort() },
    account,
    createdAt,
    lastUsedAt: lastUsedAt === "never" ? null : lastUsedAt,
    expiresAt: expiry?.at ?? null,
    answer,
    cause: diagnosis?.cause ?? null,
  };
}

/** A key in a report whose exchange was not asked, because its secret could not be had: nothing is known of it. */
export function unaskedReport(key: ReportedKey): KeyReport {
  return {
    ...key,
    scopes: Object.fromEntries(SCOPES.map((scope) => [scope, "unknown"])) as KeyReport["scopes"],
    allowlist: { status: "unknown", entries: [] },
    account: "unknown",
    createdAt: null,
    lastUsedAt: null,
    expiresAt: null,
    answer: "none",
    cause: "ambiguous",
  };
}
