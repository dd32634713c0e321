import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";
import { type ChannelRequest, jsonRequest } from "./request.ts";

/** Slack reads `&`, `<` and `>` as its own; nothing in an alert may become a link or a mention. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** An incoming webhook's message (docs.slack.dev, "Sending messages using incoming webhooks"). */
export function slackRequest(channel: HttpChannel, message: Message): ChannelRequest {
  const text = `*${escaped(messageTitle(message))}*\n${escaped(messageBody(message, 10_000))}`;
  return jsonRequest(channel, { text, unfurl_links: false, unfurl_media: false });
}
