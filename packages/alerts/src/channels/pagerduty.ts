import type { Severity } from "@keyguard/core";
import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { messageBody, messageTitle, oneLine } from "../message-text.ts";
import { type ChannelRequest, jsonRequest, parameterOf } from "./request.ts";

const SEVERITIES: Readonly<Record<Severity, "critical" | "error" | "warning" | "info">> = {
  critical: "critical",
  high: "error",
  medium: "warning",
  low: "info",
  info: "info",
};

/**
 * An event (PagerDuty Events API v2). A group has one incident: its problems and reminders trigger it, and it
 * resolves with the last of them.
 */
export function pagerdutyRequest(channel: HttpChannel, message: Message): ChannelRequest {
  const over = message.kind === "resolved" && message.open === 0;
  return jsonRequest(channel, {
    routing_key: parameterOf(channel),
    event_action: over ? "resolve" : "trigger",
    dedup_key: `keyguard:${oneLine(message.group, 200)}${message.kind === "test" ? ":test" : ""}`,
    payload: {
      summary: oneLine(messageTitle(message), 1024),
      source: "keyguard",
      severity: message.kind === "test" ? "info" : SEVERITIES[message.severity],
      timestamp: new Date(message.at).toISOString(),
      component: oneLine(message.group, 200),
      custom_details: { text: messageBody(message, 20_000) },
    },
  });
}
