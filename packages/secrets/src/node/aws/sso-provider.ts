import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "@keyguard/core/node";
import type { AwsCredentials } from "../../aws/sign-request.ts";
import { fetchJson, fromJson, type ProviderContext, providerFailure } from "./provider.ts";
import { awsDirectory, type AwsSection, type SharedConfig } from "./shared-config.ts";

const SOURCE = "AWS SSO";

/** A login is renewed this long before it ends, as AWS's own tools do. */
const EARLY_MS = 5 * 60_000;

type Login = Readonly<Record<string, unknown>>;

function endpointOf({ environment }: ProviderContext, service: "SSO" | "SSO_OIDC", region: string): string {
  const named = environment[`AWS_ENDPOINT_URL_${service}`];
  if (named !== undefined && named !== "") return named.replace(/\/$/u, "");
  return `https://${service === "SSO" ? "portal.sso" : "oidc"}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}

async function readLogin(path: string): Promise<Login> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof value === "object" && value !== null ? (value as Login) : {};
  } catch {
    return {}; // none, or half a file: the same as no login
  }
}

function expiryOf(login: Login): number {
  const at = Date.parse(String(login["expiresAt"]));
  return Number.isNaN(at) ? 0 : at;
}

/**
 * A new access token for a login that ends, and into the file with it: the refresh token may be of one use.
 *
 * @returns the old login when it cannot be renewed
 */
async function renewed(login: Login, path: string, region: string, context: ProviderContext): Promise<Login> {
  const { clientId, clientSecret, refreshToken } = login;
  if ([clientId, clientSecret, refreshToken].some((field) => typeof field !== "string")) return login;
  const body = JSON.stringify({ clientId, clientSecret, refreshToken, grantType: "refresh_token" });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body };
  const url = `${endpointOf(context, "SSO_OIDC", region)}/token`;
  const answer = (await fetchJson(context.fetch, url, init, SOURCE).catch(() => undefined)) as Login | undefined;
  const { accessToken, expiresIn, refreshToken: next = refreshToken } = answer ?? {};
  if (typeof accessToken !== "string" || typeof expiresIn !== "number") return login;
  const expiresAt = new Date(context.clock.now() + expiresIn * 1000).toISOString();
  const fresh = { ...login, accessToken, expiresAt, refreshToken: next };
  await replaceFile(path, JSON.stringify(fresh, null, 2), { mode: 0o600 }).catch(() => undefined); // it serves this time all the same
  return fresh;
}

/** The token that `aws sso login` left, renewed when it ends, exchanged for the credentials of the profile's role. */
export async function credentialsFromSso(
  profile: AwsSection,
  config: SharedConfig,
  context: ProviderContext,
): Promise<AwsCredentials> {
  const session = profile["sso_session"];
  const settings = { ...(session === undefined ? {} : config.sessions.get(session)), ...profile };
  const region = settings["sso_region"] ?? "us-east-1";
  const name = createHash("sha1")
    .update(session ?? settings["sso_start_url"] ?? "")
    .digest("hex");
  const path = join(awsDirectory(context.environment), "sso", "cache", `${name}.json`);
  let login = await readLogin(path);
  // Only a session's login has what renewing needs.
  if (session !== undefined && expiryOf(login) - context.clock.now() < EARLY_MS)
    login = await renewed(login, path, region, context);
  const token = login["accessToken"];
  if (typeof token !== "string" || expiryOf(login) <= context.clock.now())
    throw providerFailure(SOURCE, "there is no token, or it has expired", "run: aws sso login");
  const query = new URLSearchParams({
    role_name: settings["sso_role_name"] ?? "",
    account_id: settings["sso_account_id"] ?? "",
  });
  const url = `${endpointOf(context, "SSO", region)}/federation/credentials?${query}`;
  const answer = await fetchJson(context.fetch, url, { headers: { "x-amz-sso_bearer_token": token } }, SOURCE);
  if (typeof answer !== "object" || answer === null)
    throw providerFailure(SOURCE, "it does not answer", "check the network");
  return fromJson((answer as Login)["roleCredentials"], SOURCE);
}
