import type { Report } from "@keyguard/core";
import type { RenderOptions } from "./options.ts";
import { inertLines } from "./printable.ts";
import { checksText } from "./text/checks.ts";
import { findingsText } from "./text/findings.ts";
import { egressText, keysText } from "./text/keys.ts";
import { createStyle } from "./text/style.ts";
import { skippedText, summaryText } from "./text/summary.ts";

const NARROWEST = 40;

/**
 * The report for a person at a terminal: keys and checks where there are any, the findings with the
 * worst first, what was not looked at, and one closing line.
 *
 * Not a contract: its wording changes between releases. Programs read `json`.
 *
 * @returns lines that end in a line feed; no untrusted character moves the cursor
 */
export function renderText(report: Report, options: RenderOptions = {}): string {
  const width = Math.max(NARROWEST, Math.floor(options.width ?? 80));
  const style = createStyle(options.colour ?? false);
  const lines = [
    ...(report.egress === undefined ? [] : egressText(report.egress, width, style)),
    ...keysText(report.keys ?? [], width, style),
    ...checksText(report.checks ?? [], width, style),
    ...findingsText(report.findings, width, style),
    ...skippedText(report, width, style),
    ...summaryText(report, options.subject, options.threshold, width, style),
  ];
  return inertLines(`${lines.join("\n")}\n`);
}
