import { type Fetch, Secret } from "@keyguard/core";
import type { Message } from "./alert.ts";
import type { HttpChannel, SendResult } from "./channel.ts";
import { buildRequests } from "./channels/build-requests.ts";
import type { ChannelRequest } from "./channels/request.ts";

/** How long one attempt may take. */
const TIMEOUT_MS = 10_000;
/** The most that is read of a service's answer. */
const MAX_ANSWER = 16_384;
/** A service that wants more patience than this gets none. */
const LONGEST_WAIT_MS = 30_000;

async function head(response: Response): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_ANSWER) break;
  }
  return text;
}

function refusal(response: Response): SendResult {
  const { status } = response;
  const retry = status === 429 || status >= 500;
  const seconds = Number(response.headers.get("retry-after") ?? "");
  const wait = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  if (wait !== undefined && wait > LONGEST_WAIT_MS)
    return { ok: false, reason: `HTTP ${status}, and it asks for a long wait`, retry: false };
  return { ok: false, reason: `HTTP ${status}`, retry, ...(wait === undefined ? {} : { afterMs: wait }) };
}

/** The error's code, such as `ECONNREFUSED`: its text holds the URL. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++)
    if ("code" in at && typeof at.code === "string") return at.code;
  return error instanceof Error && error.name === "TimeoutError" ? "no answer in time" : "no connection";
}

async function post(fetch: Fetch, request: ChannelRequest): Promise<SendResult> {
  try {
    const response = await fetch(Secret.reveal(request.target), {
      method: "POST",
      headers: { "user-agent": "keyguard", ...request.headers },
      body: request.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await head(response);
    if (!response.ok) return refusal(response);
    if (request.accepts !== undefined && !request.accepts(text))
      return { ok: false, reason: "the service did not accept it", retry: false };
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: `could not be reached (${codeOf(error)})`, retry: true };
  }
}

/**
 * Makes one attempt to send a message by HTTP. Redirects are not followed: the URL is a secret that belongs to
 * one host. A message of several requests ends at the first that fails.
 *
 * @param now the attempt's time, in milliseconds since the epoch
 */
export async function sendHttp(fetch: Fetch, channel: HttpChannel, message: Message, now: number): Promise<SendResult> {
  for (const request of await buildRequests(channel, message, now)) {
    const result = await post(fetch, request);
    if (!result.ok) return result;
  }
  return { ok: true };
}
