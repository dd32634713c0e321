import type { Severity } from "@keyguard/core";
import type { Incident, Message } from "../alert.ts";
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

/** Names an incident: an event with a known key joins the incident that it opened. 255 characters at most. */
function dedupKey({ group }: Message, incident: string): string {
  return `keyguard:${oneLine(group, 200)}:${incident}`;
}

function trigger(channel: HttpChannel, message: Message, incident: string): ChannelRequest {
  return jsonRequest(channel, {
    routing_key: parameterOf(channel),
    event_action: "trigger",
    dedup_key: dedupKey(message, incident),
    payload: {
      summary: oneLine(messageTitle(message), 1024),
      source: "keyguard",
      severity: SEVERITIES[message.severity],
      timestamp: new Date(message.at).toISOString(),
      component: oneLine(message.group, 200),
      custom_details: { text: messageBody(message, 20_000) },
    },
  });
}

/** An incident's event: none while some of its problems are over and others are not. */
function eventOf(channel: HttpChannel, message: Message, { id, alerts, open }: Incident): ChannelRequest | undefined {
  const dedup_key = dedupKey(message, id);
  if (open === 0)
    return jsonRequest(channel, { routing_key: parameterOf(channel), event_action: "resolve", dedup_key });
  const [worst] = alerts;
  if (message.kind === "resolved" || worst === undefined) return undefined;
  return trigger(channel, { ...message, alerts, open, severity: worst.severity }, id);
}

/**
 * A message's events (PagerDuty Events API v2), one an incident. What is first told together is one incident; a
 * reminder joins it, and it resolves with the last of its problems. What comes or gets worse later opens another:
 * an event that joins an open incident is only logged there, and would call nobody.
 *
 * The events' keys make it safe to send them again when one of them failed.
 */
export function pagerdutyRequests(channel: HttpChannel, message: Message): readonly ChannelRequest[] {
  if (message.kind === "test") return [trigger(channel, message, "test")];
  return message.incidents.flatMap((incident) => eventOf(channel, message, incident) ?? []);
}
