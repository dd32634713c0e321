import type { Finding, Location, Report } from "@keyguard/core";
import { ruleTitle, skippedPath, verificationText } from "./describe.ts";
import { jsonLine, jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";
import { worstFirst } from "./order.ts";
import { printable } from "./printable.ts";
import { filePath } from "./uri.ts";

// What GitHub code scanning accepts: a file with more results is refused, more locations or steps are cut there.
const MOST_RESULTS = 25_000;
const MOST_LOCATIONS = 100;
// A file over ten megabytes, compressed, is refused as well: places of all results together, about 40 bytes each.
const MOST_PLACES = 250_000;
const FEWEST_LOCATIONS = 4; // the parts
const MOST_NOTIFICATIONS = 100;

const LEVELS = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" } as const;

/** GitHub's scale: above 9 is critical, from 7 high, from 4 medium. */
const SECURITY_SEVERITY = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0", info: "0.1" } as const;

const PRECISION = { certain: "very-high", high: "high", medium: "medium", low: "low" } as const;

const HOME = "https://github.com/keyguard/keyguard";

/** Plain text for a SARIF message, in which square brackets would begin a link. */
function message(text: string): { text: string } {
  return { text: printable(text).replaceAll(/[[\]\\]/gu, String.raw`\$&`) };
}

function physical(location: Location): object {
  const { path, repository, startLine, startColumn, endLine, endColumn } = location;
  return {
    artifactLocation: { uri: filePath(path), uriBaseId: repository ?? "%SRCROOT%" },
    region: { startLine, startColumn, endLine, endColumn },
  };
}

/** A finding that is not about a file concerns the declared keys. GitHub refuses a result without a place. */
const NOWHERE: Location = { path: "keyguard.toml", startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };

function partSteps(finding: Finding): object[] {
  return finding.parts.slice(0, MOST_LOCATIONS).map((part) => ({
    location: { physicalLocation: physical(part.location), message: message(`${part.kind} ${part.redacted}`) },
  }));
}

function related(finding: Finding, most: number): object[] {
  const parts = finding.parts.map((part) => ({ at: part.location, text: `${part.kind} ${part.redacted}` }));
  const others = finding.alsoAt.map((at) => ({ at, text: "the same credential" }));
  return [...parts, ...others]
    .slice(0, most)
    .map(({ at, text }, id) => ({ id, physicalLocation: physical(at), message: message(text) }));
}

/** Related places, the worst findings' first, until there are too many; from then on each has its parts alone. */
function placesOfAll(findings: readonly Finding[]): object[][] {
  let left = MOST_PLACES;
  return findings.map((finding) => {
    const places = related(finding, Math.max(FEWEST_LOCATIONS, Math.min(MOST_LOCATIONS, left)));
    left -= places.length;
    return places;
  });
}

function resultMessage(finding: Finding): string {
  const verified = verificationText(finding.verification);
  const parts = [finding.message, verified === undefined ? "" : `Verified: ${verified}.`, finding.remedy];
  return parts.filter((part) => part !== "").join(" ");
}

function result(finding: Finding, ruleIndex: number, places: readonly object[]): object {
  const { ruleId, severity, fingerprint, parts, git } = finding;
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: message(resultMessage(finding)),
    locations: [{ physicalLocation: physical(finding.location ?? NOWHERE) }],
    ...(places.length === 0 ? {} : { relatedLocations: places }),
    ...(parts.length < 2 ? {} : { codeFlows: [{ threadFlows: [{ locations: partSteps(finding) }] }] }),
    // GitHub tells results apart by the first; it survives moves because the fingerprint does.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "keyguard/v1": fingerprint },
    properties: {
      severity,
      confidence: finding.confidence,
      exchange: finding.exchange,
      evidence: finding.evidence.map(printable),
      verification: finding.verification.status,
      ...(git === undefined
        ? {}
        : { atHead: git.atHead, reachable: git.reachable, introducedBy: git.introducedBy?.commit ?? null }),
    },
  };
}

/** One rule's description; its severity is that of its worst finding. */
function rule(worst: Finding, options: RenderOptions): object {
  const help = options.rules?.[worst.ruleId];
  const risk = worst.attackerCould === "" ? "" : `Whoever has it could ${worst.attackerCould}.`;
  const about = [help?.about ?? worst.message, risk].filter((text) => text !== "").join(" ");
  const what = [about, worst.remedy === "" ? "" : `What to do: ${worst.remedy}`].filter((text) => text !== "");
  return {
    id: worst.ruleId,
    name: ruleTitle(worst.ruleId)
      .split(" ")
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join(""),
    shortDescription: { text: printable(help?.title ?? ruleTitle(worst.ruleId)) },
    fullDescription: { text: printable(about) },
    help: { text: what.map(printable).join("\n\n") },
    helpUri: help?.page ?? `${HOME}#readme`,
    defaultConfiguration: { level: LEVELS[worst.severity] },
    properties: {
      "security-severity": SECURITY_SEVERITY[worst.severity],
      precision: PRECISION[worst.confidence],
      "problem.severity": LEVELS[worst.severity] === "note" ? "recommendation" : LEVELS[worst.severity],
      tags: ["security", "external/cwe/cwe-798"],
    },
  };
}

function notifications(report: Report, left: number): object[] {
  const skipped = report.skipped.slice(0, MOST_NOTIFICATIONS).map((item) => ({
    level: "warning",
    message: message(`Not looked at: ${skippedPath(item)}: ${item.reason}`),
  }));
  const more = report.skipped.length - skipped.length;
  const notes = [
    more > 0 ? `${more} more items were not looked at` : "",
    left > 0 ? `${left} less severe findings are left out; the JSON report has them` : "",
  ].filter((text) => text !== "");
  return [...skipped, ...notes.map((text) => ({ level: "warning", message: message(text) }))];
}

/** The repositories whose paths a run holds, where they are several; each is a base of its own. */
function bases(findings: readonly Finding[]): object {
  const places = findings.flatMap(({ location, parts, alsoAt }) => [
    ...(location === null ? [] : [location]),
    ...parts.map((part) => part.location),
    ...alsoAt,
  ]);
  const names = [...new Set(places.flatMap(({ repository }) => repository ?? []))].sort();
  if (names.length === 0) return {};
  const entries = names.map((name) => [name, { description: message(`The root of the repository ${name}`) }]);
  return { originalUriBaseIds: Object.fromEntries(entries) as object };
}

/** The first finding of each rule in a list that is sorted worst first. */
function worstPerRule(findings: readonly Finding[]): Map<string, Finding> {
  const rules = new Map<string, Finding>();
  for (const finding of findings) if (!rules.has(finding.ruleId)) rules.set(finding.ruleId, finding);
  return new Map([...rules].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts results, one a line, into a log that has none: as objects, and indented, 25 000 would take a gigabyte on the way. */
function withResults(log: string, results: readonly string[]): string {
  const none = '"results": [';
  const at = log.lastIndexOf(none) + none.length;
  return results.length === 0 ? log : `${log.slice(0, at)}\n${results.join(",\n")}\n      ${log.slice(at)}`;
}

/**
 * SARIF 2.1.0, within the limits of GitHub code scanning: at most 25 000 results, the worst ones, and
 * 100 places for each, about 250 000 in all.
 *
 * The parts of a credential are related locations and the steps of a code flow. What was not looked at
 * is a notification, and an incomplete run is an invocation that did not succeed.
 */
export function renderSarif(report: Report, options: RenderOptions = {}): string {
  const findings = worstFirst(report.findings).slice(0, MOST_RESULTS);
  const rules = worstPerRule(findings);
  const index = new Map([...rules.keys()].map((id, i) => [id, i]));
  const places = placesOfAll(findings);
  const notes = notifications(report, report.findings.length - findings.length);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: HOME,
            rules: [...rules.values()].map((worst) => rule(worst, options)),
          },
        },
        automationDetails: { id: "keyguard/" },
        columnKind: "utf16CodeUnits",
        ...bases(findings),
        invocations: [
          {
            executionSuccessful: report.complete,
            ...(options.generatedAt === undefined ? {} : { endTimeUtc: options.generatedAt }),
            ...(notes.length === 0 ? {} : { toolExecutionNotifications: notes }),
          },
        ],
        results: [],
      },
    ],
  };
  const results = findings.map((finding, i) =>
    jsonLine(result(finding, index.get(finding.ruleId) ?? 0, places[i] ?? [])),
  );
  return withResults(jsonText(log), results);
}
