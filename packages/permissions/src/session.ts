import { type Clock, type Credential, type Fetch, type Random, timeoutSignal } from "@keyguard/core";
import { answerWords, type HttpAnswer } from "./causes/answer.ts";
import { diagnose, type Diagnosis } from "./causes/diagnosis.ts";
import { explainAnswer } from "./causes/explain-answer.ts";
import { says } from "./causes/says.ts";
import type { AllowedRequest } from "./gate/allowed-request.ts";
import { timeInBody, timeInHeader } from "./transport/exchange-time.ts";
import type { Pace } from "./transport/pace.ts";
import { send, type Sent } from "./transport/send.ts";
import type { Params, Signer } from "./transport/signed-request.ts";

/** What a call gave: the answer's JSON, or why there is none. */
export type Outcome =
  | { readonly json: unknown; readonly answer: HttpAnswer; readonly failed?: undefined }
  | { readonly failed: Diagnosis; readonly answer?: HttpAnswer };

/** A request's fields, or what makes them from the exchange's time in milliseconds. */
export type ParamsAt = Params | ((now: number) => Promise<Params>);

/** One key's conversation with its exchange. */
export interface Session {
  readonly credential: Credential;
  /** True where the owner lets a cancel of an id that cannot exist be sent. */
  readonly mayProbeByCancel: boolean;
  /** The clock's time on the exchange's side, in milliseconds. */
  readonly now: () => number;
  /** True when `endpoint` sends all requests elsewhere: then no other host is asked. */
  readonly redirected: boolean;
  /** Signs, sends and judges one of the reader's own requests. Never rejects for what an exchange or a network can do. */
  call(request: AllowedRequest, params?: ParamsAt): Promise<Outcome>;
  /** The same conversation with another of the exchange's hosts. */
  at(origin: string): Session;
}

/** What a session is made of. */
export interface SessionParts {
  readonly exchange: string;
  readonly credential: Credential;
  readonly mayProbeByCancel: boolean;
  readonly redirected: boolean;
  readonly signerAt: (origin: string | undefined) => Signer;
  /** Guarded. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly intervalMs: number;
  /** The address of the exchange's public clock, where it has one. */
  readonly timeUrl: string | undefined;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Ends one request. */
  readonly timeoutMs: number;
}

/** With the first one: a request that fails for a passing reason is sent three times at most. */
const RETRIES = 2;
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before retry `attempt`: what the exchange asks for, else 200 and 400 ms with full jitter; undefined when that is too long. */
function delay(attempt: number, answer: HttpAnswer | undefined, random: Random): number | undefined {
  const asked = Number(answer?.headers?.["retry-after"] ?? Number.NaN) * 1000;
  if (asked > LONGEST_WAIT_MS) return undefined;
  if (asked >= 0) return asked;
  return (200 * 2 ** attempt * ((random.bytes(1)[0] ?? 0) + 1)) / 256;
}

/** True for a reason that may be gone a moment later. */
function worthRetrying(diagnosis: Diagnosis, answer: HttpAnswer | undefined): boolean {
  if (answer?.status === 418 || answer?.status === 407 || answer?.status === 511) return false;
  if (diagnosis.cause === "network" || diagnosis.cause === "maintenance" || diagnosis.cause === "rate-limited")
    return true;
  return diagnosis.passing && diagnosis.cause === "ambiguous"; // an answer known to be untrue now and then
}

function judge(exchange: string, sent: Sent): Outcome {
  if ("lost" in sent) return { failed: sent.lost };
  const { answer } = sent;
  const diagnosis = explainAnswer(answer);
  if (diagnosis !== undefined) return { failed: diagnosis, answer };
  const { json, texts } = answerWords(answer.body);
  if (json !== undefined && json !== null) return { json, answer };
  const given = {
    exchange,
    says: says(texts),
    sureness: "high",
    proof: ["the answer is not JSON, or was cut"],
  } as const;
  return { failed: diagnose("bad-answer", given), answer };
}

/** A session; what it learns about the exchange's clock it keeps for its own next calls. */
export function createSession(parts: SessionParts, origin?: string, skew: { ms: number } = { ms: 0 }): Session {
  const { exchange, clock, fetch, random, signal } = parts;
  const signer = parts.signerAt(origin);

  async function once(request: AllowedRequest, given: ParamsAt): Promise<Outcome> {
    await parts.pace.turn(`${exchange} ${request.path}`, parts.intervalMs, signal);
    const params = typeof given === "function" ? await given(clock.now() + skew.ms) : given;
    const signed = await signer.sign(request, params, skew.ms);
    const limit = AbortSignal.any([signal, timeoutSignal(parts.timeoutMs)]);
    return judge(exchange, await send(fetch, exchange, signed, limit));
  }

  /** Learns how far the exchange's clock is ahead, from its public clock, else from the refusal's own date. */
  async function learnTime(refusal: HttpAnswer | undefined): Promise<boolean> {
    const before = clock.now();
    let theirs: number | undefined;
    if (parts.timeUrl !== undefined) {
      const limit = AbortSignal.any([signal, timeoutSignal(parts.timeoutMs)]);
      const sent = await send(fetch, exchange, { url: parts.timeUrl, method: "GET", headers: {} }, limit);
      if ("answer" in sent && sent.answer.status === 200) theirs = timeInBody(sent.answer.body);
    }
    const middle = (before + clock.now()) / 2;
    theirs ??= refusal === undefined ? undefined : timeInHeader(refusal);
    if (theirs === undefined) return false;
    const learnt = theirs - middle;
    if (Math.abs(learnt - skew.ms) < 1_000) return false; // the clocks agree: the answer has another reason
    skew.ms = learnt;
    return true;
  }

  async function call(request: AllowedRequest, params: ParamsAt = {}): Promise<Outcome> {
    let corrected = false;
    for (let attempt = 0; ; attempt++) {
      const outcome = await once(request, params);
      const { failed, answer } = outcome;
      if (failed === undefined || signal.aborted) return outcome;
      const clockMayBeIt = failed.cause === "clock-skew" || failed.couldAlsoBe.includes("clock-skew");
      if (clockMayBeIt && !corrected && (await learnTime(answer))) {
        corrected = true;
        attempt--;
        continue;
      }
      const wait = attempt < RETRIES && worthRetrying(failed, answer) ? delay(attempt, answer, random) : undefined;
      if (wait === undefined) return outcome;
      try {
        await clock.sleep(wait, signal);
      } catch {
        return outcome; // the deadline ended the wait: the last answer is the answer
      }
    }
  }

  return {
    credential: parts.credential,
    mayProbeByCancel: parts.mayProbeByCancel,
    redirected: parts.redirected,
    now: () => clock.now() + skew.ms,
    async call(request, params) {
      try {
        return await call(request, params);
      } catch (error) {
        if (error instanceof Error && error.name === "KeyguardError") throw error;
        if (signal.aborted)
          return {
            failed: diagnose("network", { exchange, says: "", proof: ["the deadline passed before an answer came"] }),
          };
        // A signer that throws has met a secret it cannot use. Its message may quote the secret: it is dropped.
        const given = {
          exchange,
          says: "",
          sureness: "high",
          proof: ["the secret cannot sign: it has not the form that this exchange uses"],
        } as const;
        return { failed: diagnose("wrong-secret", given) };
      }
    },
    at: (other) => createSession(parts, other),
  };
}
