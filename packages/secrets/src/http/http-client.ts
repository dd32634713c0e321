import { type Clock, type Fetch, KeyguardError, type Random, readResponse, timeoutSignal } from "@keyguard/core";

/** What a service answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** At most 1 MiB. */
  readonly body: string;
}

/** One request; `body` is sent again on a retry, so it must be safe to repeat. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests to one service. */
export type HttpClient = (
  make: () => Promise<HttpRequest> | HttpRequest,
  again?: (answer: HttpAnswer) => boolean,
) => Promise<HttpAnswer>;

/** What a client needs. */
export interface HttpClientOptions {
  /** The service's name, for messages. */
  readonly service: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: Random;
  /** How long one request may take. */
  readonly timeoutMs?: number;
  /** How long all attempts together may take. */
  readonly deadlineMs?: number;
}

const TIMEOUT_MS = 10_000;
const DEADLINE_MS = 30_000;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The text of an answer.
 *
 * @throws {KeyguardError} `KG_STORE_ANSWER` over 1 MiB; else what the platform says where the answer breaks off
 */
export async function readBody(response: Response, service: string): Promise<string> {
  const text = await readResponse(response, MAX_BODY_BYTES);
  if (text !== undefined) return text;
  throw new KeyguardError("KG_STORE_ANSWER", `Cannot use the answer of ${service}: it is larger than 1 MiB`, {
    hint: "check the address; a proxy or a login page may stand in between",
  });
}

/** Busy or broken for now: worth another attempt. */
export function isTransient({ status }: HttpAnswer): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/** How long the service asked to wait, in milliseconds; undefined when it did not say. */
function retryAfter(answer: HttpAnswer | undefined): number | undefined {
  const seconds = answer?.headers.get("retry-after");
  return seconds !== null && seconds !== undefined && /^\d{1,5}$/u.test(seconds) ? Number(seconds) * 1000 : undefined;
}

/**
 * A client with bounds: one time limit a request, one for all attempts, no redirects, answers of at most
 * 1 MiB, and pauses that grow and are drawn at random, so that many bots do not come back at once.
 *
 * An answer that is still transient when the time is over is returned; only silence throws.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { service, clock, random, timeoutMs = TIMEOUT_MS, deadlineMs = DEADLINE_MS } = options;

  async function once(request: HttpRequest, limitMs: number): Promise<HttpAnswer> {
    const { method, url, headers, body } = request;
    const response = await options.fetch(url, {
      method,
      headers,
      redirect: "manual", // a redirect would carry the token to whoever it names
      signal: timeoutSignal(limitMs),
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, body: await readBody(response, service) };
  }

  function pause(attempt: number, answer: HttpAnswer | undefined): number {
    const asked = retryAfter(answer);
    if (asked !== undefined) return asked;
    const [draw = 0] = random.bytes(1);
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + draw / 510);
  }

  return async (make, again = isTransient) => {
    // Counted in what was waited, so that a clock that jumps neither ends nor prolongs it.
    const started = performance.now();
    const left = (): number => deadlineMs - (performance.now() - started);
    for (let attempt = 0; ; attempt++) {
      let answer: HttpAnswer | undefined;
      try {
        answer = await once(await make(), Math.max(1, Math.min(timeoutMs, left())));
        if (!again(answer)) return answer;
      } catch (error) {
        if (error instanceof KeyguardError) throw error;
      }
      const wait = pause(attempt, answer);
      if (attempt + 1 < ATTEMPTS && wait < left()) {
        await clock.sleep(wait);
        continue;
      }
      if (answer !== undefined) return answer;
      throw new KeyguardError("KG_STORE_AWAY", `Cannot reach ${service}: no answer after ${attempt + 1} attempts`, {
        hint: "check its address and the network; nothing is known about what it holds",
      });
    }
  };
}

/** The answer as a JSON object; undefined when it is not one. The text is never quoted: it may hold a secret. */
export function jsonBody({ body }: HttpAnswer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The error for an answer that is not one of this service. */
export function strangeAnswer(service: string, { status, headers }: HttpAnswer): KeyguardError {
  const type = headers.get("content-type")?.split(";")[0] ?? "no content type";
  return new KeyguardError(
    "KG_STORE_ANSWER",
    `Cannot use the answer of ${service}: HTTP ${status} with ${type} is not one of its answers`,
    {
      hint: "check the address; a proxy or a login page may stand in between",
    },
  );
}
