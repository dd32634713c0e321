import { type Clock, type Fetch, KeyguardError, Secret } from "@keyguard/core";
import type { AwsCredentials } from "../../aws/sign-request.ts";
import { readBody } from "../../http/http-client.ts";
import type { Environment } from "../../variables.ts";

/** What a source of credentials looks at. */
export interface ProviderContext {
  readonly environment: Environment;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly region: string | undefined;
}

/** Gives credentials, or undefined when this source is not set up here. Throws when it is and fails. */
export type Provider = (context: ProviderContext) => Promise<AwsCredentials | undefined>;

/** The error of a source that is set up but does not work: another is then not tried, it could be another identity. */
export function providerFailure(source: string, state: string, hint: string): KeyguardError {
  return new KeyguardError("KG_STORE_DENIED", `Cannot get AWS credentials from ${source}: ${state}`, { hint });
}

/** Credentials from the JSON that containers, instances, processes and SSO give, under any of their names. */
export function fromJson(value: unknown, source: string): AwsCredentials {
  const fields = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const pick = (...names: string[]): string | undefined =>
    names.map((name) => fields[name]).find((found) => typeof found === "string" && found !== "") as string | undefined;
  const accessKeyId = pick("AccessKeyId", "accessKeyId");
  const secret = pick("SecretAccessKey", "secretAccessKey");
  if (accessKeyId === undefined || secret === undefined)
    throw providerFailure(source, "its answer holds none", "check the role and its trust");
  const token = pick("Token", "SessionToken", "sessionToken");
  const expiration = fields["Expiration"] ?? fields["expiration"];
  const expiresAt = typeof expiration === "number" ? expiration : Date.parse(String(expiration));
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret, "aws/secret-access-key"),
    ...(token !== undefined && { sessionToken: new Secret(token, "aws/session-token") }),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
  };
}

/** What a service of the platform answered. */
export interface PlatformAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/** One request to a service of the platform; undefined when nobody answers in time, or not to the end. */
export async function askPlatform(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  limitMs = 2000,
): Promise<PlatformAnswer | undefined> {
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(limitMs) });
    const { ok, status } = response;
    return { ok, status, text: await readBody(response, "the platform") };
  } catch {
    return undefined;
  }
}

/** A JSON answer of a service of the platform, within two seconds; undefined when nobody answers. */
export async function fetchJson(fetch: Fetch, url: string, init: RequestInit, source: string): Promise<unknown> {
  const answer = await askPlatform(fetch, url, init);
  if (answer === undefined) return undefined;
  if (!answer.ok)
    throw providerFailure(source, `it answered HTTP ${answer.status}`, "check the role that is bound to this machine");
  try {
    return JSON.parse(answer.text);
  } catch {
    throw providerFailure(source, "its answer is not JSON", "check the address; a proxy may stand in between");
  }
}
