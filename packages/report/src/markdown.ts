import type { Check, Finding, Report } from "@keyguard/core";
import { count, historyText, keyText, lineOf, otherPlaces, skippedPath, verificationText } from "./describe.ts";
import type { RenderOptions } from "./options.ts";
import { countBySeverity, worstFirst } from "./order.ts";
import { printable } from "./printable.ts";
import { orderChecks } from "./text/checks.ts";
import { filePath } from "./uri.ts";

// A GitHub comment holds 65 536 characters: 58 000 for the parts, the rest for what stands between them.
const ROOM = { findings: 18_000, checks: 14_000, details: 20_000, skipped: 6_000 } as const;
const MOST_ROWS = 100;
const MOST_CHARACTERS = 400;

/** The first texts that fit together into `room` characters, line ends included. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = texts.findIndex((text) => (used += text.length + 1) > room);
  return texts.slice(0, Math.min(MOST_ROWS, end === -1 ? texts.length : end));
}

function cut(text: string): string {
  const characters = Array.from(printable(text));
  return characters.length <= MOST_CHARACTERS
    ? characters.join("")
    : `${characters.slice(0, MOST_CHARACTERS).join("")}…`;
}

/**
 * Foreign text as a code span, in which nothing is markup, a link or a mention.
 *
 * @param inTable a pipe would end the cell
 */
function code(text: string, inTable = false): string {
  const clean = cut(text);
  const longest = Math.max(0, ...Array.from(clean.matchAll(/`+/gu), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = clean === "" || /^[` ]|[` ]$/u.test(clean) ? " " : "";
  return `${fence}${space}${inTable ? clean.replaceAll("|", String.raw`\|`) : clean}${space}${fence}`;
}

/** Foreign text as prose: markup as entities, and no links, mentions or references to issues. */
function prose(text: string): string {
  return cut(text)
    .replaceAll(/[&<>"'\\*_`[\]|~!${}^]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll("://", ":&#47;/")
    .replaceAll(/www\./giu, (www) => `${www.slice(0, 3)}&#46;`)
    .replaceAll(/(?<=^|[^&])([@#])/gu, "$1\u200b"); // a host links these after it has decoded entities
}

function where(finding: Finding, options: RenderOptions): string {
  const { location } = finding;
  if (location === null) return "";
  const text = code(lineOf(location), true);
  if (options.sourceUrl === undefined || location.repository !== undefined) return text;
  return `[${text}](<${options.sourceUrl}${filePath(location.path)}#L${location.startLine}>)`;
}

function status(finding: Finding): string {
  const { verification, git } = finding;
  const words = [
    verification.status === "not-attempted" ? "" : verification.status,
    git === undefined ? "" : git.atHead ? "at HEAD" : "history only",
  ];
  return words.filter((word) => word !== "").join(", ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function findingsTable(findings: readonly Finding[], options: RenderOptions): string[] {
  if (findings.length === 0) return [];
  const rows = findings
    .slice(0, MOST_ROWS)
    .map((finding) => row([finding.severity, code(finding.ruleId, true), where(finding, options), status(finding)]));
  const shown = fitting(rows, ROOM.findings);
  const rest = findings.length - shown.length;
  return [
    row(["Severity", "Rule", "Where", "Status"]),
    row(["---", "---", "---", "---"]),
    ...shown,
    ...(rest > 0 ? ["", `And ${count(rest, "more finding")}.`] : []),
    "",
  ];
}

function details(finding: Finding): string[] {
  const item = (label: string, text: string): string[] => (text === "" ? [] : [`- **${label}:** ${text}`]);
  const place = finding.location === null ? "" : ` at line ${finding.location.startLine}`;
  return [
    `<details><summary>${finding.severity}: ${prose(finding.ruleId)}${place}, ${finding.fingerprint}</summary>`,
    "",
    ...item("What", prose(finding.message)),
    ...finding.parts
      .slice(0, 6)
      .flatMap((part) => item(part.kind, `${code(part.redacted)} in ${code(lineOf(part.location))}`)),
    ...item("Also at", finding.alsoAt.length === 0 ? "" : code(otherPlaces(finding))),
    ...item("Because", prose(finding.evidence.join("; "))),
    ...item("Risk", finding.attackerCould === "" ? "" : `whoever has it could ${prose(finding.attackerCould)}`),
    ...item("Verified", prose(verificationText(finding.verification) ?? "")),
    ...item("History", finding.git === undefined ? "" : code(historyText(finding.git))),
    ...item("Do", prose(finding.remedy)),
    ...item("Id", code(finding.fingerprint)),
    "",
    "</details>",
    "",
  ];
}

function checksTable(checks: readonly Check[]): string[] {
  if (checks.length === 0) return [];
  const rows = orderChecks(checks)
    .slice(0, MOST_ROWS)
    .map((check) =>
      row([
        check.result === "fail" ? `fail (${check.severity})` : check.result,
        keyText(check) === undefined ? "" : code(keyText(check) ?? "", true),
        code(check.id, true),
        prose(check.evidence),
        check.result === "pass" ? "" : prose(check.remedy),
      ]),
    );
  const shown = fitting(rows, ROOM.checks);
  const rest = checks.length - shown.length;
  return [
    row(["Result", "Key", "Check", "Evidence", "Do"]),
    row(["---", "---", "---", "---", "---"]),
    ...shown,
    ...(rest > 0 ? ["", `And ${count(rest, "more check")}.`] : []),
    "",
  ];
}

function skippedList(report: Report): string[] {
  const items = report.skipped
    .slice(0, MOST_ROWS)
    .map((skipped) => `- ${code(skippedPath(skipped))}: ${prose(skipped.reason)}`);
  const shown = fitting(items, ROOM.skipped);
  const rest = report.skipped.length - shown.length;
  return [
    ...(report.complete ? [] : ["**Incomplete:** not everything was looked at, so this is not a pass.", ""]),
    ...(report.skipped.length === 0 ? [] : [`Not looked at: ${count(report.skipped.length, "item")}`, ""]),
    ...shown,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    "",
  ];
}

/**
 * GitHub-flavoured Markdown for a pull request or a job's summary, short enough for one comment.
 *
 * Foreign text becomes code spans or entities: it cannot close a block, link, embed or mention anyone.
 */
export function renderMarkdown(report: Report, options: RenderOptions = {}): string {
  const findings = worstFirst(report.findings);
  const title = findings.length === 0 ? "no findings" : count(findings.length, "finding");
  const counts = countBySeverity(findings).map(([severity, n]) => `${n} ${severity}`);
  const subject = options.subject === undefined ? [] : [`in ${prose(options.subject)}`];
  const summary = [...(counts.length > 0 ? [counts.join(", ")] : []), ...subject].join(" ");
  const lines = [
    `## keyguard: ${title}`,
    "",
    ...(summary === "" ? [] : [summary, ""]),
    ...findingsTable(findings, options),
    ...checksTable(report.checks ?? []),
    ...fitting(
      findings.slice(0, MOST_ROWS).map((finding) => details(finding).join("\n")),
      ROOM.details,
    ),
    ...skippedList(report),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
