import type { Finding, GitFacts, Location } from "@keyguard/core";

/** A location of one line. */
export function at(path: string, startLine = 3): Location {
  return { path, startLine, startColumn: 12, endLine: startLine, endColumn: 76 };
}

/** A leaked pair on two lines, with any of its fields replaced. */
export function finding(fields: Partial<Finding> = {}): Finding {
  const location = fields.location === undefined ? at("src/config.py") : fields.location;
  const first = location ?? at("src/config.py");
  return {
    ruleId: "binance-credential",
    exchange: "binance",
    severity: "critical",
    confidence: "high",
    message: "A Binance API key and its secret are in the source.",
    evidence: [],
    attackerCould: "trade with the account",
    remedy: "Delete the key at Binance.",
    fingerprint: "00112233445566aa",
    location,
    parts: [
      { kind: "key", location: first, redacted: "abcd…wxyz" },
      { kind: "secret", location: at(first.path, first.startLine + 1), redacted: "ef01…89yz" },
    ],
    alsoAt: [],
    verification: { status: "not-attempted" },
    ...fields,
  };
}

/** The history of a finding that one commit brought. */
export function since(commit: string, alsoIn: GitFacts["alsoIn"] = []): GitFacts {
  const introducedBy = { commit, author: "Ann <ann@example.com>", date: "2024-01-02T10:00:00+01:00" };
  return { introducedBy, removedBy: null, atHead: true, reachable: true, alsoIn };
}
