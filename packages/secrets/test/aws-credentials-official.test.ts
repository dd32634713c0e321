import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAwsStore } from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { officialChain } from "./fakes/official-sdk.ts";
import { type Answer, type Running, type SeenRequest, serve } from "./fakes/serve.ts";

// The fakes of the services that hand out AWS credentials, proven with AWS's own SDK: in the same place it finds the
// same identity, by the same requests, as our chain does.

let home = "";
const started: Running[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "keyguard-chain-"));
  mkdirSync(join(home, ".aws", "sso", "cache"), { recursive: true });
});
afterEach(async () => {
  rmSync(home, { recursive: true, force: true });
  for (const running of started.splice(0)) await running.close();
});

const EXPIRES = "2099-01-01T00:00:00Z";

const stsAnswer = (action: string, id: string): Answer => ({
  status: 200,
  headers: { "content-type": "text/xml" },
  body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>s-${id}</SecretAccessKey><SessionToken>t-${id}</SessionToken><Expiration>${EXPIRES}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/bot/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser></${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
});

/** Instance metadata, version 2: nothing without a session token, which only a PUT gives. */
function imds({ method, url, headers }: SeenRequest): Answer {
  const session = "session-token";
  if (url === "/latest/api/token")
    return method === "PUT" && headers["x-aws-ec2-metadata-token-ttl-seconds"] !== undefined
      ? { status: 200, body: session }
      : { status: 405 };
  if (headers["x-aws-ec2-metadata-token"] !== session) return { status: 401 };
  if (url === "/latest/meta-data/iam/security-credentials/") return { status: 200, body: "bot-role" };
  if (url !== "/latest/meta-data/iam/security-credentials/bot-role") return { status: 404 };
  const fields = { AccessKeyId: "INSTANCE", SecretAccessKey: "s", Token: "t-instance", Expiration: EXPIRES };
  return { status: 200, body: { Code: "Success", Type: "AWS-HMAC", ...fields } };
}

/** The portal of IAM Identity Center: the bearer of a login gets the keys of one role in one account. */
function sso({ headers, url }: SeenRequest): Answer {
  const query = new URL(url, "http://sso").searchParams;
  const known = query.get("role_name") === "bot" && query.get("account_id") === "123456789012";
  if (headers["x-amz-sso_bearer_token"] !== "login-token" || !known)
    return { status: 401, headers: { "x-amzn-errortype": "UnauthorizedException" }, body: { message: "no" } };
  const keys = { accessKeyId: "SSO", secretAccessKey: "s", sessionToken: "t-sso", expiration: Date.parse(EXPIRES) };
  return { status: 200, body: { roleCredentials: keys } };
}

/** Where a login is renewed: a refresh token is good once. */
function oidc({ body }: SeenRequest): Answer {
  const { clientId, clientSecret, refreshToken, grantType } = JSON.parse(body) as Record<string, unknown>;
  if (clientId !== "client" || clientSecret !== "client-secret" || grantType !== "refresh_token")
    return { status: 401, body: { error: "invalid_client" } };
  if (refreshToken !== "refresh-1") return { status: 400, body: { error: "invalid_grant" } };
  return {
    status: 200,
    body: { accessToken: "login-token", expiresIn: 3600, refreshToken: "refresh-2", tokenType: "Bearer" },
  };
}

function container({ headers }: SeenRequest): Answer {
  if (headers["authorization"] !== "pod-token") return { status: 401, body: { message: "no" } };
  return {
    status: 200,
    body: { AccessKeyId: "CONTAINER", SecretAccessKey: "s", Token: "t-container", Expiration: EXPIRES },
  };
}

function sts({ body, headers }: SeenRequest): Answer {
  const fields = new URLSearchParams(body);
  const action = fields.get("Action") ?? "";
  if (action === "AssumeRoleWithWebIdentity")
    return fields.get("WebIdentityToken") === "jwt" ? stsAnswer(action, "WEB") : { status: 403 };
  const signer = /Credential=(\w+)\//u.exec(String(headers["authorization"]))?.[1] ?? "";
  return stsAnswer(action, `${signer}as${fields.get("RoleArn")?.split("/").at(-1)}`);
}

/** All of them behind one address, and Secrets Manager, which has nothing. */
async function aws(): Promise<Running> {
  const running = await serve((request) => {
    if (request.headers["x-amz-target"] !== undefined)
      return {
        status: 400,
        headers: { "content-type": "application/x-amz-json-1.1" },
        body: { __type: "ResourceNotFoundException", Message: "none" },
      };
    if (request.url.startsWith("/sso/")) return sso({ ...request, url: request.url.slice(4) });
    if (request.url === "/oidc/token") return oidc(request);
    if (request.url.startsWith("/sts")) return sts(request);
    if (request.url === "/container") return container(request);
    return imds(request);
  });
  started.push(running);
  return running;
}

function environmentOf({ origin }: Running, more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    HOME: home,
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
    AWS_ENDPOINT_URL_STS: `${origin}/sts`,
    AWS_ENDPOINT_URL_SSO: `${origin}/sso`,
    AWS_ENDPOINT_URL_SSO_OIDC: `${origin}/oidc`,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: origin,
    ...more,
  };
}

/** What tells one request from another, whoever sends it. */
function gist({ method, url, headers, body }: SeenRequest): string {
  const fields = new URLSearchParams(body);
  const told = ["Action", "RoleArn", "WebIdentityToken", "ExternalId", "RoleSessionName"].flatMap((name) =>
    fields.has(name) ? [`${name}=${fields.get(name)}`] : [],
  );
  const signer = /Credential=(\w+)\/\d+\/([\w/-]+)/u.exec(String(headers["authorization"]));
  const tokens = ["x-aws-ec2-metadata-token", "x-amz-sso_bearer_token", "x-amz-security-token", "x-amz-target"].flatMap(
    (name) => (headers[name] === undefined ? [] : [`${name}: ${String(headers[name])}`]),
  );
  const { pathname, searchParams } = new URL(url, "http://aws");
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).sort();
  return [
    method,
    pathname.replace(/(?<=.)\/$/u, ""),
    ...query,
    ...told,
    signer === null ? String(headers["authorization"] ?? "unsigned") : `${signer[1]} for ${signer[2]}`,
    ...tokens,
  ].join(" ");
}

type Situation = readonly [name: string, set: (origin: string) => Readonly<Record<string, string>>, identity: string];

const config = (text: string): void => writeFileSync(join(home, ".aws", "config"), text);
function file(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

const loginFile = (name: string): string =>
  join(home, ".aws", "sso", "cache", `${createHash("sha1").update(name).digest("hex")}.json`);

/** What `aws sso login` leaves behind for a session, or for a start URL alone. */
function loggedIn(name: string, more: Record<string, string> = {}): void {
  const facts = { startUrl: "https://corp.example", region: "eu-central-1", expiresAt: EXPIRES };
  writeFileSync(loginFile(name), JSON.stringify({ ...facts, accessToken: "login-token", ...more }));
}

const SESSION =
  "[profile s]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = bot\n[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.example\nsso_registration_scopes = sso:account:access\n";
/** A login that has ended, with what renews it. */
const ENDED = {
  accessToken: "old-token",
  expiresAt: "2001-01-01T00:00:00Z",
  clientId: "client",
  clientSecret: "client-secret",
  refreshToken: "refresh-1",
  registrationExpiresAt: EXPIRES,
};

const SITUATIONS: readonly Situation[] = [
  [
    "the environment",
    () => ({ AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: "s", AWS_SESSION_TOKEN: "t-env" }),
    "ENV",
  ],
  [
    "a web identity",
    () => ({
      AWS_WEB_IDENTITY_TOKEN_FILE: file("jwt", "jwt"),
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/bot",
      AWS_ROLE_SESSION_NAME: "job",
    }),
    "WEB",
  ],
  [
    "a role of a profile, with another profile's keys",
    () => {
      config(
        "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n[profile top]\nrole_arn = arn:aws:iam::123456789012:role/bot\nsource_profile = base\nexternal_id = ext\nrole_session_name = job\n",
      );
      return { AWS_PROFILE: "top" };
    },
    "BASEasbot",
  ],
  [
    "a role of a profile, with the instance's keys",
    () => {
      config(
        "[profile top]\nrole_arn = arn:aws:iam::123456789012:role/bot\ncredential_source = Ec2InstanceMetadata\nrole_session_name = job\n",
      );
      return { AWS_PROFILE: "top" };
    },
    "INSTANCEasbot",
  ],
  [
    "a login by SSO session",
    () => {
      config(SESSION);
      loggedIn("corp");
      return { AWS_PROFILE: "s" };
    },
    "SSO",
  ],
  [
    "a login by SSO session that has ended and can be renewed",
    () => {
      config(SESSION);
      loggedIn("corp", ENDED);
      return { AWS_PROFILE: "s" };
    },
    "SSO",
  ],
  [
    "a login by SSO as older files spell it",
    () => {
      config(
        "[profile s]\nsso_account_id = 123456789012\nsso_role_name = bot\nsso_region = eu-central-1\nsso_start_url = https://corp.example\n",
      );
      loggedIn("https://corp.example");
      return { AWS_PROFILE: "s" };
    },
    "SSO",
  ],
  [
    "a credential_process",
    () => {
      config(`[profile p]\ncredential_process = cat ${file("keys.json", JSON.stringify(PROCESS_KEYS))}\n`);
      return { AWS_PROFILE: "p" };
    },
    "PROCESS",
  ],
  [
    "a container",
    (origin) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/container`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file("pod", "pod-token"),
    }),
    "CONTAINER",
  ],
  ["an instance", () => ({}), "INSTANCE"],
];
const PROCESS_KEYS = {
  Version: 1,
  AccessKeyId: "PROCESS",
  SecretAccessKey: "s",
  SessionToken: "t-process",
  Expiration: EXPIRES,
};

describe("the chain of AWS credentials, beside the official SDK's", () => {
  it.each(SITUATIONS)("asks %s as the SDK does, and becomes the same identity", async (_, set, identity) => {
    const [ours, theirs] = [await aws(), await aws()];
    const store = await openAwsStore({
      environment: { PATH: process.env["PATH"], ...environmentOf(ours, set(ours.origin)) },
    });
    expect(await store.get("x")).toBeUndefined();
    const [result] = await officialChain(environmentOf(theirs, set(theirs.origin)), [
      "GetSecretValue",
      { SecretId: "x" },
    ]);
    expect(result).toEqual({ error: "ResourceNotFoundException" });
    const seen = ours.seen.map(gist);
    expect(seen.at(-1)).toContain(`${identity} for eu-central-1/secretsmanager`);
    expect(seen).toEqual(theirs.seen.map(gist));
  });

  it.each([
    ["a web identity that is refused", () => ({ AWS_WEB_IDENTITY_TOKEN_FILE: file("jwt", "bad"), AWS_ROLE_ARN: "r" })],
    [
      "a container with another token",
      (origin: string) => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/container`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: "other",
      }),
    ],
    [
      "a login that has ended and cannot be renewed",
      () => {
        config(SESSION);
        loggedIn("corp", { ...ENDED, refreshToken: "refresh-0" });
        return { AWS_PROFILE: "s" };
      },
    ],
  ] as const)("goes on to no other identity after %s, as the SDK does", async (_, set) => {
    const [ours, theirs] = [await aws(), await aws()];
    const store = await openAwsStore({ environment: environmentOf(ours, set(ours.origin)) });
    await expect(store.get("x")).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
    const [result] = await officialChain(environmentOf(theirs, set(theirs.origin)), [
      "GetSecretValue",
      { SecretId: "x" },
    ]);
    expect(result).toEqual({ error: expect.any(String) as string });
    for (const { seen } of [ours, theirs])
      expect(seen.filter(({ headers }) => headers["x-amz-target"] !== undefined)).toEqual([]);
  });

  it("keeps what renewed a login for the next time, as the SDK does, and private", async () => {
    config(SESSION);
    const running = await aws();
    const kept: unknown[] = [];
    for (const ask of [
      async () => (await openAwsStore({ environment: environmentOf(running, { AWS_PROFILE: "s" }) })).get("x"),
      async () => officialChain(environmentOf(running, { AWS_PROFILE: "s" }), ["GetSecretValue", { SecretId: "x" }]),
    ]) {
      loggedIn("corp", ENDED);
      chmodSync(loginFile("corp"), 0o600);
      await ask();
      const { expiresAt, ...rest } = JSON.parse(readFileSync(loginFile("corp"), "utf8")) as Record<string, string>;
      expect(Date.parse(expiresAt ?? "") - Date.now()).toBeGreaterThan(3_500_000);
      expect(statSync(loginFile("corp")).mode & 0o777).toBe(0o600);
      kept.push(rest);
    }
    expect(kept[0]).toMatchObject({ accessToken: "login-token", refreshToken: "refresh-2", clientId: "client" });
    expect(kept[0]).toEqual(kept[1]);
  });

  it("stops at a profile that is not there, as the aws command does, where the SDK goes on to another identity", async () => {
    const [ours, theirs] = [await aws(), await aws()];
    const store = await openAwsStore({ environment: environmentOf(ours, { AWS_PROFILE: "nobody" }) });
    await expect(store.get("x")).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
    expect(ours.seen).toEqual([]);
    await officialChain(environmentOf(theirs, { AWS_PROFILE: "nobody" }), ["GetSecretValue", { SecretId: "x" }]);
    expect(theirs.seen.map(gist).at(-1)).toContain("INSTANCE for");
  });
});
