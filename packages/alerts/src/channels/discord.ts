import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";
import { type ChannelRequest, jsonRequest } from "./request.ts";

/** A message has 2000 characters at most. */
const LIMIT = 2000;

/** Characters that Discord reads as formatting. */
function escaped(text: string): string {
  return text.replaceAll(/([\\*_~`|>#[\]()])/gu, String.raw`\$1`);
}

/** An executed webhook (discord.com/developers, "Execute Webhook") that mentions nobody. */
export function discordRequest(channel: HttpChannel, message: Message): ChannelRequest {
  const title = `**${escaped(messageTitle(message))}**`;
  let budget = LIMIT - title.length - 1;
  let body = escaped(messageBody(message, budget));
  while (body.length > LIMIT - title.length - 1 && budget > 0) {
    budget -= 100; // escaping made it longer
    body = escaped(messageBody(message, budget));
  }
  return jsonRequest(channel, { content: `${title}\n${body}`.slice(0, LIMIT), allowed_mentions: { parse: [] } });
}
