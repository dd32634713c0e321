import { randomUUID } from "node:crypto";
import { Secret } from "@keyguard/core";
import { openAwsStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import { describe, expect, it } from "vitest";
import { officialSdk } from "../fakes/official-sdk.ts";

// Both emulators overwrite when a used token comes with other data, and check no signatures: what AWS does there is
// proven with the fake of this repository, and that with the official SDK.

const credentials = { accessKeyId: "test", secretAccessKey: "test" };

function environment(url: string): Record<string, string> {
  return {
    HOME: "/nonexistent",
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

function endpoint(name: string): string {
  const found = process.env[name];
  if (found === undefined) throw new Error(`${name} is not set: run this by scripts/doubles.sh`);
  return found;
}

const freshName = (): string => `keyguard/${randomUUID()}`;
const abilities = ["read", "write", "list", "versions", "stage"] as const;

describeStoreContract("aws on ministack", {
  can: abilities,
  open: async () => ({
    store: await openAwsStore({ environment: environment(endpoint("KEYGUARD_TEST_MINISTACK")) }),
    freshName,
  }),
});

// moto makes every new version the current one, whatever stage was asked for, and answers ListSecretVersionIds with
// HTTP 500: what hangs on stages cannot be tried there. It does check tokens, which ministack does not.
describe("aws store on moto", () => {
  it("makes, reads and lists secrets, and takes HTTP 404 for what it means", async () => {
    const store = await openAwsStore({ environment: environment(endpoint("KEYGUARD_TEST_MOTO")) });
    const name = freshName();
    const document = new Secret({ key: randomUUID(), secret: randomUUID() }, "test");
    expect(await store.get(name)).toBeUndefined();
    expect((await store.put(name, document, null)).status).toBe("written");
    expect(await store.put(name, new Secret({ key: "k" }, "test"), null)).toEqual({ status: "conflict" });
    const read = await store.get(name);
    expect(read && Secret.reveal(read.document)).toEqual(Secret.reveal(document));
    expect(await store.put(name, document, read?.version ?? "")).toEqual({
      status: "unchanged",
      version: read?.version,
    });
    expect((await store.list()).map((entry) => entry.name)).toContain(name);
    expect((await store.stage(name, document, "t".repeat(32))).status).toBe("written");
  });
});

describe.each(["KEYGUARD_TEST_MINISTACK", "KEYGUARD_TEST_MOTO"])("aws store on %s", (name) => {
  it("writes what the official SDK reads", async () => {
    const store = await openAwsStore({ environment: environment(endpoint(name)) });
    const at = freshName();
    const fields = { key: randomUUID(), secret: randomUUID() };
    await store.put(at, new Secret(fields, "test"), null);
    const [read] = await officialSdk(endpoint(name), credentials, ["GetSecretValue", { SecretId: at }]);
    expect(JSON.parse(String(read?.output?.["SecretString"]))).toEqual(fields);
  });
});
