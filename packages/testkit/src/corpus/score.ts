import type { AnswerCredential, AnswerKey } from "./answers.ts";
import { groupBy } from "./group-by.ts";

/** What a scanner reported, brought to one form. Lines count from 1. */
export interface Reported {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  /** From 1; absent when the scanner names lines only. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** One number for all the parts of one finding. */
  readonly finding: number;
  /** The exchange or service it names, in lower case; null for none. */
  readonly label: string | null;
  readonly mediumOrMore: boolean;
}

/** How one credential fared. */
export interface Outcome {
  readonly credential: AnswerCredential;
  /** Every part is in one finding that holds no other credential's part. */
  readonly whole: boolean;
  /** Every part is in some finding. */
  readonly parts: boolean;
  /** Its secret, private key, phrase or token is in a finding of medium severity or more. */
  readonly secret: boolean;
  /** null where it was not found or the file names no exchange and none was named. */
  readonly label: "right" | "wrong" | "none";
}

/** What came of a scan. */
export interface Score {
  readonly outcomes: readonly Outcome[];
  /** Twins about which something of medium or more was said. */
  readonly noisyTwins: readonly string[];
  /** Findings of medium or more that touch no credential, outside the twins. */
  readonly strayFindings: readonly { readonly file: string; readonly line: number }[];
}

function overlaps(report: Reported, part: AnswerCredential["parts"][number]): boolean {
  if (report.startLine > part.endLine || report.endLine < part.line) return false;
  if (report.startColumn === undefined || report.endColumn === undefined) return true;
  if (report.startLine === part.line && report.endLine === part.endLine && part.line === part.endLine) {
    return report.startColumn < part.endColumn && report.endColumn > part.column;
  }
  return true;
}

const MAIN_KINDS = new Set(["secret", "private-key", "mnemonic", "token", "url"]);

/** Compares reports with answers. `sameLabel` tells whether a scanner's name means an exchange. */
export function score(
  answers: AnswerKey,
  reports: readonly Reported[],
  sameLabel: (label: string, exchange: string) => boolean = (label, exchange) => label === exchange,
): Score {
  const byFile = groupBy(reports, (report) => report.file);
  const touched = new Set<Reported>();
  const owners = new Map<number, Set<string>>();
  const hits = answers.credentials.map((credential) => {
    const perPart = credential.parts.map((part) =>
      (byFile.get(part.file) ?? []).filter((report) => overlaps(report, part)),
    );
    for (const report of perPart.flat()) {
      touched.add(report);
      const set = owners.get(report.finding) ?? new Set();
      owners.set(report.finding, set.add(credential.id));
    }
    return { credential, perPart };
  });
  const outcomes = hits.map(({ credential, perPart }): Outcome => {
    const sets = perPart.map((found) => new Set(found.map((report) => report.finding)));
    const shared = [...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id)));
    const own = shared.filter((id) => (owners.get(id)?.size ?? 0) === 1);
    const main = credential.parts.flatMap((part, i) => (MAIN_KINDS.has(part.kind) ? (perPart[i] ?? []) : []));
    const labels = new Set(
      (main.length > 0 ? main : perPart.flat()).map((report) => report.label).filter((l) => l !== null),
    );
    const exchange = credential.exchange;
    const label =
      exchange === null || labels.size === 0
        ? "none"
        : [...labels].every((name) => sameLabel(name, exchange))
          ? "right"
          : "wrong";
    return {
      credential,
      whole: own.length > 0,
      parts: sets.every((set) => set.size > 0),
      secret: main.some((report) => report.mediumOrMore || credential.lowIsFine),
      label,
    };
  });
  const loud = reports.filter((report) => report.mediumOrMore);
  const twinFiles = new Map(answers.twins.map((twin) => [twin.file, twin.id]));
  return {
    outcomes,
    noisyTwins: [...new Set(loud.flatMap((report) => twinFiles.get(report.file) ?? []))].sort(),
    strayFindings: loud
      .filter((report) => !touched.has(report) && !twinFiles.has(report.file))
      .map((report) => ({ file: report.file, line: report.startLine })),
  };
}
