import { type Answer, type Scope, SCOPES } from "@keyguard/core";
import { type KeyPermissions, scopeAnswers } from "../src/index.ts";

/** Permissions of a key that may do exactly `scopes`; everything else can be given. */
export function permissionsOf(
  scopes: Partial<Record<Scope, Answer>>,
  more: Partial<KeyPermissions> = {},
): KeyPermissions {
  const all = SCOPES.map((scope) => [scope, { answer: scopes[scope] ?? "no", reason: `${scope} flag` }] as const);
  return {
    exchange: "binance",
    scopes: scopeAnswers(Object.fromEntries(all), "not told"),
    allowlist: { status: "restricted", entries: ["203.0.113.7"], reason: "ips" },
    account: "sub",
    createdAt: "2026-10-01T00:00:00.000Z",
    lastUsedAt: null,
    expiry: null,
    environment: "live",
    answer: "self-described",
    raw: {},
    diagnosis: null,
    ...more,
  };
}
