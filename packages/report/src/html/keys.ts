import { type Check, type Egress, type KeyReport, SCOPES } from "@keyguard/core";
import { inRepository, keyText } from "../describe.ts";
import { escapeXml } from "../markup.ts";
import { orderChecks } from "../text/checks.ts";
import { codeHtml } from "./findings.ts";

const TONE = { yes: "fail", no: "pass", unknown: "unknown" } as const;

function tableHtml(id: string, title: string, head: readonly string[], rows: readonly string[]): string {
  return `<h2 id="${id}">${title}</h2>
<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table aria-labelledby="${id}">
<thead><tr>${head.map((text) => `<th scope="col">${text}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>`;
}

function keyRow(key: KeyReport): string {
  const scopes = SCOPES.map((scope) => {
    const answer = key.scopes[scope];
    // Reading is what every key is for; it is neither good nor bad.
    return `<td${scope === "read" && answer === "yes" ? "" : ` class="${TONE[answer]}"`}>${answer}</td>`;
  }).join("");
  const { status, entries } = key.allowlist;
  const from =
    entries.length > 0 ? entries.map(codeHtml).join(" ") : status === "unrestricted" ? "any address" : status;
  const unread = key.cause === null ? "" : ` <span class="unknown">not read: ${key.cause}</span>`;
  return `<tr><th scope="row">${escapeXml(inRepository(key.name, key))}${unread}</th><td>${escapeXml(key.exchange)}</td><td>${key.profile}</td>${scopes}<td>${from}</td><td>${escapeXml(key.expiresAt?.slice(0, 10) ?? "")}</td></tr>`;
}

/** What each declared key may do, from where, and until when. */
export function keysHtml(keys: readonly KeyReport[]): string {
  if (keys.length === 0) return "";
  const head = ["Key", "Exchange", "Profile", ...SCOPES, "From", "Expires"];
  return tableHtml("keys", "Keys", head, keys.map(keyRow));
}

function checkRow(check: Check): string {
  const severity = check.result === "fail" ? `, <span class="${check.severity}">${check.severity}</span>` : "";
  const remedy = check.result === "pass" ? "" : escapeXml(check.remedy);
  return `<tr><td><strong class="${check.result}">${check.result}</strong>${severity}</td><td>${escapeXml(keyText(check) ?? "")}</td><td>${codeHtml(check.id)}</td><td>${escapeXml(check.evidence)}</td><td>${remedy}</td></tr>`;
}

/** Every check with its evidence, failures first. */
export function checksHtml(checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  return tableHtml("checks", "Checks", ["Result", "Key", "Check", "Evidence", "Do"], orderChecks(checks).map(checkRow));
}

/** The addresses that exchanges see. */
export function egressHtml(egress: Egress | undefined): string {
  if (egress === undefined) return "";
  const rows = (["ipv4", "ipv6"] as const).map((family) => {
    const { addresses, stable, sources } = egress[family];
    const seen = addresses.length === 0 ? "none" : addresses.map(codeHtml).join(" ");
    return `<tr><th scope="row">${family === "ipv4" ? "IPv4" : "IPv6"}</th><td>${seen}</td><td>${stable}</td><td>${sources.map(escapeXml).join(", ")}</td></tr>`;
  });
  const platform = egress.platform === null ? "" : `<p>Platform: ${escapeXml(egress.platform)}</p>`;
  return tableHtml("egress", "This machine leaves from", ["Family", "Addresses", "Stable", "Seen by"], rows) + platform;
}
