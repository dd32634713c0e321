import { KeyguardError } from "@keyguard/core";
import type { Ignore } from "./ignore.ts";
import { jsonErrorLine } from "./json-error-line.ts";
import { type Line, linesOf, refuseConflicts } from "./lines.ts";
import { pathPattern } from "./path-pattern.ts";

/** A path as findings have it: other scanners write `\` on Windows, and some a leading `./`. */
function findingPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//u, "");
}

/**
 * Reads a `.gitleaksignore`: `[COMMIT:]FILE:RULE:LINE` on each line.
 *
 * The rule is gitleaks' own and has no counterpart here, so an entry covers whatever stands on that line.
 * A line that is no fingerprint covers nothing, as with gitleaks, and is reported like every entry that does not.
 *
 * @throws {KeyguardError} `KG_IGNORE_INVALID` at a conflict's marker
 */
export function parseGitleaksIgnore(text: string, file: string): Ignore[] {
  const lines = linesOf(text);
  refuseConflicts(lines, file, "KG_IGNORE_INVALID");
  return lines.flatMap(({ number, text: line }): Ignore[] => {
    const entry = line.replace(/(?:^|\s)#[^]*$/u, "").trim();
    if (entry === "") return [];
    const match = /^(?:([0-9a-f]{40}|[0-9a-f]{64}):)?(.+):[^:]+:(\d{1,9})$/u.exec(entry);
    const [, commit, path = entry, at = "0"] = match ?? [];
    return [
      {
        source: { file, line: number },
        foreign: true,
        match: {
          kind: "place",
          path: findingPath(path),
          line: Number(at),
          ...(commit === undefined ? {} : { commit }),
        },
      },
    ];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where in the file each digest stands, for messages: the first line that holds it. */
function linesOfDigests(lines: readonly Line[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { number, text } of lines)
    for (const [digest] of text.matchAll(/\b[0-9a-f]{40}\b/gu)) if (!numbers.has(digest)) numbers.set(digest, number);
  return numbers;
}

/**
 * Reads a `.secrets.baseline` of detect-secrets: SHA-1 digests of values, by file.
 *
 * An entry that was audited as a real secret (`is_secret: true`) is not honoured.
 *
 * @throws {KeyguardError} `KG_IGNORE_INVALID` for what is not such a file, with the line of a conflict's marker
 */
export function parseSecretsBaseline(text: string, file: string): Ignore[] {
  const lines = linesOf(text);
  refuseConflicts(lines, file, "KG_IGNORE_INVALID");
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\u{feff}/u, ""));
  } catch (error) {
    const line = jsonErrorLine(text, error);
    throw new KeyguardError("KG_IGNORE_INVALID", `Cannot read "${file}"${line}: it is not valid JSON`, {
      hint: "restore it from git, create it anew with detect-secrets, or remove it",
    }); // the parser's own text quotes the file
  }
  const results = isRecord(document) ? document["results"] : undefined;
  if (!isRecord(results)) {
    throw new KeyguardError("KG_IGNORE_INVALID", `Cannot read "${file}": it has no "results" by file`, {
      hint: "create it anew with detect-secrets, or remove it",
    });
  }
  const numbers = linesOfDigests(lines);
  return Object.entries(results).flatMap(([path, entries]) =>
    (Array.isArray(entries) ? entries : []).flatMap((entry: unknown): Ignore[] => {
      const sha1 = isRecord(entry) && entry["is_secret"] !== true ? entry["hashed_secret"] : undefined;
      if (typeof sha1 !== "string" || !/^[0-9a-f]{40}$/u.test(sha1)) return [];
      const match = { kind: "hash", path: findingPath(path), sha1 } as const;
      return [{ source: { file, line: numbers.get(sha1) ?? 1 }, foreign: true, match }];
    }),
  );
}

/**
 * Reads a `.secretlintignore`: paths in the spelling of `.gitignore`, with `!` to take some out again.
 *
 * @throws {KeyguardError} `KG_IGNORE_INVALID` at a conflict's marker
 */
export function parseSecretlintIgnore(text: string, file: string): Ignore[] {
  const lines = linesOf(text);
  refuseConflicts(lines, file, "KG_IGNORE_INVALID");
  const entries = lines
    .map(({ number, text: line }) => ({ number, text: line.trim() }))
    .filter((line) => line.text !== "" && !line.text.startsWith("#"));
  return entries.flatMap(({ number, text: entry }, i): Ignore[] => {
    if (entry.startsWith("!")) return [];
    const except = entries
      .slice(i + 1)
      .filter((later) => later.text.startsWith("!"))
      .map((later) => pathPattern(later.text.slice(1)));
    const path = pathPattern(entry.replace(/^\\(?=[!#])/u, ""));
    const match = { kind: "finding", path, ...(except.length === 0 ? {} : { except }) } as const;
    return [{ source: { file, line: number }, foreign: true, match }];
  });
}
