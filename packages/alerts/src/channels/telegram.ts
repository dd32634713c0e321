import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";
import { type ChannelRequest, jsonRequest, parameterOf } from "./request.ts";

/** A text has 4096 characters at most. */
const LIMIT = 4096;

function accepted(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && "ok" in value && value.ok === true;
  } catch {
    return false; // not the Bot API's answer
  }
}

/** A bot's `sendMessage` (core.telegram.org/bots/api#sendmessage) as plain text: nothing in it is formatting. */
export function telegramRequest(channel: HttpChannel, message: Message): ChannelRequest {
  const title = messageTitle(message);
  const text = `${title}\n${messageBody(message, LIMIT - title.length - 1)}`;
  const request = jsonRequest(channel, {
    chat_id: parameterOf(channel),
    text,
    link_preview_options: { is_disabled: true },
  });
  return { ...request, accepts: accepted };
}
