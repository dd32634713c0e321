import { type Clock, type Fetch, KeyguardError, Secret } from "@keyguard/core";
import type { AwsCredentials } from "../../aws/sign-request.ts";
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

/** A JSON answer of a service of the platform, within two seconds; undefined when nobody answers. */
export async function fetchJson(fetch: Fetch, url: string, init: RequestInit, source: string): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  );
  if (response === undefined) return undefined;
  const text = (await response.text()).slice(0, 65_536);
  if (!response.ok)
    throw providerFailure(
      source,
      `it answered HTTP ${response.status}`,
      "check the role that is bound to this machine",
    );
  try {
    return JSON.parse(text);
  } catch {
    throw providerFailure(source, "its answer is not JSON", "check the address; a proxy may stand in between");
  }
}
