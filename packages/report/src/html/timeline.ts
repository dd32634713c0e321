import type { Finding } from "@keyguard/core";
import { commitText, count, place } from "../describe.ts";
import { escapeXml } from "../markup.ts";
import { codeHtml } from "./findings.ts";

const WIDTH = 1000;
const MARGIN = 12;
const ROW = 14;
const MOST_BARS = 100;
const MOST_EVENTS = 500;

interface Span {
  readonly finding: Finding;
  readonly from: number;
  /** Absent while a path of the branch still holds it. */
  readonly to?: number;
}

function spans(findings: readonly Finding[]): Span[] {
  const found: Span[] = [];
  for (const finding of findings) {
    const from = Date.parse(finding.git?.introducedBy?.date ?? "");
    const to = Date.parse(finding.git?.removedBy?.date ?? "");
    if (!Number.isNaN(from)) found.push(Number.isNaN(to) ? { finding, from } : { finding, from, to });
  }
  return found.sort((a, b) => a.from - b.from);
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** One bar a finding, from the commit that brought it to the one that took it out. */
function drawing(all: readonly Span[], end: number): string {
  const shown = all.slice(0, MOST_BARS);
  const start = Math.min(...shown.map(({ from }) => from));
  const reach = Math.max(1, end - start);
  const x = (time: number): number => Math.round(MARGIN + ((time - start) / reach) * (WIDTH - 2 * MARGIN));
  const height = shown.length * ROW + 40;
  const bars = shown.map(({ finding, from, to }, i) => {
    const left = x(from);
    const width = Math.max(3, x(Math.max(from, to ?? end)) - left);
    return `<rect class="bar ${finding.severity}" x="${left}" y="${8 + i * ROW}" width="${width}" height="${ROW - 4}"/>`;
  });
  const base = height - 24;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${count(all.length, "credential")} in the history from ${day(start)} to ${day(end)}; the list below says the same">
${bars.join("\n")}
<line class="axis" x1="${MARGIN}" y1="${base}" x2="${WIDTH - MARGIN}" y2="${base}"/>
<text x="${MARGIN}" y="${base + 16}">${day(start)}</text>
<text x="${WIDTH - MARGIN}" y="${base + 16}" text-anchor="end">${day(end)}</text>
</svg>`;
}

interface Event {
  readonly time: number;
  readonly html: string;
}

function events({ finding, from, to }: Span): Event[] {
  const { git } = finding;
  const what = `<span class="${finding.severity}">${escapeXml(finding.ruleId)}</span>`;
  const where = finding.location === null ? "" : ` in ${codeHtml(place(finding.location))}`;
  const found: Event[] = [];
  if (git?.introducedBy)
    found.push({ time: from, html: `${what} added${where} by ${escapeXml(commitText(git.introducedBy))}` });
  if (git?.removedBy && to !== undefined)
    found.push({ time: to, html: `${what} removed${where} by ${escapeXml(commitText(git.removedBy))}` });
  return found;
}

/**
 * When each finding entered the history and left it: a drawing, and the same as a list.
 *
 * @param now the end of what is still there; by default the last event
 * @returns an empty text when no finding has a date
 */
export function timelineHtml(findings: readonly Finding[], now: string | undefined): string {
  const all = spans(findings);
  if (all.length === 0) return "";
  const last = Math.max(...all.map(({ from, to }) => Math.max(from, to ?? from)));
  const asked = Date.parse(now ?? "");
  const end = Number.isNaN(asked) ? last : Math.max(asked, last);
  const entries = all
    .flatMap(events)
    .sort((a, b) => a.time - b.time)
    .slice(0, MOST_EVENTS)
    .map(({ time, html }) => `<li><time datetime="${day(time)}">${day(time)}</time> ${html}</li>`);
  return `<h2>History</h2>
${drawing(all, end)}
<details><summary>Every event, the oldest first</summary><ol>${entries.join("\n")}</ol></details>`;
}
