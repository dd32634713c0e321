import { type Finding, isLive } from "@keyguard/core";
import { count, historyText, lineOf, place, verificationText } from "../describe.ts";
import { worstFirst } from "../order.ts";
import { printable } from "../printable.ts";
import type { Style } from "./style.ts";
import { labelled } from "./table.ts";
import { displayWidth, pad } from "./width.ts";

const LABEL = 9;
const MOST_PLACES = 5;

/** `key     vmPU…E2zv  line 3`, with the path where it is not the finding's own. */
function partLines(finding: Finding): string[] {
  const kinds = Math.max(0, ...finding.parts.map((part) => part.kind.length));
  const values = Math.max(0, ...finding.parts.map((part) => displayWidth(printable(part.redacted))));
  return finding.parts.map((part) => {
    const { path, repository, startLine } = part.location;
    const { location } = finding;
    const isSame = path === location?.path && repository === location.repository;
    const where = isSame ? `line ${startLine}` : printable(lineOf(part.location));
    return `${pad(part.kind, kinds)}  ${pad(printable(part.redacted), values)}  ${where}`;
  });
}

function otherPlaces(finding: Finding): string[] {
  const shown = finding.alsoAt.slice(0, MOST_PLACES).map((location) => printable(place(location)));
  const rest = finding.alsoAt.length - shown.length;
  return rest > 0 ? [...shown, `and ${count(rest, "more place")}`] : shown;
}

/** The lines of one finding: a heading, then what, where, why, what could happen and what to do. */
function findingLines(finding: Finding, width: number, style: Style): string[] {
  const room = width - 2;
  const lines: string[] = [];
  const say = (label: string, text: string, draw = (line: string): string => line): void => {
    if (text === "") return;
    for (const line of labelled(label, printable(text), LABEL, room, draw)) lines.push(`  ${line}`);
  };
  const list = (label: string, texts: readonly string[]): void => {
    texts.forEach((text, i) => lines.push(`  ${pad(i === 0 ? label : "", LABEL)}  ${text}`));
  };
  const severity = style.severity(finding.severity, pad(finding.severity.toUpperCase(), 8));
  const where = finding.location === null ? "" : `  ${style.bold(printable(place(finding.location)))}`;
  lines.push(`${severity}  ${printable(finding.ruleId)}${where}`);
  say("what", finding.message);
  list("parts", partLines(finding));
  if (finding.evidence.length > 0) say("because", finding.evidence.join("; "));
  if (finding.attackerCould !== "") say("risk", `whoever has it could ${finding.attackerCould}`);
  const verified = verificationText(finding.verification);
  if (verified !== undefined) say("verified", verified, isLive(finding) ? style.bad : undefined);
  if (finding.tracked === false) say("git", "the file is not tracked");
  if (finding.git !== undefined) say("history", historyText(finding.git));
  list("also at", otherPlaces(finding));
  say("do", finding.remedy, style.bold);
  say("id", finding.fingerprint, style.dim);
  return lines;
}

/** All findings, the worst first, with an empty line after each. */
export function findingsText(findings: readonly Finding[], width: number, style: Style): string[] {
  return worstFirst(findings).flatMap((finding) => findingLines(finding, width, style).concat(""));
}
