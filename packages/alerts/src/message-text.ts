import type { Severity } from "@keyguard/core";
import type { Alert, Message } from "./alert.ts";

/** The most alerts that one message spells out. A person reads no more, and every service has a limit. */
const MAX_SPELLED = 20;

const WORDS: Readonly<Record<Severity, string>> = {
  critical: "CRITICAL",
  high: "HIGH",
  medium: "MEDIUM",
  low: "LOW",
  info: "INFO",
};

/** One line without control characters: nothing in an alert can begin a line, a header or an escape sequence of its own. */
export function oneLine(text: string, longest = 400): string {
  const flat = text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1)}…`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The message's subject, in one line. */
export function messageTitle(message: Message): string {
  const [first] = message.alerts;
  const group = oneLine(message.group, 80);
  const only = message.alerts.length === 1 && first !== undefined ? `: ${oneLine(first.title, 120)}` : "";
  switch (message.kind) {
    case "problem":
      return `keyguard ${group} ${WORDS[message.severity]}${only === "" ? `: ${count(message.alerts.length, "problem")}` : only}`;
    case "reminder":
      return `keyguard ${group} still ${WORDS[message.severity]}${only === "" ? `: ${count(message.alerts.length, "problem")}` : only}`;
    case "resolved":
      return `keyguard ${group} resolved${only === "" ? `: ${count(message.alerts.length, "problem")}` : only}`;
    case "test":
      return `keyguard ${group}: this is a test`;
  }
}

function spell(alert: Alert): string {
  const lines = [`[${WORDS[alert.severity]}] ${oneLine(alert.title)}`];
  if (alert.evidence !== "") lines.push(`  seen: ${oneLine(alert.evidence)}`);
  if (alert.remedy !== "") lines.push(`  do: ${oneLine(alert.remedy)}`);
  return lines.join("\n");
}

/**
 * The message's text: a line or three for each alert, worst first.
 *
 * @param limit the most characters that the channel takes; what does not fit is counted, not cut in half
 */
export function messageBody(message: Message, limit: number): string {
  if (message.kind === "test") return "Alerts from keyguard reach this channel. Nothing is wrong.";
  const blocks =
    message.kind === "resolved"
      ? message.alerts.map((alert) => `[resolved] ${oneLine(alert.title)}`)
      : message.alerts.map(spell);
  const open = message.kind === "resolved" ? `\nstill open: ${message.open}` : "";
  let text = "";
  let shown = 0;
  for (const block of blocks.slice(0, MAX_SPELLED)) {
    const next = text === "" ? block : `${text}\n${block}`;
    if (next.length + 60 > limit) break; // room for the closing lines
    text = next;
    shown += 1;
  }
  const rest = blocks.length - shown;
  return `${text}${rest === 0 ? "" : `\nand ${count(rest, "more problem")}: run keyguard to see all`}${open}`.trim();
}
