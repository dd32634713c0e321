import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { discordRequest } from "./discord.ts";
import { ntfyRequest } from "./ntfy.ts";
import { pagerdutyRequests } from "./pagerduty.ts";
import type { ChannelRequest } from "./request.ts";
import { slackRequest } from "./slack.ts";
import { telegramRequest } from "./telegram.ts";
import { webhookRequest } from "./webhook.ts";

/**
 * The message in the form that the channel's service takes: one request, but for PagerDuty one an incident, which
 * may be none. Pure but for the signature's arithmetic.
 *
 * @param now the attempt's time, in milliseconds since the epoch
 */
export async function buildRequests(
  channel: HttpChannel,
  message: Message,
  now: number,
): Promise<readonly ChannelRequest[]> {
  switch (channel.kind) {
    case "slack":
      return [slackRequest(channel, message)];
    case "discord":
      return [discordRequest(channel, message)];
    case "tgram":
      return [telegramRequest(channel, message)];
    case "ntfy":
      return [ntfyRequest(channel, message)];
    case "pagerduty":
      return pagerdutyRequests(channel, message);
    case "webhook":
      return [await webhookRequest(channel, message, now)];
  }
}
