import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { oneLine } from "../message-text.ts";
import { type ChannelRequest, jsonRequest, parameterOf } from "./request.ts";

/** The most alerts of one webhook message. */
const MAX_ALERTS = 200;

/**
 * The bytes of a signing secret: base64 after `whsec_`, as Standard Webhooks has it; without the prefix
 * base64 too where it is canonical and 24 to 64 bytes long, else the text itself.
 */
function signingKey(secret: string): Uint8Array<ArrayBuffer> {
  const coded = secret.replace(/^whsec_/u, "");
  const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(coded);
  if (canonical && coded !== "") {
    const bytes = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    if (coded !== secret || (bytes.length >= 24 && bytes.length <= 64)) return bytes;
  }
  return new TextEncoder().encode(secret);
}

/** The signature of a Standard Webhooks message: `v1,` and HMAC-SHA-256 over `id.timestamp.body` in base64. */
export async function webhookSignature(secret: string, id: string, timestamp: number, body: string): Promise<string> {
  const key = await crypto.subtle.importKey("raw", signingKey(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`;
}

/**
 * A signed and timestamped webhook (standardwebhooks.com). The id stays the same when the message is sent again,
 * so that a receiver can tell; the timestamp is the attempt's.
 *
 * @param now the attempt's time, in milliseconds since the epoch
 */
export async function webhookRequest(channel: HttpChannel, message: Message, now: number): Promise<ChannelRequest> {
  const request = jsonRequest(channel, {
    type: `keyguard.alert.${message.kind}`,
    timestamp: new Date(message.at).toISOString(),
    data: {
      group: message.group,
      severity: message.severity,
      open: message.open,
      total: message.alerts.length,
      alerts: message.alerts.slice(0, MAX_ALERTS).map((alert) => ({
        id: alert.id,
        severity: alert.severity,
        title: oneLine(alert.title),
        evidence: oneLine(alert.evidence),
        remedy: oneLine(alert.remedy),
      })),
    },
  });
  const timestamp = Math.floor(now / 1000);
  const signature = await webhookSignature(parameterOf(channel), message.id, timestamp, request.body);
  return {
    ...request,
    headers: {
      ...request.headers,
      "webhook-id": message.id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    },
  };
}
