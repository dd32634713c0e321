import { type Finding, isLive, SCOPES, SEVERITIES } from "@keyguard/core";
import { historyText, inRepository, place, verificationText } from "../describe.ts";
import { escapeXml } from "../markup.ts";
import type { RenderOptions } from "../options.ts";

/** Foreign text in a code element. */
export function codeHtml(text: string): string {
  return `<code>${escapeXml(text)}</code>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** What the credential may do, scope by scope; empty when the exchange was not asked. */
function scopesHtml(finding: Finding): string {
  const { scopes } = finding.verification;
  if (scopes === undefined) return "";
  return list(
    SCOPES.map((scope) => {
      const tone = scopes[scope] === "yes" ? "fail" : scopes[scope] === "no" ? "pass" : "unknown";
      return `${scope}: <strong class="${tone}">${scopes[scope]}</strong>`;
    }),
  );
}

/** The details of one finding as terms and descriptions; foreign text is escaped. */
function detailsHtml(finding: Finding, options: RenderOptions): string {
  const help = options.rules?.[finding.ruleId];
  const rows: [string, string][] = [
    [
      "Parts",
      list(finding.parts.map((part) => `${part.kind} ${codeHtml(part.redacted)} at ${codeHtml(place(part.location))}`)),
    ],
    ["Because", list(finding.evidence.map(escapeXml))],
    ["Risk", finding.attackerCould === "" ? "" : `Whoever has it could ${escapeXml(finding.attackerCould)}.`],
    ["Verified", escapeXml(verificationText(finding.verification) ?? "")],
    ["It may", scopesHtml(finding)],
    ["History", finding.git === undefined ? "" : escapeXml(historyText(finding.git))],
    ["Also at", list(finding.alsoAt.slice(0, 50).map((location) => codeHtml(place(location))))],
    ["Do", `<strong>${escapeXml(finding.remedy)}</strong>`],
    ["Rule", help === undefined ? "" : escapeXml(help.about)],
    ["Id", codeHtml(finding.fingerprint)],
  ];
  return rows
    .filter(([, html]) => html !== "" && html !== "<ul></ul>" && html !== "<strong></strong>")
    .map(([term, html]) => `<dt>${term}</dt><dd>${html}</dd>`)
    .join("");
}

function statusText(finding: Finding): string {
  const words = [
    finding.verification.status === "not-attempted" ? "" : finding.verification.status,
    finding.git === undefined ? "" : finding.git.atHead ? "at HEAD" : "history only",
    finding.tracked === false ? "not tracked" : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}

function rowHtml(finding: Finding, index: number, options: RenderOptions): string {
  const { severity, location, git, exchange } = finding;
  const since = git?.introducedBy?.date.slice(0, 10) ?? "";
  const data = {
    index: String(index),
    severity,
    rank: String(SEVERITIES.indexOf(severity)),
    exchange: exchange ?? "",
    rule: finding.ruleId,
    path:
      location === null
        ? ""
        : `${inRepository(location.path, location)}:${String(location.startLine).padStart(9, "0")}`,
    since,
    status: finding.verification.status,
    head: git === undefined ? "" : git.atHead ? "yes" : "no",
  };
  const attributes = Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escapeXml(value)}"`)
    .join("");
  return `<tr${attributes}>
<td class="severity ${severity}">${severity}</td>
<td><details><summary>${codeHtml(finding.ruleId)}</summary><p>${escapeXml(finding.message)}</p><dl>${detailsHtml(finding, options)}</dl></details></td>
<td>${escapeXml(exchange ?? "")}</td>
<td>${location === null ? "" : codeHtml(place(location))}</td>
<td>${escapeXml(since)}</td>
<td${isLive(finding) ? ' class="critical"' : ""}>${statusText(finding)}</td>
</tr>`;
}

function option(value: string, text = value): string {
  return `<option value="${escapeXml(value)}">${escapeXml(text)}</option>`;
}

function filtersHtml(findings: readonly Finding[]): string {
  const severities = SEVERITIES.filter((severity) => findings.some((finding) => finding.severity === severity));
  const exchanges = [...new Set(findings.flatMap(({ exchange }) => (exchange === null ? [] : [exchange])))].sort();
  return `<form id="filters" aria-label="Filter findings" hidden>
<label>Search<input type="search" name="search" autocomplete="off"></label>
<label>Severity<select name="severity">${option("", "all")}${severities.map((severity) => option(severity)).join("")}</select></label>
<label>Exchange<select name="exchange">${option("", "all")}${exchanges.map((exchange) => option(exchange)).join("")}</select></label>
<label class="tick"><input type="checkbox" name="live">Only live</label>
<label class="tick"><input type="checkbox" name="head">Only at HEAD</label>
<button type="reset">Clear</button>
<output id="shown" role="status"></output>
</form>`;
}

const HEADINGS = [
  ["Severity", "rank", "number"],
  ["What", "rule", "text"],
  ["Exchange", "exchange", "text"],
  ["Where", "path", "text"],
  ["Since", "since", "text"],
  ["Status", "status", "text"],
] as const;

/** The findings as a table that sorts and filters; without scripts it is a plain table. */
export function findingsHtml(findings: readonly Finding[], options: RenderOptions): string {
  if (findings.length === 0) return `<h2>Findings</h2><p class="pass">No findings.</p>`;
  const head = HEADINGS.map(
    ([text, sort, kind]) =>
      `<th scope="col" data-sort="${sort}" data-kind="${kind}"><button type="button">${text}</button></th>`,
  ).join("");
  const rows = findings.map((finding, i) => rowHtml(finding, i, options)).join("\n");
  return `<h2 id="findings-title">Findings</h2>
${filtersHtml(findings)}
<div class="scroll" role="region" aria-labelledby="findings-title" tabindex="0">
<table id="findings" aria-labelledby="findings-title"><thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody></table></div>`;
}
