import { atOrAbove, type Check, formatDuration, type KeyReport } from "@keyguard/core";
import { type Decision, type Guarded, type GuardPolicy, type GuardReason, reasonsToRefuse } from "@keyguard/guard";
import { inertLines, printable } from "@keyguard/report";
import { counted } from "../counted.ts";
import { createPaint, type Paint } from "./paint.ts";
import { unreadText } from "./unread.ts";

/** The most reasons that one screen spells out. */
const MAX_REASONS = 12;

/** True for a warning that a person at a start should read; the others are counted. */
function matters({ check }: GuardReason): boolean {
  return atOrAbove(check.severity, "medium");
}

/** One word for a key, worst first. */
function wordFor(key: KeyReport, { refusals, covered, unread, warnings }: Decision, paint: Paint): string {
  if (refusals.some((reason) => reason.key === key.name)) return paint.bad("REFUSED");
  if (unread.includes(key.name)) return paint.bad("UNREAD");
  if (covered.includes(key.name)) return paint.doubtful("COVERED");
  return warnings.some((reason) => reason.key === key.name && matters(reason))
    ? paint.doubtful("WARNING")
    : paint.good("OK");
}

const CODES = /\u001B\[\d+m/gu;

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - text.replaceAll(CODES, "").length));
}

/** What a key may do, in a few words. */
function rights(key: KeyReport, checks: readonly Check[]): string {
  const unread = unreadText(key, checks);
  if (unread !== undefined) return unread;
  const { scopes } = key;
  const trade = new Set([scopes["trade.spot"], scopes["trade.margin"], scopes["trade.derivatives"]]);
  const trades = trade.has("yes") ? "trades" : trade.has("unknown") ? "trading unknown" : "reads only";
  const withdraw = { yes: "MAY WITHDRAW", no: "cannot withdraw", unknown: "withdrawal unknown" }[scopes.withdraw];
  return `${trades}, ${withdraw}`;
}

function binding({ allowlist, cause }: KeyReport): string {
  if (cause !== null) return "";
  const { status, entries } = allowlist;
  if (status === "unrestricted") return "any address";
  if (status === "unknown") return "address binding unknown";
  if (entries.length === 0) return "bound to an address";
  return entries.length === 1 ? `bound to ${printable(entries[0] ?? "")}` : `bound to ${entries.length} entries`;
}

function reasonLines({ key, check }: GuardReason, mark: string): string[] {
  const subject = key === null ? check.id : `${printable(key)}: ${check.id}`;
  const state = check.result === "unknown" ? " is unknown" : "";
  return [
    `  ${mark} ${subject}${state} (${check.severity})`,
    `      ${printable(check.evidence)}`,
    ...(check.remedy === "" ? [] : [`      → ${printable(check.remedy)}`]),
  ];
}

/** Unread keys have one reason: why they were not read, their store before the exchange. What follows from it is not told again. */
function spoken(reasons: readonly GuardReason[], decision: Decision): GuardReason[] {
  const absent = new Set([...decision.unread, ...decision.covered]);
  const failed = reasons.filter(({ check }) => check.result === "fail");
  const closed = new Set(failed.filter(({ check }) => check.id === "store-readable").map(({ key }) => key));
  const first = (reason: GuardReason): boolean =>
    failed.includes(reason) && !(reason.check.id === "key-readable" && closed.has(reason.key));
  return reasons.filter((reason) => reason.key === null || !absent.has(reason.key) || first(reason));
}

function section(title: string, reasons: readonly GuardReason[], mark: string): string[] {
  if (reasons.length === 0) return [];
  const rest = reasons.length - MAX_REASONS;
  return [
    "",
    title,
    ...reasons.slice(0, MAX_REASONS).flatMap((reason) => reasonLines(reason, mark)),
    ...(rest > 0 ? [`  and ${rest} more: --format json has all`] : []),
  ];
}

function verdict({ decision, posture }: Guarded, policy: GuardPolicy, paint: Paint): string {
  const { start, refusals, unread, covered } = decision;
  if (!start) {
    const because = [
      ...(refusals.length === 0 ? [] : [counted(refusals.length, "check refuses", "checks refuse")]),
      ...(unread.length === 0 ? [] : [`not read: ${unread.slice(0, 5).join(", ")}${unread.length > 5 ? " …" : ""}`]),
    ];
    return paint.bad(paint.strong(`guard: the bot must not start: ${because.join("; ")}`));
  }
  if (covered.length > 0) {
    const grace = formatDuration(policy.graceMs);
    return paint.doubtful(
      `guard: the bot may start; ${covered.join(", ")} could not be read, and passed within the last ${grace}`,
    );
  }
  if (!posture.complete) return paint.doubtful("guard: interrupted before everything was asked");
  return paint.good(paint.strong(`guard: the bot may start (${counted(posture.keys.length, "key")})`));
}

/**
 * A guard on one screen: a line a key, what refuses with its remedy, what warns, and the verdict last.
 *
 * @returns lines that end in a line feed; no untrusted character moves the cursor
 */
export function guardView(guarded: Guarded, policy: GuardPolicy, colour: boolean): string {
  const { posture, decision } = guarded;
  const paint = createPaint(colour);
  const width = Math.max(...posture.keys.map(({ name }) => name.length), 4);
  const keys = posture.keys.map((key) => {
    const about = [key.exchange, rights(key, posture.checks), binding(key)].filter((part) => part !== "").join(" · ");
    return `${pad(wordFor(key, decision, paint), 8)} ${pad(printable(key.name), width)}  ${about}`;
  });
  const shown = keys.length > 40 ? [...keys.slice(0, 40), `… and ${keys.length - 40} more keys`] : keys;
  const refusals = reasonsToRefuse(decision);
  const rest = spoken(
    decision.warnings.filter((reason) => !refusals.includes(reason)),
    decision,
  );
  const minor = rest.length - rest.filter(matters).length;
  const lines = [
    ...shown,
    ...section(paint.bad("refused by"), spoken(refusals, decision), "✗"),
    ...section(paint.doubtful("mind"), rest.filter(matters), "!"),
    ...(minor === 0 ? [] : ["", paint.faint(`and ${minor} of low severity: --format json has all`)]),
    "",
    verdict(guarded, policy, paint),
  ];
  return inertLines(`${lines.join("\n")}\n`);
}
