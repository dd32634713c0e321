import { atOrAbove, type Check, type Finding, type Report } from "@keyguard/core";
import { historyText, inRepository, keyText, otherPlaces, place, skippedPath, verificationText } from "./describe.ts";
import { escapeXml } from "./markup.ts";
import type { RenderOptions } from "./options.ts";

/** One test case; `problem` is its failure or error element, empty for one that passed. */
interface Case {
  readonly classname: string;
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly problem?: {
    readonly kind: "failure" | "error";
    readonly type: string;
    readonly message: string;
    readonly body: string;
  };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}

function findingBody(finding: Finding): string {
  const verified = verificationText(finding.verification);
  const lines = [
    ...(finding.location === null ? [] : [`at: ${place(finding.location)}`]),
    ...finding.parts.map((part) => `${part.kind}: ${part.redacted} at ${place(part.location)}`),
    ...(finding.alsoAt.length === 0 ? [] : [`also at: ${otherPlaces(finding)}`]),
    ...finding.evidence.map((reason) => `because: ${reason}`),
    ...(verified === undefined ? [] : [`verified: ${verified}`]),
    ...(finding.git === undefined ? [] : [`history: ${historyText(finding.git)}`]),
    `do: ${finding.remedy}`,
    `id: ${finding.fingerprint}`,
  ];
  return lines.map(escapeXml).join("\n");
}

function findingCase(finding: Finding, options: RenderOptions): Case {
  const where = finding.location === null ? "" : ` at ${place(finding.location)}`;
  const counts = options.threshold === undefined || atOrAbove(finding.severity, options.threshold);
  return {
    classname: `keyguard.${finding.ruleId}`,
    name: `${finding.fingerprint}${where}`,
    ...(finding.location === null
      ? {}
      : { file: inRepository(finding.location.path, finding.location), line: finding.location.startLine }),
    ...(counts
      ? { problem: { kind: "failure", type: finding.severity, message: finding.message, body: findingBody(finding) } }
      : {}),
  };
}

function checkCase(check: Check): Case {
  const base = { classname: `keyguard.${keyText(check) ?? "machine"}`, name: check.id };
  if (check.result === "pass") return base;
  const kind = check.result === "fail" ? "failure" : "error";
  const body = escapeXml(`do: ${check.remedy}`);
  return { ...base, problem: { kind, type: check.severity, message: check.evidence, body } };
}

function skippedCases(report: Report): Case[] {
  const cases = report.skipped.map((skipped): Case => {
    return {
      classname: "keyguard.skipped",
      name: skippedPath(skipped),
      problem: { kind: "error", type: "skipped", message: skipped.reason, body: "" },
    };
  });
  if (report.complete || cases.length > 0) return cases;
  const message = "not everything was looked at, so this is not a pass";
  return [
    { classname: "keyguard", name: "complete", problem: { kind: "error", type: "incomplete", message, body: "" } },
  ];
}

function caseXml({ classname, name, file, line, problem }: Case): string {
  const open = `    <testcase${attributes({ classname, name, file, line, time: 0 })}`;
  if (problem === undefined) return `${open}/>`;
  const { kind, type, message, body } = problem;
  return `${open}>\n      <${kind}${attributes({ type, message })}>${body}</${kind}>\n    </testcase>`;
}

/** A suite; an empty one gets a case that passed, because some readers take no tests for a failure. */
function suiteXml(name: string, cases: readonly Case[], empty: string): string {
  const all = cases.length > 0 ? cases : [{ classname: "keyguard", name: empty }];
  const of = (kind: string): number => all.filter(({ problem }) => problem?.kind === kind).length;
  const counts = { name, tests: all.length, failures: of("failure"), errors: of("error"), skipped: 0, time: 0 };
  return [`  <testsuite${attributes(counts)}>`, ...all.map(caseXml), "  </testsuite>"].join("\n");
}

/**
 * JUnit XML, as most CI systems read it: a finding or failed check is a failure; what is unknown or was
 * not looked at is an error, so that it never counts as passed.
 */
export function renderJunit(report: Report, options: RenderOptions = {}): string {
  const suites = [
    suiteXml(
      "keyguard findings",
      report.findings.map((finding) => findingCase(finding, options)),
      "no findings",
    ),
    ...(report.checks === undefined ? [] : [suiteXml("keyguard checks", report.checks.map(checkCase), "no checks")]),
    ...(report.complete && report.skipped.length === 0
      ? []
      : [suiteXml("keyguard coverage", skippedCases(report), "everything was looked at")]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="keyguard">\n${suites.join("\n")}\n</testsuites>\n`;
}
