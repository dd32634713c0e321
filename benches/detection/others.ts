import { readFileSync, rmSync } from "node:fs";
import type { Reported } from "../../packages/testkit/src/corpus/index.ts";
import { labelOf, outputOf, relativeTo, type Scanner, versionOf } from "./scanner.ts";

/** Scanners other than keyguard have no severity: whatever they report, they report loudly. */
function loud(file: string, line: number, endLine: number, finding: number, rule: string): Reported {
  return { file, startLine: line, endLine, finding, label: labelOf(rule), mediumOrMore: true };
}

interface GitleaksFinding {
  readonly RuleID: string;
  readonly File: string;
  readonly StartLine: number;
  readonly EndLine: number;
}

const gitleaks: Scanner = {
  name: "gitleaks",
  version: () => versionOf("gitleaks", "version"),
  async scan({ dir }) {
    const report = `${dir}.gitleaks.json`;
    outputOf("gitleaks", ["dir", dir, "--no-banner", "--report-format", "json", "--report-path", report], dir);
    const findings = JSON.parse(readFileSync(report, "utf8")) as GitleaksFinding[];
    rmSync(report);
    return findings.map((f, i) => loud(relativeTo(dir, f.File), f.StartLine, f.EndLine, i, f.RuleID));
  },
};

interface BetterleaksReport {
  readonly findings: readonly {
    readonly rule_id: string;
    readonly location: {
      readonly path: string;
      readonly start_line: number;
      readonly end_line: number;
      readonly start_column: number;
      readonly end_column: number;
    };
  }[];
}

/** Version 2 and later, whose report and options are its own. */
const betterleaks: Scanner = {
  name: "betterleaks",
  version: () => versionOf("betterleaks", "--version"),
  async scan({ dir }) {
    const file = `${dir}.betterleaks.json`;
    outputOf("betterleaks", [dir, "--no-color", "--no-banner", "--silent", "-o", file], dir);
    const { findings } = JSON.parse(readFileSync(file, "utf8")) as BetterleaksReport;
    rmSync(file);
    return findings.map(({ rule_id: rule, location: at }, i) => {
      const report = loud(relativeTo(dir, at.path), at.start_line, at.end_line, i, rule);
      return Object.assign(report, { startColumn: at.start_column, endColumn: at.end_column + 1 });
    });
  },
};

interface TrufflehogFinding {
  readonly DetectorName?: string;
  readonly SourceMetadata?: {
    readonly Data?: { readonly Filesystem?: { readonly file: string; readonly line?: number } };
  };
}

const trufflehog: Scanner = {
  name: "trufflehog",
  version: () => versionOf("trufflehog", "--version"),
  async scan({ dir }) {
    const lines = outputOf("trufflehog", ["filesystem", dir, "--json", "--no-verification", "--no-update"], dir).split(
      "\n",
    );
    return lines.filter(Boolean).flatMap((text, i) => {
      const finding = JSON.parse(text) as TrufflehogFinding;
      const place = finding.SourceMetadata?.Data?.Filesystem;
      if (place === undefined) return [];
      const line = place.line ?? 1;
      return [loud(relativeTo(dir, place.file), line, line, i, finding.DetectorName ?? "")];
    });
  },
};

interface KingfisherFinding {
  readonly rule?: { readonly name?: string };
  readonly finding?: {
    readonly path?: string;
    readonly line?: number;
  };
}

const kingfisher: Scanner = {
  name: "kingfisher",
  version: () => versionOf("kingfisher", "--version"),
  async scan({ dir }) {
    const lines = outputOf(
      "kingfisher",
      ["scan", dir, "--format", "jsonl", "--no-validate", "--git-history", "none"],
      dir,
    );
    return lines
      .split("\n")
      .filter((text) => text.startsWith("{"))
      .flatMap((text, i) => {
        const { rule, finding } = JSON.parse(text) as KingfisherFinding;
        if (finding?.path === undefined) return [];
        const report = loud(relativeTo(dir, finding.path), finding.line ?? 1, finding.line ?? 1, i, rule?.name ?? "");
        return [report];
      });
  },
};

interface DetectSecretsReport {
  readonly results: Readonly<Record<string, readonly { readonly type: string; readonly line_number: number }[]>>;
}

const detectSecrets: Scanner = {
  name: "detect-secrets",
  version: () => versionOf("detect-secrets", "--version"),
  async scan({ dir }) {
    const report = JSON.parse(outputOf("detect-secrets", ["scan", "--all-files", "."], dir)) as DetectSecretsReport;
    let number = 0;
    return Object.entries(report.results).flatMap(([path, found]) =>
      found.map((f) => loud(relativeTo(dir, path), f.line_number, f.line_number, number++, f.type)),
    );
  },
};

interface SecretlintFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  }[];
}

const SECRETLINT_RULES = JSON.stringify({ rules: [{ id: "@secretlint/secretlint-rule-preset-recommend" }] });

const secretlint: Scanner = {
  name: "secretlint",
  version: () => versionOf("secretlint", "--version"),
  async scan({ dir }) {
    const files = JSON.parse(
      outputOf("secretlint", ["--format", "json", "--secretlintrcJSON", SECRETLINT_RULES, "**/*"], dir),
    ) as SecretlintFile[];
    let number = 0;
    return files.flatMap((file) =>
      file.messages.map((m) =>
        loud(
          relativeTo(dir, file.filePath),
          m.loc.start.line,
          m.loc.end.line,
          number++,
          m.ruleId.split("/").at(-1) ?? "",
        ),
      ),
    );
  },
};

/** The scanners that a user would pick instead; those that are not installed are named and left out. */
export const OTHERS: readonly Scanner[] = [gitleaks, betterleaks, trufflehog, kingfisher, detectSecrets, secretlint];
