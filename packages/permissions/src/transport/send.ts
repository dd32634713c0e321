import { type Fetch, readResponse } from "@keyguard/core";
import type { HttpAnswer } from "../causes/answer.ts";
import { diagnose, type Diagnosis } from "../causes/diagnosis.ts";
import { explainWire } from "../causes/wire.ts";
import type { SignedRequest } from "./signed-request.ts";

/** A self-description is a few kilobytes; a balance list of a large account stays under this. */
const MAX_BODY_BYTES = 4_194_304;

/** An answer, or why there was none. */
export type Sent = { readonly answer: HttpAnswer } | { readonly lost: Diagnosis };

/** Every message and code along an error's causes. Foreign texts may hold the signed address: they are matched, never shown. */
function wordsOf(error: unknown): string {
  const words: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    words.push(at.name, at.message, "code" in at && typeof at.code === "string" ? at.code : "");
    if (at instanceof AggregateError) for (const one of at.errors.slice(0, 4)) words.push(wordsOf(one));
  }
  return words.join(" ");
}

/**
 * True for the one failure that the platform's fetch gives no words at all: an HTTP 407 that came in
 * place of the exchange's answer.
 */
function isProxyLogin(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error && !(cause instanceof AggregateError) && cause.message === "" && !("code" in cause);
}

function tooLarge(exchange: string): Diagnosis {
  return diagnose("bad-answer", {
    exchange,
    says: "",
    sureness: "high",
    proof: [`the answer is longer than ${MAX_BODY_BYTES / 1_048_576} MiB; it was not read to the end`],
  });
}

/**
 * Sends a signed request through a guarded fetch and reads the answer, whatever its status.
 *
 * @returns the answer, or a diagnosis; the request's address, headers and body are in neither
 * @throws {KeyguardError} `KG_REQUEST_NOT_ALLOWED` from the gate
 */
export async function send(fetch: Fetch, exchange: string, request: SignedRequest, signal: AbortSignal): Promise<Sent> {
  const { url, method, headers, body } = request;
  try {
    const response = await fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) });
    const text = await readResponse(response, MAX_BODY_BYTES);
    if (text === undefined) return { lost: tooLarge(exchange) };
    const named = Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value]));
    return { answer: { exchange, status: response.status, headers: named, body: text } };
  } catch (error) {
    if (error instanceof Error && error.name === "KeyguardError") throw error;
    const words = isProxyLogin(error) ? "proxy authentication required" : wordsOf(error);
    const wire = explainWire(signal.aborted ? "timed out" : words, exchange);
    return { lost: wire ?? diagnose("network", { exchange, says: "", sureness: "medium" }) };
  }
}
