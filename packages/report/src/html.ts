import type { Report } from "@keyguard/core";
import { count, skippedPath } from "./describe.ts";
import { codeHtml, findingsHtml } from "./html/findings.ts";
import { checksHtml, egressHtml, keysHtml } from "./html/keys.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLE } from "./html/style.ts";
import { timelineHtml } from "./html/timeline.ts";
import { escapeXml } from "./markup.ts";
import type { RenderOptions } from "./options.ts";
import { countBySeverity, worstFirst } from "./order.ts";

const MOST_FINDINGS = 5_000;
const MOST_SKIPPED = 1_000;

/** The source expression that lets a browser run exactly this text. */
async function hashSource(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

/** Nothing may be loaded, sent, embedded or run but the two texts of this file. */
async function contentSecurityPolicy(): Promise<string> {
  const [style, script] = await Promise.all([hashSource(STYLE), hashSource(SCRIPT)]);
  return `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`;
}

function countsHtml(report: Report): string {
  const counts = countBySeverity(report.findings).map(
    ([severity, n]) => `<li class="${severity}"><strong>${n}</strong> ${severity}</li>`,
  );
  return counts.length === 0 ? "" : `<ul class="counts">${counts.join("")}</ul>`;
}

function coverageHtml(report: Report, left: number): string {
  const parts: string[] = [];
  if (!report.complete)
    parts.push(
      `<p class="warning" role="note"><strong>Incomplete.</strong> Not everything was looked at, so this is not a pass.</p>`,
    );
  if (left > 0)
    parts.push(
      `<p class="warning" role="note">${count(left, "less severe finding")} are left out; the JSON report has all.</p>`,
    );
  return parts.join("\n");
}

function skippedHtml(report: Report): string {
  if (report.skipped.length === 0) return "";
  const items = report.skipped
    .slice(0, MOST_SKIPPED)
    .map((skipped) => `<li>${codeHtml(skippedPath(skipped))}: ${escapeXml(skipped.reason)}</li>`);
  const rest = report.skipped.length - items.length;
  const more = rest > 0 ? `<li>and ${rest} more</li>` : "";
  return `<h2>Not looked at</h2><ul>${items.join("")}${more}</ul>`;
}

/**
 * One HTML file that needs nothing else: no network, no fonts, no images, and a content security
 * policy that allows only its own style and script. Without scripts it is a plain table.
 *
 * At most 5 000 findings, the worst ones; what is left out is counted.
 */
export async function renderHtml(report: Report, options: RenderOptions = {}): Promise<string> {
  const findings = worstFirst(report.findings).slice(0, MOST_FINDINGS);
  const { name, version } = report.tool;
  const made = options.generatedAt === undefined ? "" : `, ${escapeXml(options.generatedAt)}`;
  const title = `keyguard: ${report.findings.length === 0 ? "no findings" : count(report.findings.length, "finding")}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="quiet">${options.subject === undefined ? "" : `In ${escapeXml(options.subject)}. `}${name} ${escapeXml(version)}${made}</p>
</header>
<main>
${coverageHtml(report, report.findings.length - findings.length)}
${countsHtml(report)}
${egressHtml(report.egress)}
${keysHtml(report.keys ?? [])}
${checksHtml(report.checks ?? [])}
${findingsHtml(findings, options)}
${timelineHtml(findings, options.generatedAt)}
${skippedHtml(report)}
</main>
<footer><p>Secrets are shown by at most four characters at each end.</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
