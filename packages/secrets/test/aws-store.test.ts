import { Secret } from "@keyguard/core";
import { documentPart } from "@keyguard/secrets";
import { openAwsStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeSecretsManager, startFakeSecretsManager } from "./fakes/fake-secrets-manager.ts";
import { instantClock } from "./fakes/instant-clock.ts";
import { officialSdk, type SdkCall, type SdkResult } from "./fakes/official-sdk.ts";

const started: FakeSecretsManager[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function start(): Promise<FakeSecretsManager> {
  const fake = await startFakeSecretsManager();
  started.push(fake);
  return fake;
}

function environmentOf({ origin, settings }: FakeSecretsManager): Record<string, string> {
  return {
    HOME: "/nonexistent",
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL: origin,
    AWS_ACCESS_KEY_ID: settings.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: "true",
    ...(settings.sessionToken !== undefined && { AWS_SESSION_TOKEN: settings.sessionToken }),
  };
}

let counter = 0;
const freshName = (): string => `prod/bot/binance-${counter++}`;
const credential = (): Secret<Record<string, string>> =>
  new Secret({ key: `k${counter++}`, secret: crypto.randomUUID() }, "test");

describeStoreContract("aws", {
  can: ["read", "write", "list", "versions", "stage"],
  async open() {
    const fake = await start();
    return { store: await openAwsStore({ environment: environmentOf(fake) }), freshName };
  },
});

describe("aws store", () => {
  it("get() renews credentials that have expired, once", async () => {
    const fake = await start();
    fake.settings.sessionToken = "first";
    const environment = environmentOf(fake);
    const store = await openAwsStore({ environment });
    const name = freshName();
    await store.put(name, credential(), null);
    fake.settings.sessionToken = "second";
    await expect(store.get(name)).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
    environment["AWS_SESSION_TOKEN"] = "second";
    expect(await store.get(name)).toBeDefined();
  });

  it("get() of an ARN goes to the region that the ARN tells", async () => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    const name = freshName();
    await store.put(name, credential(), null);
    expect(await store.get(`arn:aws:secretsmanager:us-west-2:123456789012:secret:${name}-AbCdEf`)).toBeDefined();
    expect(fake.seen.at(-1)?.headers["authorization"]).toContain("/us-west-2/secretsmanager/");
  });

  it.each([
    ["throttling", { status: 400, body: { __type: "ThrottlingException" } }],
    ["an internal error", { status: 500, body: { __type: "InternalServiceError" } }],
    ["a cut connection", null],
  ])("get() tries again after %s", async (_, answer) => {
    const fake = await start();
    const { clock, slept } = instantClock();
    const store = await openAwsStore({ environment: environmentOf(fake), clock });
    const name = freshName();
    await store.put(name, credential(), null);
    fake.settings.faults.push({ answer, times: 3 });
    expect(await store.get(name)).toBeDefined();
    expect(slept).toHaveLength(3);
    expect(slept.every((pause, i) => pause >= 50 * 2 ** i && pause <= 150 * 2 ** i)).toBe(true);
  });

  it("get() gives up under a bound and says that nothing is known", async () => {
    const fake = await start();
    const { clock } = instantClock();
    const store = await openAwsStore({ environment: environmentOf(fake), clock });
    fake.settings.faults.push({ answer: { status: 503, body: "<html>busy</html>" }, times: 1000 });
    await expect(store.get("x")).rejects.toMatchObject({ code: "KG_STORE_AWAY" });
    expect(fake.seen.length).toBeLessThanOrEqual(6);
  });

  it("get() corrects a clock that is off, and then works", async () => {
    const fake = await start();
    fake.settings.now = () => Date.now() + 3_600_000;
    const store = await openAwsStore({ environment: environmentOf(fake) });
    expect(await store.get("nothing-there")).toBeUndefined();
    expect(await store.get("nothing-there")).toBeUndefined();
    expect(fake.seen).toHaveLength(3); // wrong once, then corrected for good
  });

  it.each([
    ["a login page", { status: 200, headers: { "content-type": "text/html" }, body: "<html>sign in</html>" }],
    ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:9/" } }],
    ["another service's JSON", { status: 404, body: { error: "no such route" } }],
  ])("get() does not take %s for an answer", async (_, answer) => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    fake.settings.faults.push({ answer, times: 1 });
    await expect(store.get("x")).rejects.toMatchObject({ code: "KG_STORE_ANSWER" });
  });

  it("get() refuses binary data and text that is no document, without telling it", async () => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    const canary = crypto.randomUUID();
    fake.settings.faults.push({
      answer: { status: 200, body: { VersionId: "v", SecretString: `not json ${canary}` } },
      times: 1,
    });
    const error = await store.get("x").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "KG_STORE_ANSWER" });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(canary);
  });

  it("put() sends one token again on a retry, so that nothing is written twice", async () => {
    const fake = await start();
    const { clock } = instantClock();
    const store = await openAwsStore({ environment: environmentOf(fake), clock });
    const name = freshName();
    await store.put(name, credential(), null);
    const version = (await store.get(name))?.version ?? "";
    fake.settings.loseAnswerOf = "PutSecretValue";
    expect((await store.put(name, credential(), version)).status).toBe("written");
    const writes = fake.seen.filter(({ headers }) => headers["x-amz-target"] === "secretsmanager.PutSecretValue");
    expect(writes).toHaveLength(2);
    expect(writes[0]?.body).toBe(writes[1]?.body);
    expect(await store.versions(name)).toHaveLength(2);
  });

  it("promote() stopped between its two moves is finished by the next call", async () => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    const name = freshName();
    const token = "t".repeat(40);
    await store.put(name, credential(), null);
    await store.stage(name, credential(), token);
    const current = (await store.get(name))?.version ?? "";
    await sdk(fake, [
      "UpdateSecretVersionStage",
      { SecretId: name, VersionStage: "AWSCURRENT", MoveToVersionId: token, RemoveFromVersionId: current },
    ]);
    expect(await store.getStage(name, "pending")).toBeUndefined();
    expect(await store.promote(name, token)).toEqual({ status: "unchanged", version: token });
    const [described] = await sdk(fake, ["DescribeSecret", { SecretId: name }]);
    expect(described?.output?.["VersionIdsToStages"]).toEqual({ [token]: ["AWSCURRENT"], [current]: ["AWSPREVIOUS"] });
  });

  it("stage() refuses a token that AWS would refuse", async () => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    await expect(store.stage("x", credential(), "short")).rejects.toThrow(RangeError);
  });
});

async function sdk({ origin, settings }: FakeSecretsManager, ...calls: SdkCall[]): Promise<SdkResult[]> {
  return officialSdk(
    origin,
    { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    ...calls,
  );
}

describe("the fake of Secrets Manager, under the official SDK", () => {
  it("takes the SDK's signature, and refuses one with another key", async () => {
    const fake = await start();
    const [made, read] = await sdk(
      fake,
      ["CreateSecret", { Name: "sdk", SecretString: "{}" }],
      ["GetSecretValue", { SecretId: "sdk" }],
    );
    expect(made?.output?.["VersionId"]).toMatch(/^[\w-]{36}$/u);
    expect(read?.output).toMatchObject({ VersionId: made?.output?.["VersionId"], SecretString: "{}" });
    const credentials = { accessKeyId: fake.settings.accessKeyId, secretAccessKey: "another" };
    const [refused] = await officialSdk(fake.origin, credentials, ["GetSecretValue", { SecretId: "sdk" }]);
    expect(refused).toEqual({ error: "InvalidSignatureException" });
  });

  it("refuses a used token with other data, where the emulators overwrite", async () => {
    const fake = await start();
    const ClientRequestToken = "u".repeat(32);
    const put = (SecretString: string): SdkCall => [
      "PutSecretValue",
      { SecretId: "sdk", SecretString, ClientRequestToken },
    ];
    const results = await sdk(
      fake,
      ["CreateSecret", { Name: "sdk", SecretString: "{}" }],
      put("1"),
      put("1"),
      put("2"),
    );
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined, "ResourceExistsException"]);
  });

  it("moves labels only away from where they are", async () => {
    const fake = await start();
    const [one, two] = ["1".repeat(32), "2".repeat(32)];
    const move = (from?: string): SdkCall => [
      "UpdateSecretVersionStage",
      { SecretId: "sdk", VersionStage: "AWSCURRENT", MoveToVersionId: two, RemoveFromVersionId: from },
    ];
    const results = await sdk(
      fake,
      ["CreateSecret", { Name: "sdk", SecretString: "{}", ClientRequestToken: one }],
      [
        "PutSecretValue",
        { SecretId: "sdk", SecretString: "{}", ClientRequestToken: two, VersionStages: ["AWSPENDING"] },
      ],
      move(),
      move(two),
      move(one),
      move(one),
      ["DescribeSecret", { SecretId: "sdk" }],
    );
    const refused = "InvalidParameterException";
    expect(results.map(({ error }) => error)).toEqual([
      undefined,
      undefined,
      refused,
      refused,
      undefined,
      refused,
      undefined,
    ]);
    expect(results.at(-1)?.output?.["VersionIdsToStages"]).toEqual({
      [one]: ["AWSPREVIOUS"],
      [two]: ["AWSCURRENT", "AWSPENDING"],
    });
  });

  it("holds what our store wrote, as the SDK reads it, and the other way round", async () => {
    const fake = await start();
    const store = await openAwsStore({ environment: environmentOf(fake) });
    const document = credential();
    await store.put("ours", document, null);
    const theirs = JSON.stringify({ BINANCE_API_KEY: "theirs", BINANCE_API_SECRET: "s" });
    const [read] = await sdk(
      fake,
      ["GetSecretValue", { SecretId: "ours" }],
      ["PutSecretValue", { SecretId: "ours", SecretString: theirs }],
    );
    expect(JSON.parse(String(read?.output?.["SecretString"]))).toEqual(Secret.reveal(document));
    const now = await store.get("ours");
    const key = now && documentPart(now.document, "key");
    expect(key && Secret.reveal(key)).toBe("theirs");
  });
});
