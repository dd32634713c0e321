import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAwsStore } from "@keyguard/secrets/node";
import { askPlatform } from "../src/node/aws/provider.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Running, type SeenRequest, serve } from "./fakes/serve.ts";

let home = "";
const started: Running[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "keyguard-aws-"));
  mkdirSync(join(home, ".aws", "sso", "cache"), { recursive: true });
});
afterEach(async () => {
  rmSync(home, { recursive: true, force: true });
  for (const running of started.splice(0)) await running.close();
});

const secretsManager: Answer = { status: 400, body: { __type: "ResourceNotFoundException" } };

async function server(handle: (request: SeenRequest) => Answer | null): Promise<Running> {
  const running = await serve((request) =>
    request.headers["x-amz-target"] === undefined ? handle(request) : secretsManager,
  );
  started.push(running);
  return running;
}

/** The access key id that a request to Secrets Manager was signed with, and its session token. */
async function signer(running: Running, environment: Record<string, string>): Promise<string> {
  const all = {
    HOME: home,
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL_SECRETS_MANAGER: running.origin,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: running.origin,
    AWS_ENDPOINT_URL_STS: `${running.origin}/sts`,
    AWS_ENDPOINT_URL_SSO: `${running.origin}/sso`,
    ...environment,
  };
  const store = await openAwsStore({ environment: all });
  await store.get("x");
  const request = running.seen.findLast(({ headers }) => headers["x-amz-target"] !== undefined);
  const id = /Credential=([^/]+)\//u.exec(String(request?.headers["authorization"]))?.[1];
  return `${id} ${String(request?.headers["x-amz-security-token"] ?? "-")}`;
}

const sts = (id: string): Answer => ({
  status: 200,
  body: `<R><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t-${id}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></R>`,
});
const json = (id: string): Answer => ({
  status: 200,
  body: { AccessKeyId: id, SecretAccessKey: "s", Token: `t-${id}`, Expiration: "2099-01-01T00:00:00Z" },
});
const nothing = (): Answer => ({ status: 404 });

describe("the chain of AWS credentials", () => {
  it("takes the environment first", async () => {
    writeFileSync(
      join(home, ".aws", "credentials"),
      "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n",
    );
    const running = await server(nothing);
    expect(
      await signer(running, { AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: "s", AWS_SESSION_TOKEN: "t" }),
    ).toBe("ENV t");
    expect(await signer(running, {})).toBe("FILE -");
  });

  it("reads a profile from both files, whatever the ini looks like", async () => {
    writeFileSync(
      join(home, ".aws", "config"),
      "# c\n[profile bot]\r\nregion = eu-west-1\ns3 =\n  max = 1\naws_access_key_id=CONFIG\n[ default ]\n",
    );
    writeFileSync(
      join(home, ".aws", "credentials"),
      "[bot]\naws_access_key_id   =  CRED\naws_secret_access_key = a=b/c+d\n",
    );
    const running = await server(nothing);
    expect(await signer(running, { AWS_PROFILE: "bot", AWS_REGION: "" })).toBe("CRED -");
    expect(running.seen.at(-1)?.headers["authorization"]).toContain("/eu-west-1/secretsmanager/");
  });

  it("takes on a role by web identity, reading the token anew", async () => {
    const token = join(home, "token");
    writeFileSync(token, "jwt-1\n");
    const running = await server(({ body }) => sts(new URLSearchParams(body).get("WebIdentityToken") ?? ""));
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_ROLE_ARN: "arn:aws:iam::1:role/bot" };
    expect(await signer(running, environment)).toBe("jwt-1 t-jwt-1");
    const request = running.seen.find(({ url }) => url.startsWith("/sts"));
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
      Action: "AssumeRoleWithWebIdentity",
      RoleArn: "arn:aws:iam::1:role/bot",
      RoleSessionName: "keyguard",
    });
    expect(request?.headers["authorization"]).toBeUndefined();
  });

  it("takes on a role with another profile's keys, through a chain, and not in a circle", async () => {
    writeFileSync(
      join(home, ".aws", "config"),
      "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n[profile mid]\nrole_arn = MID\nsource_profile = base\n[profile top]\nrole_arn = TOP\nexternal_id = ext\nsource_profile = mid\n[profile a]\nrole_arn = A\nsource_profile = b\n[profile b]\nrole_arn = B\nsource_profile = a\n",
    );
    const running = await server(({ body }) => sts(new URLSearchParams(body).get("RoleArn") ?? ""));
    expect(await signer(running, { AWS_PROFILE: "top" })).toBe("TOP t-TOP");
    const [mid, top] = running.seen.filter(({ url }) => url.startsWith("/sts"));
    expect(mid?.headers["authorization"]).toContain("Credential=BASE/");
    expect(top?.headers["authorization"]).toContain("Credential=MID/");
    expect(new URLSearchParams(top?.body).get("ExternalId")).toBe("ext");
    await expect(signer(running, { AWS_PROFILE: "a" })).rejects.toMatchObject({
      code: "KG_STORE_DENIED",
      message: expect.stringContaining("circle") as string,
    });
  });

  it("runs a credential_process, and tells when it fails without its output", async () => {
    writeFileSync(
      join(home, ".aws", "config"),
      `[profile p]\ncredential_process = printf '{"Version":1,"AccessKeyId":"PROC","SecretAccessKey":"s"}'\n[profile bad]\ncredential_process = echo canary-value; exit 1\n`,
    );
    const running = await server(nothing);
    expect(await signer(running, { AWS_PROFILE: "p", PATH: process.env["PATH"] ?? "" })).toBe("PROC -");
    const error: unknown = await signer(running, { AWS_PROFILE: "bad" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "KG_STORE_DENIED" });
    expect(String(error)).not.toContain("canary-value");
  });

  it("exchanges the token of aws sso login, and says when that has expired", async () => {
    writeFileSync(
      join(home, ".aws", "config"),
      "[profile s]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = bot\n[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.example\n",
    );
    const file = join(home, ".aws", "sso", "cache", `${createHash("sha1").update("corp").digest("hex")}.json`);
    writeFileSync(file, JSON.stringify({ accessToken: "tok", expiresAt: "2099-01-01T00:00:00Z" }));
    const running = await server(({ headers }) => ({
      status: 200,
      body: {
        roleCredentials: {
          accessKeyId: `SSO-${String(headers["x-amz-sso_bearer_token"])}`,
          secretAccessKey: "s",
          sessionToken: "t",
          expiration: 4_070_908_800_000,
        },
      },
    }));
    expect(await signer(running, { AWS_PROFILE: "s" })).toBe("SSO-tok t");
    expect(running.seen[0]?.url).toBe("/sso/federation/credentials?role_name=bot&account_id=1");
    writeFileSync(file, JSON.stringify({ accessToken: "tok", expiresAt: "2001-01-01T00:00:00Z" }));
    await expect(signer(running, { AWS_PROFILE: "s" })).rejects.toMatchObject({ hint: "run: aws sso login" });
  });

  it("asks a container's service, with its token, at local addresses only", async () => {
    const token = join(home, "token");
    writeFileSync(token, "auth-token");
    const running = await server(({ headers }) => json(`ECS-${String(headers["authorization"])}`));
    const local = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${running.origin}/creds`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: token,
    };
    expect(await signer(running, local)).toBe("ECS-auth-token t-ECS-auth-token");
    await expect(
      signer(running, { ...local, AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/creds" }),
    ).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
  });

  it("asks an instance by version 2 of its service, region included", async () => {
    const running = await server(({ method, url, headers }) => {
      if (method === "PUT") return { status: 200, body: "session" };
      if (headers["x-aws-ec2-metadata-token"] !== "session") return { status: 401 };
      if (url.endsWith("/placement/region")) return { status: 200, body: "ap-south-1" };
      return url.endsWith("/security-credentials/") ? { status: 200, body: "bot-role" } : json("EC2");
    });
    expect(await signer(running, { AWS_REGION: "" })).toBe("EC2 t-EC2");
    expect(running.seen.at(-1)?.headers["authorization"]).toContain("/ap-south-1/");
    await expect(signer(running, { AWS_EC2_METADATA_DISABLED: "true" })).rejects.toMatchObject({
      code: "KG_STORE_SETUP",
    });
  });

  it("asks again shortly before credentials end, once for all", async () => {
    let n = 0;
    const running = await server(() => ({
      status: 200,
      body: {
        AccessKeyId: `C${n++}`,
        SecretAccessKey: "s",
        Token: "t",
        Expiration: new Date(now + 3_600_000).toISOString(),
      },
    }));
    let now = Date.now();
    const clock = { now: () => now, sleep: async () => undefined };
    const environment = {
      HOME: home,
      AWS_REGION: "eu-central-1",
      AWS_ENDPOINT_URL: running.origin,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${running.origin}/creds`,
    };
    const store = await openAwsStore({ environment, clock });
    await Promise.all([store.get("a"), store.get("b")]);
    now += 54 * 60_000;
    await store.get("c");
    expect(n).toBe(1);
    now += 2 * 60_000;
    await store.get("d");
    expect(n).toBe(2);
  });

  it.each([
    [{ AWS_REGION: "", AWS_EC2_METADATA_DISABLED: "true" }, "KG_STORE_SETUP"],
    [{ AWS_PROFILE: "nobody" }, "KG_STORE_DENIED"],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: "/nonexistent", AWS_ROLE_ARN: "r" }, "KG_STORE_DENIED"],
  ])("of %o it says what is missing", async (environment, code) => {
    await expect(signer(await server(nothing), environment)).rejects.toMatchObject({ code });
  });
});

describe("askPlatform()", () => {
  it("takes an answer that breaks off, or has no end, for none", async () => {
    const answers: readonly ReadableStream<Uint8Array>[] = [
      new ReadableStream({ pull: (body) => body.error(new Error("the connection was reset")) }),
      new ReadableStream({ pull: (body) => body.enqueue(new Uint8Array(65_536)) }),
    ];
    for (const body of answers)
      expect(await askPlatform(async () => new Response(body), "http://127.0.0.1/", {})).toBeUndefined();
    expect(await askPlatform(async () => new Response("role"), "http://127.0.0.1/", {})).toMatchObject({
      text: "role",
    });
  });
});
