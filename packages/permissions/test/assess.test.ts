import { ANSWERS, CAUSES, PROFILES, SCOPES, type Scope } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnose } from "../src/causes/diagnosis.ts";
import { assess, type AssessContext, unreadPermissions } from "../src/index.ts";
import { permissionsOf } from "./permissions-of.ts";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const context: AssessContext = { name: "bot", fingerprint: "0123456789abcdef", now: NOW };

function rules(...args: Parameters<typeof assess>): string[] {
  return assess(...args).findings.map((finding) => `${finding.ruleId}:${finding.severity}`);
}

describe("assess()", () => {
  it("is silent about a bound trading key of a sub-account", () => {
    const { findings, checks } = assess(permissionsOf({ read: "yes", "trade.spot": "yes" }), "trading", context);
    expect(findings).toEqual([]);
    expect(checks.every((check) => check.result === "pass" && check.key === "bot")).toBe(true);
  });

  const cases: [
    string,
    Parameters<typeof permissionsOf>,
    (typeof PROFILES)[number],
    Partial<AssessContext>,
    string[],
  ][] = [
    [
      "trading on a read-only key",
      [{ read: "yes", "trade.spot": "yes" }],
      "read-only",
      {},
      ["scope-beyond-profile:high"],
    ],
    ["key management", [{ read: "yes", "manage-keys": "yes" }], "trading", {}, ["scope-beyond-profile:medium"]],
    ["withdrawal", [{ read: "yes", withdraw: "yes" }], "trading", {}, ["withdraw-allowed:critical"]],
    [
      "withdrawal from anywhere",
      [
        { read: "yes", withdraw: "yes" },
        { allowlist: { status: "unrestricted", entries: [], reason: "x" }, exchange: "none" },
      ],
      "trading",
      {},
      ["no-address-allowlist:critical", "withdraw-allowed:critical"],
    ],
    [
      "withdrawal by exception",
      [{ read: "yes", withdraw: "yes" }],
      "trading",
      { withdrawal: { reason: "treasury", expires: "2026-12-31" } },
      ["withdraw-exception:info"],
    ],
    [
      "withdrawal by an exception that has ended",
      [{ read: "yes", withdraw: "yes" }],
      "trading",
      { withdrawal: { reason: "treasury", expires: "2026-11-23" } },
      ["withdraw-allowed:critical"],
    ],
    [
      "withdrawal by an exception whose day cannot be read",
      [{ read: "yes", withdraw: "yes" }],
      "trading",
      { withdrawal: { reason: "treasury", expires: "next year" } },
      ["withdraw-allowed:critical"],
    ],
    ["withdrawal unknown", [{ read: "yes", withdraw: "unknown" }], "trading", {}, ["withdraw-unknown:medium"]],
    [
      "internal transfer",
      [{ read: "yes", "transfer.internal": "yes" }],
      "trading",
      {},
      ["internal-transfer-allowed:medium"],
    ],
    [
      "a whole network",
      [{ read: "yes" }, { allowlist: { status: "restricted", entries: ["198.51.0.0/14"], reason: "ips" } }],
      "read-only",
      {},
      ["address-range-wide:high"],
    ],
    [
      "an office",
      [{ read: "yes" }, { allowlist: { status: "restricted", entries: ["198.51.100.0/24"], reason: "ips" } }],
      "read-only",
      {},
      [],
    ],
    [
      "a key that ends in three days",
      [{ read: "yes" }, { expiry: { at: "2026-11-28T00:00:00Z", what: "key" } }],
      "read-only",
      {},
      ["key-expiring:high"],
    ],
    ["an old key", [{ read: "yes" }, { createdAt: "2024-01-01T00:00:00Z" }], "read-only", {}, ["key-old:low"]],
    ["a key past its owner's limit", [{ read: "yes" }], "read-only", { maxAgeMs: 30 * 86_400_000 }, ["key-old:medium"]],
    ["a key never used", [{ read: "yes" }, { lastUsedAt: "never" }], "read-only", {}, ["key-unused:low"]],
    ["a main-account key", [{ read: "yes" }, { account: "main" }], "trading", {}, ["main-account-key:low"]],
    ["one key under two names", [{ read: "yes" }], "read-only", { alsoNamed: ["other"] }, ["same-key-twice:medium"]],
    [
      "a testnet key",
      [{ read: "yes" }, { environment: "test" }],
      "read-only",
      { environment: "live" },
      ["wrong-environment:high"],
    ],
  ];
  it.each(cases)("finds %s", (_, given, profile, more, expected) => {
    expect(rules(permissionsOf(...given), profile, { ...context, ...more }).sort()).toEqual(expected);
  });

  it("says when an unbound trading key will be deleted, from the exchange's policy", () => {
    const open = permissionsOf(
      { read: "yes", "trade.spot": "yes" },
      { allowlist: { status: "unrestricted", entries: [], reason: "ipRestrict: false" } },
    );
    const { findings } = assess(open, "trading", context);
    const expiring = findings.find((finding) => finding.ruleId === "key-expiring");
    expect(expiring?.message).toContain("deletes the key");
    expect(expiring?.confidence).not.toBe("high");
  });

  it("does not pass a key that may end, where the exchange does not tell whether it is bound", () => {
    const vague = permissionsOf(
      { read: "yes" },
      { exchange: "coinex", allowlist: { status: "unknown", entries: [], reason: "not told" } },
    );
    const lasts = ({ id }: { readonly id: string }): boolean => id === "key-lasts";
    expect(assess(vague, "read-only", context).checks.find(lasts)).toMatchObject({
      result: "unknown",
      evidence: expect.stringContaining("stops working 90d after its creation") as string,
    });
    const bound = { ...vague, allowlist: { status: "restricted", entries: [], reason: "told" } } as const;
    expect(assess(bound, "read-only", context).checks.find(lasts)?.result).toBe("pass");
  });

  it.each(CAUSES)("never passes a right of a key that could not be read: %s", (cause) => {
    const unread = unreadPermissions("binance", diagnose(cause, { exchange: "binance", says: "…" }));
    const { checks, findings } = assess(unread, "trading", context);
    expect(checks.filter((check) => check.result === "pass")).toEqual([]);
    expect(findings.some((finding) => finding.ruleId === "key-not-readable")).toBe(true);
  });

  const scopes = fc.record(
    Object.fromEntries(SCOPES.map((scope) => [scope, fc.constantFrom(...ANSWERS)])) as Record<
      Scope,
      fc.Arbitrary<(typeof ANSWERS)[number]>
    >,
  );

  it("never calls unknown a pass and always shows a withdrawal right, whatever the rest", () => {
    fc.assert(
      fc.property(scopes, fc.constantFrom(...PROFILES), fc.boolean(), (given, profile, exception) => {
        const more = exception ? { withdrawal: { reason: "r", expires: "2099-01-01" } } : {};
        const { checks, findings } = assess(permissionsOf(given), profile, { ...context, ...more });
        const result = checks.find(({ id }) => id === "no-withdraw")?.result;
        const wanted = { no: "pass", unknown: "unknown", yes: exception ? "pass" : "fail" }[given.withdraw];
        expect(result).toBe(wanted);
        expect(findings.some(({ ruleId }) => ruleId.startsWith("withdraw-"))).toBe(given.withdraw !== "no");
        expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(findings.length);
      }),
    );
  });
});
