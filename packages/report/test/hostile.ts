import type { Finding, Report } from "@keyguard/core";
import * as fc from "fast-check";
import { at, check, finding, historicalFinding, key, report } from "./samples.ts";

const NASTY = [
  "\u001b[2K\u001b[1A",
  "\u001b]8;;http://evil.example\u0007",
  "\u009b31m",
  "\r\n",
  "\u2028",
  "\u202e",
  "\u200b",
  "\ud800",
  "\u0000",
  "::error::",
  "::add-mask::x",
  "##[error]",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"',
  "'",
  "]]>",
  "&amp;",
  "=HYPERLINK(1)",
  "+1",
  "-1",
  "@sum",
  "|",
  "`",
  "```",
  "[a](javascript:alert(1))",
  "@someone",
  "#12",
  "%0A",
  "/*",
  "..",
  ",",
  ";",
  "\t",
  " ",
  "a",
];

/** Text of which an attacker chose every character: file names, commit authors, values around a secret. */
const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ unit: "binary", maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));

interface Pieces {
  readonly text: string;
  readonly path: string;
  readonly git: boolean;
}

function compose({ text, path, git }: Pieces): Finding {
  const commit = { commit: "1f".repeat(20), author: text, date: "2024-01-02T10:00:00+01:00" };
  const fields = {
    message: text,
    evidence: [text, path],
    attackerCould: text,
    remedy: text,
    location: at(path),
    parts: [{ kind: "secret" as const, location: at(text), redacted: text.slice(0, 4) }],
    alsoAt: [at(text), { ...at(path), repository: text }],
  };
  if (!git) return finding(fields);
  const facts = { introducedBy: commit, removedBy: commit, atHead: false, reachable: true };
  return historicalFinding({
    ...fields,
    git: { ...facts, alsoIn: [{ path, commit: "3d".repeat(20), repository: path }] },
  });
}

const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({ text: hostileText, path: hostileText, git: fc.boolean() })
  .map(compose);

/** A report in which everything that may be foreign text is hostile. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({ findings: fc.array(hostileFinding, { minLength: 1, maxLength: 3 }), text: hostileText })
  .map(({ findings, text }) =>
    report(findings, {
      skipped: [{ path: text, repository: text, reason: text }],
      complete: false,
      keys: [key({ name: text, exchange: text, allowlist: { status: "restricted", entries: [text] } })],
      checks: [check({ key: text, repository: text, evidence: text, remedy: text })],
      egress: {
        ipv4: { addresses: [text], stable: "yes", sources: [text] },
        ipv6: { addresses: [], stable: "unknown", sources: [] },
        platform: text,
      },
    }),
  );
