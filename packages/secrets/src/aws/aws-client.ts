import { type Clock, KeyguardError } from "@keyguard/core";
import { type HttpAnswer, type HttpClient, isTransient, jsonBody, strangeAnswer } from "../http/http-client.ts";
import { type AwsCredentials, signRequest } from "./sign-request.ts";

/** Gives credentials; `fresh` asks for others than the last ones, because those were refused. */
export type CredentialSource = (fresh: boolean) => Promise<AwsCredentials>;

/** Calls one operation of AWS Secrets Manager. */
export type AwsCall = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<AwsAnswer>;

/** Its answer, or the name of its error. */
export type AwsAnswer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string; readonly detail: string };

/** What a client needs. */
export interface AwsClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: CredentialSource;
  readonly http: HttpClient;
  readonly clock: Clock;
}

const THROTTLED = /^(?:Throttling|ThrottlingException|TooManyRequestsException|RequestLimitExceeded|SlowDown)$/u;
const EXPIRED = /^(?:ExpiredToken|ExpiredTokenException|RequestExpired)$/u;
const SKEWED = /^(?:InvalidSignatureException|RequestTimeTooSkewed|SignatureDoesNotMatch)$/u;
const DENIED =
  /^(?:AccessDenied|AccessDeniedException|UnrecognizedClientException|InvalidClientTokenId|MissingAuthenticationToken(?:Exception)?|IncompleteSignature|OptInRequired|NotAuthorized|DecryptionFailure|KMSAccessDeniedException)$/u;

/** `prefix#Name:suffix` holds the name in the middle. */
function errorName(answer: HttpAnswer): string | undefined {
  const type = jsonBody(answer)?.["__type"];
  return typeof type === "string" ? type.replace(/^.*#/u, "").replace(/:.*$/u, "") : undefined;
}

/** What kind of refusal it was; the message itself is not handed on, for it can name values. */
function errorDetail(answer: HttpAnswer): string {
  const body = jsonBody(answer);
  const message = body?.["message"] ?? body?.["Message"];
  return typeof message === "string" ? message : "";
}

function denied(error: string): KeyguardError {
  return new KeyguardError("KG_STORE_DENIED", `Cannot use AWS Secrets Manager: it answered ${error}`, {
    hint: "check which identity is in use (aws sts get-caller-identity) and its policy",
  });
}

/** The milliseconds by which this machine's clock is off, as the answer's date tells; 0 when it does not. */
function skewOf(answer: HttpAnswer, now: number): number {
  const date = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(date) ? 0 : date - now;
}

/** A client of Secrets Manager: signs, renews credentials that expired, corrects a clock that is off, retries what was throttled. */
export function createAwsClient({ endpoint, region, credentials, http, clock }: AwsClientOptions): AwsCall {
  let skewMs = 0;

  async function attempt(
    operation: string,
    input: Readonly<Record<string, unknown>>,
    fresh: boolean,
  ): Promise<HttpAnswer> {
    const body = JSON.stringify(input);
    const key = await credentials(fresh);
    return http(
      async () => ({
        method: "POST",
        url: endpoint,
        body,
        headers: await signRequest({
          url: endpoint,
          headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}` },
          body,
          region,
          service: "secretsmanager",
          credentials: key,
          now: clock.now() + skewMs,
        }),
      }),
      (answer) => isTransient(answer) || THROTTLED.test(errorName(answer) ?? ""),
    );
  }

  function understand(answer: HttpAnswer): AwsAnswer {
    const body = jsonBody(answer);
    if (answer.status === 200 && body !== undefined) return { ok: true, body };
    const error = errorName(answer);
    if (isTransient(answer) || (error !== undefined && THROTTLED.test(error)))
      throw new KeyguardError(
        "KG_STORE_AWAY",
        `Cannot use AWS Secrets Manager: it keeps answering ${error ?? `HTTP ${answer.status}`}`,
        {
          hint: "try again later; nothing is known about what it holds",
        },
      );
    if (error === undefined) throw strangeAnswer("AWS Secrets Manager", answer);
    if (DENIED.test(error) || EXPIRED.test(error) || SKEWED.test(error)) throw denied(error);
    return { ok: false, error, detail: errorDetail(answer) };
  }

  return async (operation, input) => {
    let answer = await attempt(operation, input, false);
    const error = errorName(answer) ?? "";
    if (EXPIRED.test(error)) answer = await attempt(operation, input, true);
    else if (SKEWED.test(error) && Math.abs(skewOf(answer, clock.now() + skewMs)) > 60_000) {
      skewMs += skewOf(answer, clock.now() + skewMs);
      answer = await attempt(operation, input, false);
    }
    return understand(answer);
  };
}
