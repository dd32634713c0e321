import { createHash } from "node:crypto";
import type { Finding } from "@keyguard/core";
import type { ScanEngine } from "../../../src/node/git/scan-engine.ts";

/**
 * An engine small enough to be obviously right. A credential is `kgt_` and 16 hex digits; a line `label: WORD` anywhere in
 * the file changes what it is called, and with that its fingerprint. `kgc_` and 16 digits is one only behind the word
 * `secret` on its line, which may be added later. UTF-16 is read as text, NULs are passed over.
 */
export function createEngine(): ScanEngine {
  return {
    digest: "fake-1",
    prefilter: (bytes, start, end) => CANDIDATE.test(textOf(bytes.subarray(Math.max(0, start - 32), end + 32))),
    scanBytes: async (bytes, path) => findAll(textOf(bytes), path),
  };
}

const CANDIDATE = /kg[tc]_[0-9a-f]{16}/u;

function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer[0] === 0xff && buffer[1] === 0xfe ? buffer.toString("utf16le") : buffer.toString("latin1");
}

function findAll(text: string, path: string): Finding[] {
  const label = /^label: (\w+)$/mu.exec(text)?.[1] ?? "none";
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const [row, line] of text.split("\n").entries()) {
    for (const match of line.matchAll(/kgt_[0-9a-f]{16}|(?<=secret.*)kgc_[0-9a-f]{16}/gu)) {
      const [name] = match;
      if (seen.has(name)) continue;
      seen.add(name);
      found.push(finding(name, label, path, row + 1, match.index + 1));
    }
  }
  return found;
}

/** What a token is called where a file says `label: LABEL`. */
export function fingerprintOf(name: string, label = "none"): string {
  return createHash("sha256").update(`${name} ${label}`).digest("hex").slice(0, 16);
}

function finding(name: string, label: string, path: string, line: number, column: number): Finding {
  const location = { path, startLine: line, startColumn: column, endLine: line, endColumn: column + name.length };
  return {
    ruleId: `fake-${label}`,
    exchange: null,
    severity: "high",
    confidence: "high",
    message: "a token",
    evidence: [],
    attackerCould: "",
    remedy: "none",
    fingerprint: fingerprintOf(name, label),
    location,
    parts: [{ kind: "token", location, redacted: `${name.slice(0, 4)}…` }],
    alsoAt: [],
    verification: { status: "not-attempted" },
  };
}

let made = 0;

/** A token that no other call returns. */
export function token(kind: "kgt" | "kgc" = "kgt"): string {
  return `${kind}_${createHash("sha256").update(`${made++}`).digest("hex").slice(0, 16)}`;
}
