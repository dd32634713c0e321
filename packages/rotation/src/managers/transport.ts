import {
  type Cause,
  type Clock,
  type Credential,
  type Fetch,
  KeyguardError,
  readResponse,
  type Secret,
  timeoutSignal,
} from "@keyguard/core";
import { type CallResult, refused, unclear } from "./key-manager.ts";

/** One request that a key manager may make; anything else is refused before it leaves. */
export interface AllowedRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** The path without the query; `*` stands for one segment. */
  readonly path: string;
  /** False for requests that change nothing. */
  readonly changes: boolean;
}

/** What a key manager works with. */
export interface KeyManagerOptions {
  /** The key that may manage keys. */
  readonly credential: Credential;
  /** The sub-account whose keys are managed, in the exchange's own word: an id, a name or an e-mail. */
  readonly account: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The deadline of one request, in milliseconds. */
  readonly timeoutMs: number;
  /** An origin that replaces scheme and host, paths kept. */
  readonly endpoint?: string;
  /** Asks a person for a one-time code; without it, exchanges that want one refuse. */
  readonly oneTimeCode?: () => Promise<Secret>;
}

/** A request that is signed and ready. */
export interface SignedRequest {
  readonly method: AllowedRequest["method"];
  readonly path: string;
  /** As it goes over the wire, without `?`; empty for none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What an exchange's error code means. */
export type Classify = (
  status: number,
  body: unknown,
) => { readonly cause: Cause; readonly detail: string } | undefined;

/** How one exchange is called. */
export interface Api {
  readonly host: string;
  readonly allowed: readonly AllowedRequest[];
  /** Undefined for an answer that says yes. */
  readonly classify: Classify;
}

/** How far an exchange's clock is ahead of this machine's, as its answers told; one entry for each manager. */
const skews = new WeakMap<KeyManagerOptions, number>();

/** The time to sign with: this machine's, corrected once the exchange has said that it is wrong. */
export function exchangeTime(options: KeyManagerOptions): number {
  return Math.round(options.clock.now() + (skews.get(options) ?? 0));
}

const MAX_BYTES = 1024 * 1024;
const ATTEMPTS = 3;
const RATE_PAUSE_MS = 1_100;

function find(api: Api, { method, path }: SignedRequest): AllowedRequest {
  const segments = path.split("/");
  const allowed = api.allowed.find((rule) => {
    const pattern = rule.path.split("/");
    return (
      rule.method === method &&
      pattern.length === segments.length &&
      pattern.every((part, i) => part === segments[i] || (part === "*" && segments[i] !== "" && segments[i] !== ".."))
    );
  });
  if (allowed !== undefined) return allowed;
  throw new KeyguardError(
    "KG_ROTATION_REQUEST",
    "Cannot send a request that manages keys: it is not on the list of those",
    { hint: "this is a mistake in keyguard; nothing was sent. Please report it" },
  );
}

type Raw =
  | { readonly ok: true; readonly status: number; readonly text: string | undefined; readonly date: number }
  | { readonly ok: false; readonly detail: string };

async function send(options: KeyManagerOptions, api: Api, request: SignedRequest): Promise<Raw> {
  const origin = options.endpoint === undefined ? `https://${api.host}` : new URL(options.endpoint).origin;
  const url = `${origin}${request.path}${request.query === "" ? "" : `?${request.query}`}`;
  try {
    const response = await options.fetch(url, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      signal: timeoutSignal(options.timeoutMs),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const date = Date.parse(response.headers.get("date") ?? "");
    return { ok: true, status: response.status, text: await readResponse(response, MAX_BYTES), date };
  } catch (error) {
    // The error may hold the URL with its signature: only its kind is told.
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    return { ok: false, detail: timedOut ? "no answer within the deadline" : "the connection failed" };
  }
}

function judge(api: Api, status: number, text: string | undefined): CallResult<unknown> {
  if (text === undefined) return unclear("bad-answer", "the answer is larger than 1 MiB");
  let body: unknown;
  if (text !== "") {
    try {
      body = JSON.parse(text);
    } catch {
      const cause: Cause = status >= 500 ? "maintenance" : "intercepted";
      return unclear(cause, `the answer is not the exchange's (HTTP ${status})`);
    }
  }
  const wrong = api.classify(status, body);
  if (wrong !== undefined) {
    return status >= 500 ? unclear(wrong.cause, wrong.detail) : refused(wrong.cause, wrong.detail);
  }
  if (status === 429 || status === 418) return refused("rate-limited", `too many requests (HTTP ${status})`);
  if (status >= 500) return unclear("maintenance", `the exchange's server failed (HTTP ${status})`);
  if (status < 200 || status >= 300) return unclear("bad-answer", `HTTP ${status}`);
  return { ok: true, value: body };
}

/**
 * Sends one request of the exchange's list. A request that was refused for its rate had no effect and
 * is made again, signed anew; nothing else is ever repeated here.
 *
 * @param sign makes the request; called for each attempt, because timestamps and nonces age
 * @throws {KeyguardError} `KG_ROTATION_REQUEST` when the request is not on the list
 */
export async function call(
  options: KeyManagerOptions,
  api: Api,
  sign: () => Promise<SignedRequest>,
): Promise<CallResult<unknown>> {
  for (let attempt = 1; ; attempt++) {
    const request = await sign();
    const { changes } = find(api, request);
    const raw = await send(options, api, request);
    const result = raw.ok ? judge(api, raw.status, raw.text) : unclear("network", raw.detail);
    if (result.ok || attempt === ATTEMPTS) return result;
    if (result.cause === "clock-skew") {
      // Refused for its time, so without effect; once the exchange's own time is known it may succeed.
      if (!raw.ok || Number.isNaN(raw.date) || !result.certain || attempt > 1) return result;
      skews.set(options, raw.date - options.clock.now());
      continue;
    }
    const again = result.cause === "rate-limited" ? result.certain : !changes && result.cause === "network";
    if (!again) return result;
    await options.clock.sleep(RATE_PAUSE_MS * attempt);
  }
}
