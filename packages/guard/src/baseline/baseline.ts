import { type Finding, isLive, KeyguardError } from "@keyguard/core";
import { linesOf, refuseConflicts } from "../ignores/lines.ts";

/** The name of a project's baseline, in its root. */
export const BASELINE_FILE = ".keyguard-baseline";

/** A finding that is known and waits to be dealt with. Holds no secret: a fingerprint cannot be reversed. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Where it was when the entry was made, for people; empty for a finding without a file. */
  readonly path: string;
}

const VERSION = 1;
const HEADER = `# keyguard baseline ${VERSION}`;
const NOTE =
  "# Known findings: fingerprint, rule, first place. Made by `keyguard baseline`; lines may be removed by hand.";

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One entry for each fingerprint, in the order of fingerprints, which is as good as random: new lines rarely touch. */
function sorted(entries: Iterable<BaselineEntry>): BaselineEntry[] {
  const byFingerprint = new Map<string, BaselineEntry>();
  for (const entry of entries) if (!byFingerprint.has(entry.fingerprint)) byFingerprint.set(entry.fingerprint, entry);
  return [...byFingerprint.values()].sort((a, b) => compareText(a.fingerprint, b.fingerprint));
}

/** A path on one line: what would end the line or hide in it is spelt out. */
function onOneLine(path: string): string {
  return path.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => String.raw`\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/**
 * A baseline as a file: a heading, then one finding a line, sorted.
 *
 * Two branches that each add findings merge without a conflict where `.gitattributes` says
 * `.keyguard-baseline merge=union`, and nearly always elsewhere.
 */
export function formatBaseline(entries: Iterable<BaselineEntry>): string {
  const lines = sorted(entries).map(({ fingerprint, rule, path }) =>
    `${fingerprint} ${rule} ${onOneLine(path)}`.trimEnd(),
  );
  return [HEADER, NOTE, ...lines, ""].join("\n");
}

function refuse(file: string, line: number, what: string, hint: string): never {
  throw new KeyguardError("KG_BASELINE_INVALID", `Cannot read "${file}", line ${line}: ${what}`, { hint });
}

function refuseOtherVersions(first: string, file: string): void {
  if (first === HEADER) return;
  const [, version] = /^# keyguard baseline (\d{1,6})$/u.exec(first) ?? [];
  if (version !== undefined)
    refuse(file, 1, `it is of version ${version}, and this keyguard reads version ${VERSION}`, "update keyguard");
  refuse(file, 1, "it does not begin like a baseline", "write it anew with: keyguard baseline create --force");
}

/**
 * Reads a baseline. Order and repeated lines do not matter: a union merge may leave both.
 *
 * @param file how the file is called in messages
 * @throws {KeyguardError} `KG_BASELINE_INVALID` with the line: a conflict's marker, another version, a line cut short
 */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  const lines = linesOf(text);
  refuseConflicts(lines, file, "KG_BASELINE_INVALID");
  refuseOtherVersions(lines[0]?.text.trim() ?? "", file);
  const entries = lines.flatMap(({ number, text: line }): BaselineEntry[] => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const match = /^([0-9a-f]{16,64}) ([a-z0-9]+(?:-[a-z0-9]+)*)(?: (.*))?$/u.exec(line);
    if (match === null)
      refuse(file, number, "it is not a fingerprint and a rule", "restore the line from git, or remove it");
    const [, fingerprint = "", rule = "", path = ""] = match;
    return [{ fingerprint, rule, path }];
  });
  if (!/[\r\n]$/u.test(text))
    refuse(
      file,
      lines.length,
      "it breaks off: the last line has no end",
      "restore the file from git, or end that line",
    );
  return sorted(entries);
}

function entryOf({ fingerprint, ruleId, location }: Finding): BaselineEntry {
  return { fingerprint, rule: ruleId, path: location?.path ?? "" };
}

/** What became of the findings under a baseline. */
export interface BaselineOutcome {
  /** Findings to report: those that are not in the baseline, and those the exchange accepts. */
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Reported although they are in the baseline, because the exchange accepts them. */
  readonly overruled: readonly Finding[];
  /** Entries whose finding is no longer there; meaningful after a complete scan of the whole project only. */
  readonly gone: readonly BaselineEntry[];
}

/** Takes out the findings that are in a baseline. A credential that the exchange accepts is never taken out. */
export function applyBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[]): BaselineOutcome {
  const listed = new Set(entries.map(({ fingerprint }) => fingerprint));
  const present = new Set(findings.map(({ fingerprint }) => fingerprint));
  const covered = findings.filter(({ fingerprint }) => listed.has(fingerprint));
  return {
    fresh: findings.filter((finding) => !listed.has(finding.fingerprint) || isLive(finding)),
    known: covered.filter((finding) => !isLive(finding)),
    overruled: covered.filter(isLive),
    gone: entries.filter(({ fingerprint }) => !present.has(fingerprint)),
  };
}

/** A baseline of everything that was found. */
export function createBaseline(findings: readonly Finding[]): BaselineEntry[] {
  return sorted(findings.map(entryOf));
}

/** What an update or a pruning did. */
export interface BaselineChange {
  readonly entries: readonly BaselineEntry[];
  readonly added: readonly BaselineEntry[];
  readonly removed: readonly BaselineEntry[];
}

/** Adds what is new; keeps every old line as it is, also those whose finding is gone. */
export function updateBaseline(entries: readonly BaselineEntry[], findings: readonly Finding[]): BaselineChange {
  const listed = new Set(entries.map(({ fingerprint }) => fingerprint));
  const added = createBaseline(findings).filter(({ fingerprint }) => !listed.has(fingerprint));
  return { entries: sorted([...entries, ...added]), added, removed: [] };
}

/**
 * Removes the lines whose finding is gone; adds nothing.
 *
 * @param findings of a complete scan: what was not looked at would look gone
 */
export function pruneBaseline(entries: readonly BaselineEntry[], findings: readonly Finding[]): BaselineChange {
  const { gone } = applyBaseline(findings, entries);
  const removed = new Set(gone);
  return { entries: sorted(entries.filter((entry) => !removed.has(entry))), added: [], removed: gone };
}
