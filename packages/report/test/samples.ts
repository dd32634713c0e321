import type { Check, Finding, KeyReport, Location, Report } from "@keyguard/core";

/** A location of one line. */
export function at(path: string, startLine = 3, startColumn = 12): Location {
  return { path, startLine, startColumn, endLine: startLine, endColumn: startColumn + 64 };
}

/** A leaked Binance pair, with any of its fields replaced. */
export function finding(fields: Partial<Finding> = {}): Finding {
  const location = fields.location === undefined ? at("src/config.py") : fields.location;
  const first = location ?? at("src/config.py");
  return {
    ruleId: "binance-credential",
    exchange: "binance",
    severity: "critical",
    confidence: "high",
    message: "A Binance API key and its secret are in the source.",
    evidence: ["both stand in named slots", "the file imports binance.client"],
    attackerCould: "trade with the account, and withdraw where the key allows it",
    remedy: "Delete the key at Binance, then create a new one that is bound to your address.",
    fingerprint: "00112233445566aa",
    location,
    parts: [
      { kind: "key", location: first, redacted: "abcd…wxyz" },
      { kind: "secret", location: { ...first, startLine: first.startLine + 1 }, redacted: "ef01…89yz" },
    ],
    alsoAt: [],
    verification: { status: "not-attempted" },
    ...fields,
  };
}

/** A finding in history that a later commit removed. */
export function historicalFinding(fields: Partial<Finding> = {}): Finding {
  return finding({
    ruleId: "okx-credential",
    exchange: "okx",
    severity: "high",
    message: "An OKX API key and its secret are in the history.",
    fingerprint: "ffeeddccbbaa0099",
    location: at("bot/keys.py", 7, 5),
    git: {
      introducedBy: { commit: "1f".repeat(20), author: "Ann <ann@example.com>", date: "2024-01-02T10:00:00+01:00" },
      removedBy: { commit: "2e".repeat(20), author: "Bob <bob@example.com>", date: "2024-03-04T11:00:00Z" },
      atHead: false,
      reachable: true,
      alsoIn: [{ path: "old/keys.py", commit: "3d".repeat(20) }],
    },
    verification: {
      status: "live",
      scopes: {
        read: "yes",
        "trade.spot": "yes",
        "trade.margin": "no",
        "trade.derivatives": "unknown",
        "transfer.internal": "no",
        withdraw: "yes",
        "manage-keys": "no",
      },
      ipRestricted: "no",
      checkedAt: "2026-11-25T12:00:00Z",
    },
    ...fields,
  });
}

/** A declared key, with any of its fields replaced. */
export function key(fields: Partial<KeyReport> = {}): KeyReport {
  return {
    name: "binance-main",
    exchange: "binance",
    profile: "trading",
    fingerprint: "1122334455667788",
    scopes: {
      read: "yes",
      "trade.spot": "yes",
      "trade.margin": "no",
      "trade.derivatives": "no",
      "transfer.internal": "no",
      withdraw: "no",
      "manage-keys": "no",
    },
    allowlist: { status: "restricted", entries: ["203.0.113.7/32"] },
    account: "main",
    createdAt: "2026-01-02T00:00:00Z",
    lastUsedAt: null,
    expiresAt: "2026-12-24T00:00:00Z",
    answer: "self-described",
    cause: null,
    ...fields,
  };
}

/** A check that failed, with any of its fields replaced. */
export function check(fields: Partial<Check> = {}): Check {
  return {
    id: "no-withdraw",
    key: "binance-main",
    result: "fail",
    severity: "critical",
    evidence: "the exchange says that withdrawals are enabled",
    remedy: "Switch withdrawals off for this key at Binance.",
    ...fields,
  };
}

/** A complete report of the given findings. */
export function report(findings: readonly Finding[] = [], fields: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: "keyguard", version: "1.2.3" },
    complete: true,
    skipped: [],
    findings,
    ...fields,
  };
}
