import { Secret, type Severity } from "@keyguard/core";
import type { Message } from "../alert.ts";
import type { HttpChannel } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";
import type { ChannelRequest } from "./request.ts";

const PRIORITIES: Readonly<Record<Severity, string>> = { critical: "5", high: "4", medium: "3", low: "2", info: "1" };

/** A message has 4096 bytes at most; a character has up to three. */
const LIMIT = 1300;

/** Headers are ASCII. */
function ascii(text: string): string {
  return text.replaceAll("…", "...").replaceAll(/[^ -~]+/gu, "?");
}

/** A published message (docs.ntfy.sh/publish): the text as the body, the rest as headers. */
export function ntfyRequest(channel: HttpChannel, message: Message): ChannelRequest {
  const good = message.kind === "resolved" || message.kind === "test";
  return {
    target: channel.target,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      title: ascii(messageTitle(message)),
      priority: good ? "3" : PRIORITIES[message.severity],
      tags: good ? "white_check_mark" : "rotating_light",
      ...(channel.authorization === undefined ? {} : { authorization: Secret.reveal(channel.authorization) }),
    },
    body: messageBody(message, LIMIT),
  };
}
