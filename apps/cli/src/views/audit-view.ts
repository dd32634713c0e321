import { type Check, compareSeverity, formatDuration, type KeyReport, type Report, type Scope } from "@keyguard/core";
import { inertLines, printable } from "@keyguard/report";
import { counted } from "../counted.ts";
import { createPaint, type Paint } from "./paint.ts";
import { unreadText } from "./unread.ts";

const SHORT: Readonly<Record<Scope, string>> = {
  read: "read",
  "trade.spot": "spot",
  "trade.margin": "margin",
  "trade.derivatives": "derivatives",
  "transfer.internal": "transfer",
  withdraw: "WITHDRAW",
  "manage-keys": "keys",
};

const HEAD = ["KEY", "EXCHANGE", "MAY", "FROM", "AGE", "EXPIRES", "VERDICT"] as const;

function may(key: KeyReport, checks: readonly Check[]): string {
  const unread = unreadText(key, checks);
  if (unread !== undefined) return unread;
  const { scopes } = key;
  const names = Object.keys(SHORT) as Scope[];
  const yes = names.filter((scope) => scopes[scope] === "yes").map((scope) => SHORT[scope]);
  const unknown = names.filter((scope) => scopes[scope] === "unknown").map((scope) => SHORT[scope].toLowerCase());
  return [
    yes.length === 0 ? "-" : yes.join(" "),
    ...(unknown.length === 0 ? [] : [`unknown: ${unknown.join(" ")}`]),
  ].join("; ");
}

function from({ allowlist: { status, entries } }: KeyReport): string {
  if (status === "unrestricted") return "anywhere";
  if (status === "unknown") return "unknown";
  return entries.length === 0
    ? "a list"
    : entries.length === 1
      ? printable(entries[0] ?? "")
      : `${entries.length} entries`;
}

/** The worst of a key's checks that did not pass. */
function worst(checks: readonly Check[]): Check | undefined {
  return checks.filter(({ result }) => result === "fail").sort((a, b) => compareSeverity(a.severity, b.severity))[0];
}

function verdict(
  key: KeyReport,
  checks: readonly Check[],
  paint: Paint,
): { text: string; draw: (text: string) => string } {
  if (key.cause !== null) return { text: "UNREAD", draw: paint.bad };
  const bad = worst(checks);
  if (bad !== undefined)
    return {
      text: bad.severity,
      draw: bad.severity === "critical" || bad.severity === "high" ? paint.bad : paint.doubtful,
    };
  return checks.some(({ result }) => result === "unknown")
    ? { text: "ok, not all known", draw: paint.doubtful }
    : { text: "ok", draw: paint.good };
}

interface Line {
  readonly cells: readonly string[];
  readonly draw: (text: string) => string;
  readonly below: readonly string[];
}

/** What is wrong with a key and what to do, worst first; what is unknown comes last. */
function below(checks: readonly Check[]): string[] {
  const open = checks.filter(({ result }) => result !== "pass");
  const rank = ({ result }: Check): number => (result === "fail" ? 0 : 1);
  const ordered = [...open].sort((a, b) => rank(a) - rank(b) || compareSeverity(a.severity, b.severity));
  const unread = ordered.find(({ id }) => id === "key-readable" || id === "store-readable");
  const shown = unread?.result === "fail" ? [unread] : ordered; // what follows from an unread key is not told again
  return shown.flatMap(({ id, result, severity, evidence, remedy }) => [
    `    ${result === "fail" ? severity : "unknown"}: ${id}: ${printable(evidence)}`,
    ...(remedy === "" ? [] : [`      → ${printable(remedy)}`]),
  ]);
}

function lineOf(key: KeyReport, checks: readonly Check[], now: number, paint: Paint): Line {
  const age = key.createdAt === null ? "-" : (formatDuration(now - Date.parse(key.createdAt)).split(" ")[0] ?? "-");
  const { text, draw } = verdict(key, checks, paint);
  const cells = [
    printable(key.name),
    key.exchange,
    may(key, checks),
    from(key),
    age,
    key.expiresAt?.slice(0, 10) ?? "-",
    text,
  ];
  return { cells, draw, below: below(checks) };
}

function rows(lines: readonly Line[], columns: number, paint: Paint): string[] {
  const widths = HEAD.map((head, i) => Math.max(head.length, ...lines.map(({ cells }) => cells[i]?.length ?? 0)));
  const wide = widths.reduce((sum, width) => sum + width + 2, 0) > Math.max(columns, 100);
  if (wide)
    return lines.flatMap(({ cells, draw, below: more }) => [
      ...cells.map(
        (cell, i) => `${(HEAD[i] ?? "").toLowerCase().padEnd(9)} ${i === cells.length - 1 ? draw(cell) : cell}`,
      ),
      ...more,
      "",
    ]);
  const head = HEAD.map((text, i) => text.padEnd(widths[i] ?? 0)).join("  ");
  return [
    paint.faint(head.trimEnd()),
    ...lines.flatMap(({ cells, draw, below: more }) => [
      cells.map((cell, i) => (i === cells.length - 1 ? draw(cell) : cell.padEnd(widths[i] ?? 0))).join("  "),
      ...more,
    ]),
  ];
}

function closing(report: Report, paint: Paint): string {
  const keys = report.keys?.length ?? 0;
  const unread = report.skipped.length;
  const count = counted(keys, "key");
  if (unread > 0) return paint.bad(`${unread} of ${count} could not be read: that is no pass`);
  const found = report.findings.length;
  return found === 0 ? paint.good(`${count}, no findings`) : paint.strong(`${count}, ${counted(found, "finding")}`);
}

/**
 * An audit for a person: a row a key, under it what is wrong and what to do, and one closing line.
 *
 * @returns lines that end in a line feed; no untrusted character moves the cursor
 */
export function auditView(report: Report, now: number, columns: number, colour: boolean): string {
  const paint = createPaint(colour);
  const checksOf = (name: string): readonly Check[] => (report.checks ?? []).filter(({ key }) => key === name);
  const lines = (report.keys ?? []).map((key) => lineOf(key, checksOf(key.name), now, paint));
  return inertLines(`${[...rows(lines, columns, paint), "", closing(report, paint)].join("\n")}\n`);
}
