import { Secret } from "@keyguard/core";
import type { HttpChannel } from "../channel.ts";

/** One HTTP POST, ready to be sent. Its target and headers hold secrets. */
export interface ChannelRequest {
  readonly target: Secret;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Reads the service's verdict where its status does not tell all. */
  readonly accepts?: (body: string) => boolean;
}

/** A JSON request to the channel's target. */
export function jsonRequest(channel: HttpChannel, value: unknown): ChannelRequest {
  return { target: channel.target, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

/** The channel's parameter, which its parser made sure of. */
export function parameterOf(channel: HttpChannel): string {
  return channel.parameter === undefined ? "" : Secret.reveal(channel.parameter);
}
