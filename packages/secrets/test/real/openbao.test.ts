import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { Secret } from "@keyguard/core";
import { documentPart, formatDocument } from "@keyguard/secrets";
import { openVaultStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import { beforeAll, describe, expect, it, vi } from "vitest";

const address = process.env["KEYGUARD_TEST_BAO"] ?? "";
const root = process.env["KEYGUARD_TEST_BAO_TOKEN"] ?? "";

/** Any call of the API with the root token. */
async function bao(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}/v1/${path}`, {
    method,
    headers: { "x-vault-token": root, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function data(answer: Record<string, unknown>): Record<string, unknown> {
  return answer["data"] as Record<string, unknown>;
}

const environment = { HOME: "/nonexistent", VAULT_ADDR: address, VAULT_TOKEN: root };
const freshName = (): string => `secret/keyguard/${randomUUID()}`;
const credential = (): Secret<Record<string, string>> =>
  new Secret({ key: randomUUID(), secret: randomUUID() }, "test");
const policy = 'path "secret/*" { capabilities = ["create","read","update","delete","list"] }';

describeStoreContract("vault on OpenBao", {
  can: ["read", "write", "list", "versions", "stage"],
  open: async () => ({ store: await openVaultStore({ environment }), freshName }),
});

describe("vault store on OpenBao", () => {
  beforeAll(async () => {
    await bao("PUT", "sys/policies/acl/keyguard", { policy });
    await bao("POST", "sys/auth/approle", { type: "approle" });
    await bao("POST", "auth/approle/role/bot", {
      token_policies: ["keyguard"],
      secret_id_num_uses: 1,
      token_ttl: "1h",
    });
  });

  it("put() over a deleted name asks for the version it had", async () => {
    const store = await openVaultStore({ environment });
    const name = freshName();
    await store.put(name, credential(), null);
    const version = (await store.get(name))?.version ?? "";
    await store.remove(name, version);
    expect(await store.get(name)).toBeUndefined();
    expect(await store.put(name, credential(), null)).toEqual({ status: "written", version: "2" });
  });

  it("put() on KV version 1 is refused, and reading it works", async () => {
    const mount = `kv1-${randomUUID().slice(0, 8)}`;
    await bao("POST", `sys/mounts/${mount}`, { type: "kv", options: { version: "1" } });
    await bao("POST", `${mount}/bot`, { api_key: "k", api_secret: "s" });
    const store = await openVaultStore({ environment });
    const read = await store.get(`${mount}/bot`);
    expect(read && documentPart(read.document, "secret")).toBeDefined();
    await expect(store.put(`${mount}/bot`, credential(), read?.version ?? "")).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
    });
    await expect(store.stage(`${mount}/bot`, credential(), "t".repeat(32))).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
    });
  });

  it("a mount may have slashes in its name", async () => {
    const mount = `team/${randomUUID().slice(0, 8)}/kv`;
    await bao("POST", `sys/mounts/${mount}`, { type: "kv", options: { version: "2" } });
    const store = await openVaultStore({ environment });
    const document = credential();
    expect((await store.put(`${mount}/bot`, document, null)).status).toBe("written");
    expect(formatDocument((await store.get(`${mount}/bot`))?.document ?? credential())).toBe(formatDocument(document));
  });

  it("logs in by AppRole with a secret id of one use, and tells when it is used up", async () => {
    const { role_id: role } = data(await bao("GET", "auth/approle/role/bot/role-id"));
    const { secret_id: secretId } = data(await bao("POST", "auth/approle/role/bot/secret-id", {}));
    const login = {
      HOME: "/nonexistent",
      VAULT_ADDR: address,
      VAULT_ROLE_ID: String(role),
      VAULT_SECRET_ID: String(secretId),
    };
    const name = freshName();
    const store = await openVaultStore({ environment: login });
    expect((await store.put(name, credential(), null)).status).toBe("written");
    expect(await store.get(name)).toBeDefined(); // the same token serves on
    const second = await openVaultStore({ environment: login });
    await expect(second.get(name)).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
  });

  it("unwraps a wrapped secret id once", async () => {
    const { role_id: role } = data(await bao("GET", "auth/approle/role/bot/role-id"));
    const wrapped = await bao("POST", "auth/approle/role/bot/secret-id", {}, { "x-vault-wrap-ttl": "60s" });
    const { token } = wrapped["wrap_info"] as { token: string };
    const login = {
      HOME: "/nonexistent",
      VAULT_ADDR: address,
      VAULT_ROLE_ID: String(role),
      VAULT_WRAPPED_SECRET_ID: token,
    };
    const store = await openVaultStore({ environment: login });
    expect(await store.get(freshName())).toBeUndefined();
    await expect((await openVaultStore({ environment: login })).get(freshName())).rejects.toMatchObject({
      code: "KG_STORE_DENIED",
    });
  });

  it.each([
    [true, expect.any(Number), []],
    [false, undefined, [expect.stringContaining("it is not renewable")]],
  ])("tends a token that it was given, renewable: %s", async (renewable, renewed, told) => {
    const { auth } = (await bao("POST", "auth/token/create", { ttl: "60s", renewable, policies: ["keyguard"] })) as {
      auth: { client_token: string; accessor: string };
    };
    const timers: (() => void)[] = [];
    const notes: string[] = [];
    const store = await openVaultStore({
      environment: { ...environment, VAULT_TOKEN: auth.client_token },
      schedule: (_, later) => {
        timers.push(later);
        return () => undefined;
      },
      notice: (line) => notes.push(line),
    });
    await store.get(freshName());
    for (let due = 1; due <= 2; due++) {
      await vi.waitFor(() => expect(timers.length).toBe(due)); // first it looks, then it renews or tells
      timers[due - 1]?.();
    }
    await vi.waitFor(async () => {
      const { last_renewal_time: time } = data(
        await bao("POST", "auth/token/lookup-accessor", { accessor: auth.accessor }),
      );
      expect([time, notes]).toEqual([renewed, told]);
    });
    expect(await store.get(freshName())).toBeUndefined();
  });

  it("logs in by JWT whose claims the role is bound to, and by no other", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const mount = `jwt-${randomUUID().slice(0, 8)}`;
    await bao("POST", `sys/auth/${mount}`, { type: "jwt" });
    await bao("POST", `auth/${mount}/config`, {
      jwt_validation_pubkeys: [publicKey.export({ type: "spki", format: "pem" })],
    });
    await bao("POST", `auth/${mount}/role/bot`, {
      role_type: "jwt",
      user_claim: "sub",
      bound_audiences: ["vault"],
      bound_claims: { repository: "acme/bot" },
      token_policies: ["keyguard"],
    });
    const jwt = (repository: string): string => {
      const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString("base64url");
      const now = Math.floor(Date.now() / 1000);
      const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ sub: "job", aud: "vault", repository, iat: now, nbf: now - 5, exp: now + 60 })}`;
      return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
    };
    const login = { HOME: "/nonexistent", VAULT_ADDR: address, VAULT_JWT_ROLE: "bot", VAULT_JWT_MOUNT: mount };
    const store = await openVaultStore({ environment: { ...login, VAULT_JWT: jwt("acme/bot") } });
    expect((await store.put(freshName(), credential(), null)).status).toBe("written");
    const other = await openVaultStore({ environment: { ...login, VAULT_JWT: jwt("mallory/bot") } });
    await expect(other.get(freshName())).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
  });

  it("logs in again when its token was revoked meanwhile", async () => {
    const { role_id: role } = data(await bao("GET", "auth/approle/role/bot/role-id"));
    await bao("POST", "auth/approle/role/again", { token_policies: ["keyguard"] });
    const { role_id: again } = data(await bao("GET", "auth/approle/role/again/role-id"));
    const { secret_id: secretId } = data(await bao("POST", "auth/approle/role/again/secret-id", {}));
    expect(again).not.toBe(role);
    const store = await openVaultStore({
      environment: {
        HOME: "/nonexistent",
        VAULT_ADDR: address,
        VAULT_ROLE_ID: String(again),
        VAULT_SECRET_ID: String(secretId),
      },
    });
    expect(await store.get(freshName())).toBeUndefined();
    const { keys } = data(await bao("LIST", "auth/token/accessors"));
    for (const accessor of keys as string[]) {
      const found = data(await bao("POST", "auth/token/lookup-accessor", { accessor }));
      if (found["path"] === "auth/approle/login") await bao("POST", "auth/token/revoke-accessor", { accessor });
    }
    expect(await store.get(freshName())).toBeUndefined();
  });

  it.each([
    ["a dead token", { VAULT_TOKEN: "s.dead" }, "KG_STORE_DENIED"],
    ["a namespace that is not there", { VAULT_NAMESPACE: "nobody" }, "KG_STORE"],
  ])("%s is told as such", async (_, more, code) => {
    const store = await openVaultStore({ environment: { ...environment, ...more } });
    await expect(store.get(freshName())).rejects.toMatchObject({ code: expect.stringContaining(code) as string });
  });

  it("works inside a namespace", async () => {
    const namespace = `ns${randomUUID().slice(0, 6)}`;
    await bao("POST", `sys/namespaces/${namespace}`, {});
    await bao(
      "POST",
      "sys/mounts/secret",
      { type: "kv", options: { version: "2" } },
      { "x-vault-namespace": namespace },
    );
    const name = freshName();
    const inside = await openVaultStore({ environment: { ...environment, VAULT_NAMESPACE: namespace } });
    await inside.put(name, credential(), null);
    expect(await inside.get(name)).toBeDefined();
    expect(await (await openVaultStore({ environment })).get(name)).toBeUndefined();
  });

  it("reads a document that two-part tools wrote", async () => {
    const name = freshName();
    await bao("POST", name.replace("secret/", "secret/data/"), {
      data: { apiKey: "k", password: "p", secret: "s", note: 1 },
    });
    const read = await (await openVaultStore({ environment })).get(name);
    expect(read && documentPart(read.document, "passphrase")).toBeDefined();
  });
});
