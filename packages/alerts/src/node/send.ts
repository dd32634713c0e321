import type { Fetch } from "@keyguard/core";
import type { Send } from "../dispatch.ts";
import { sendHttp } from "../send-http.ts";
import { sendCommand } from "./send-command.ts";
import { sendMail } from "./send-mail.ts";

/**
 * Sends to every kind of channel from Node.
 *
 * @param fetch what HTTP goes through
 * @param env what a command channel's program gets the harmless part of
 */
export function createSend(fetch: Fetch, env: Readonly<Record<string, string | undefined>>): Send {
  return async (channel, message, now) => {
    switch (channel.kind) {
      case "mailto":
        return await sendMail(channel, message);
      case "command":
        return await sendCommand(channel, message, env);
      default:
        return await sendHttp(fetch, channel, message, now);
    }
  };
}
