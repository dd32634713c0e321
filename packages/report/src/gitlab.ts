import type { Finding, Location, Report, Severity } from "@keyguard/core";
import { otherPlaces, ruleTitle, skippedPath, verificationText } from "./describe.ts";
import { jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";
import { printable } from "./printable.ts";

const SEVERITIES = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Info",
} as const satisfies Record<Severity, string>;

const HOME = "https://github.com/keyguard/keyguard";

/** GitLab's placeholder for a finding that no commit holds. */
const NO_COMMIT = "0000000";

const EPOCH = "1970-01-01T00:00:00";

/** GitLab's form of a moment: UTC, to the second, without a zone. */
function moment(iso: string | undefined): string {
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? EPOCH : new Date(time).toISOString().slice(0, 19);
}

function commit(finding: Finding): object {
  const ref = finding.git?.introducedBy ?? null;
  if (ref === null) return { sha: NO_COMMIT };
  return { author: printable(ref.author), date: moment(ref.date), sha: ref.commit };
}

function description(finding: Finding): string {
  const verified = verificationText(finding.verification);
  const parts = [
    finding.message,
    finding.attackerCould === "" ? "" : `Whoever has it could ${finding.attackerCould}.`,
    finding.evidence.length === 0 ? "" : `Because: ${finding.evidence.join("; ")}.`,
    verified === undefined ? "" : `Verified: ${verified}.`,
    finding.alsoAt.length === 0 ? "" : `Also at ${otherPlaces(finding)}.`,
  ];
  return printable(parts.filter((part) => part !== "").join(" "));
}

/** A path in one of several repositories begins with it, as if they lay side by side. */
function fileOf(location: Location | null): string {
  if (location === null) return "keyguard.toml";
  return location.repository === undefined ? location.path : `${location.repository}/${location.path}`;
}

function vulnerability(finding: Finding): object {
  const { location, parts } = finding;
  return {
    id: `${finding.ruleId}-${finding.fingerprint}`,
    category: "secret_detection",
    name: ruleTitle(finding.ruleId),
    description: description(finding),
    severity: SEVERITIES[finding.severity],
    solution: printable(finding.remedy),
    raw_source_code_extract: printable(parts.map((part) => `${part.kind} ${part.redacted}`).join(", ")),
    location: {
      file: printable(fileOf(location)),
      start_line: location?.startLine ?? 1,
      end_line: location?.endLine ?? 1,
      commit: commit(finding),
    },
    identifiers: [
      { type: "keyguard_rule_id", name: `keyguard rule ${finding.ruleId}`, value: finding.ruleId },
      { type: "keyguard_fingerprint", name: `keyguard ${finding.fingerprint}`, value: finding.fingerprint },
      { type: "cwe", name: "CWE-798", value: "798", url: "https://cwe.mitre.org/data/definitions/798.html" },
    ],
  };
}

/**
 * GitLab's secret-detection report, schema 15. Its times are {@link RenderOptions.generatedAt}, or the
 * epoch where that is absent; an incomplete run has the status `failure`.
 */
export function renderGitlab(report: Report, options: RenderOptions = {}): string {
  const tool = {
    id: "keyguard",
    name: "keyguard",
    url: HOME,
    vendor: { name: "keyguard" },
    version: report.tool.version,
  };
  const time = moment(options.generatedAt);
  const document = {
    version: "15.2.1",
    schema:
      "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v15.2.1/dist/secret-detection-report-format.json",
    scan: {
      analyzer: tool,
      scanner: tool,
      type: "secret_detection",
      start_time: time,
      end_time: time,
      status: report.complete ? "success" : "failure",
      ...(report.skipped.length === 0
        ? {}
        : {
            messages: report.skipped.slice(0, 100).map((skipped) => ({
              level: "warn",
              value: printable(`Not looked at: ${skippedPath(skipped)}: ${skipped.reason}`),
            })),
          }),
    },
    vulnerabilities: report.findings.map(vulnerability),
    remediations: [],
  };
  return jsonText(document);
}
