import { type Check, compareSeverity } from "@keyguard/core";
import { keyText } from "../describe.ts";
import { printable } from "../printable.ts";
import type { Style } from "./style.ts";
import { type Cell, labelled, table } from "./table.ts";

const RESULTS = ["fail", "unknown", "pass"] as const;

/** Failures first, the worst of them first; then what is unknown; then what passed. */
export function orderChecks(checks: readonly Check[]): Check[] {
  return [...checks].sort(
    (a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result) || compareSeverity(a.severity, b.severity),
  );
}

/** One row a check; under the table, what to do about each that did not pass. */
export function checksText(checks: readonly Check[], width: number, style: Style): string[] {
  if (checks.length === 0) return [];
  const ordered = orderChecks(checks);
  const draw = { pass: style.good, fail: style.bad, unknown: style.unsure };
  const aboutKeys = ordered.some((check) => keyText(check) !== undefined);
  const rows = ordered.map((check): Cell[] => [
    { text: check.result, draw: draw[check.result] },
    check.result === "fail"
      ? { text: check.severity, draw: (text) => style.severity(check.severity, text) }
      : { text: "" },
    ...(aboutKeys ? [{ text: printable(keyText(check) ?? "-"), draw: style.bold }] : []),
    { text: printable(check.id) },
    { text: printable(check.evidence) },
  ]);
  const head = ["RESULT", "SEVERITY", ...(aboutKeys ? ["KEY"] : []), "CHECK", "EVIDENCE"];
  const lines = [...table(head, rows, width, style.dim), ""];
  for (const check of ordered) {
    if (check.result === "pass" || check.remedy === "") continue;
    const key = keyText(check);
    const subject = key === undefined ? check.id : `${key} ${check.id}`;
    lines.push(`${style.bold(printable(subject))}`);
    for (const line of labelled("do", printable(check.remedy), 4, width - 2)) lines.push(`  ${line}`);
  }
  if (lines.at(-1) !== "") lines.push("");
  return lines;
}
