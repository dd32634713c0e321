import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, Secret } from "@keyguard/core";
import { openVaultStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeVault, startFakeVault } from "./fakes/fake-vault.ts";
import { instantClock } from "./fakes/instant-clock.ts";
import { serve } from "./fakes/serve.ts";

const started: FakeVault[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function start(): Promise<FakeVault> {
  const fake = await startFakeVault();
  started.push(fake);
  return fake;
}

let counter = 0;
const freshName = (): string => `secret/bots/binance-${counter++}`;
const credential = (): Secret<Record<string, string>> =>
  new Secret({ key: `k${counter++}`, secret: crypto.randomUUID() }, "test");
const byToken = ({ origin }: FakeVault): Record<string, string> => ({
  HOME: "/nonexistent",
  VAULT_ADDR: origin,
  VAULT_TOKEN: "root",
});
const byAppRole = ({ origin }: FakeVault): Record<string, string> => ({
  HOME: "/nonexistent",
  VAULT_ADDR: origin,
  VAULT_ROLE_ID: "r",
  VAULT_SECRET_ID: "s",
});

describeStoreContract("vault", {
  can: ["read", "write", "list", "versions", "stage"],
  async open() {
    const fake = await start();
    return { store: await openVaultStore({ environment: byToken(fake) }), freshName };
  },
});

/** A clock that tests move, shared with the fake. */
function movingClock(fake: FakeVault): { readonly clock: Clock; pass(milliseconds: number): void } {
  let now = Date.now();
  fake.settings.now = () => now;
  return {
    clock: { now: () => now, sleep: async () => undefined },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

function calls(fake: FakeVault, path: string): number {
  return fake.seen.filter(({ url }) => url === `/v1/${path}`).length;
}

describe("vault store", () => {
  it("renews a token after two thirds of its life, and goes on with it", async () => {
    const fake = await start();
    const { clock, pass } = movingClock(fake);
    const store = await openVaultStore({ environment: byAppRole(fake), clock });
    await store.get(freshName());
    pass(2000 * 1000);
    await store.get(freshName());
    expect(calls(fake, "auth/token/renew-self")).toBe(0);
    pass(500 * 1000);
    await store.get(freshName());
    expect(calls(fake, "auth/token/renew-self")).toBe(1);
    expect(calls(fake, "auth/approle/login")).toBe(1);
  });

  it("logs in anew when a renewal grants little more, when a token ended, and when the clock went back", async () => {
    const fake = await start();
    const { clock, pass } = movingClock(fake);
    const store = await openVaultStore({ environment: byAppRole(fake), clock });
    await store.get(freshName());
    fake.settings.renewTtl = 60;
    pass(2500 * 1000);
    await store.get(freshName());
    expect(calls(fake, "auth/approle/login")).toBe(2);
    fake.settings.tokens.clear();
    expect(await store.get(freshName())).toBeUndefined();
    expect(calls(fake, "auth/approle/login")).toBe(3);
    fake.settings.renewTtl = undefined;
    pass(-10_000_000);
    expect(await store.get(freshName())).toBeUndefined();
  });

  it("tells a used-up login, a dead token and a sealed server apart", async () => {
    const fake = await start();
    fake.settings.loginsLeft = 0;
    await expect((await openVaultStore({ environment: byAppRole(fake) })).get(freshName())).rejects.toMatchObject({
      code: "KG_STORE_DENIED",
      message: expect.stringContaining("log in") as string,
    });
    const dead = await openVaultStore({ environment: { ...byToken(fake), VAULT_TOKEN: "s.dead" } });
    await expect(dead.get(freshName())).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
    const { clock } = instantClock();
    fake.settings.faults.push({ answer: { status: 503, body: { errors: ["Vault is sealed"] } }, times: 1000 });
    const sealed = await openVaultStore({ environment: byToken(fake), clock });
    await expect(sealed.get(freshName())).rejects.toMatchObject({
      code: "KG_STORE_AWAY",
      message: expect.stringContaining("sealed") as string,
    });
  });

  it("logs in by JWT: given, in a file, or a GitHub job's own", async () => {
    const fake = await start();
    const base = { HOME: "/nonexistent", VAULT_ADDR: fake.origin, VAULT_JWT_ROLE: "bot" };
    const directory = mkdtempSync(join(tmpdir(), "keyguard-jwt-"));
    writeFileSync(join(directory, "jwt"), "good.jwt\n");
    const github = await serve(({ url, headers }) =>
      headers["authorization"] === "Bearer request" && url === "/token?x=1&audience=vault"
        ? { status: 200, body: { value: "good.jwt" } }
        : { status: 401 },
    );
    const job = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${github.origin}/token?x=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request",
      VAULT_JWT_AUDIENCE: "vault",
    };
    for (const way of [{ VAULT_JWT: "good.jwt" }, { VAULT_JWT_FILE: join(directory, "jwt") }, job]) {
      const store = await openVaultStore({ environment: { ...base, ...way } });
      expect(await store.get(freshName())).toBeUndefined();
    }
    await github.close();
    rmSync(directory, { recursive: true });
    const refused = await openVaultStore({ environment: { ...base, VAULT_JWT: "bad.jwt" } });
    await expect(refused.get(freshName())).rejects.toMatchObject({ code: "KG_STORE_DENIED" });
    await expect((await openVaultStore({ environment: base })).get(freshName())).rejects.toMatchObject({
      code: "KG_STORE_SETUP",
    });
  });

  it("tries again after a quota and a cut connection", async () => {
    const fake = await start();
    const { clock, slept } = instantClock();
    const store = await openVaultStore({ environment: byToken(fake), clock });
    fake.settings.faults.push(
      { answer: { status: 429, headers: { "retry-after": "2" }, body: { errors: [] } }, times: 1 },
      { answer: null, times: 1 },
    );
    expect(await store.get(freshName())).toBeUndefined();
    expect(slept[0]).toBe(2000);
    expect(slept).toHaveLength(2);
  });

  it("refuses to write to KV version 1, which would ignore compare-and-set", async () => {
    const fake = await start();
    fake.settings.kvVersion = "1";
    const store = await openVaultStore({ environment: byToken(fake) });
    await expect(store.put(freshName(), credential(), null)).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
      hint: expect.stringContaining("enable-versioning") as string,
    });
  });

  it.each([
    ["a login page", { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }],
    ["a redirect", { status: 307, headers: { location: "http://127.0.0.1:9/" } }],
    ["JSON of something else", { status: 200, headers: { "content-type": "application/json" }, body: { hello: 1 } }],
    ["an unknown route", { status: 404, headers: { "content-type": "text/plain" }, body: "404 page not found" }],
  ])("does not take %s for an answer", async (_, answer) => {
    const fake = await start();
    const store = await openVaultStore({ environment: byToken(fake) });
    await store.get("secret/warm-up");
    fake.settings.faults.push({ answer, times: 1 });
    await expect(store.get(freshName())).rejects.toMatchObject({ code: "KG_STORE_ANSWER" });
  });

  it.each([
    [{}, "VAULT_ADDR"],
    [{ VAULT_ADDR: "not a url" }, "VAULT_ADDR"],
    [{ VAULT_ADDR: "http://127.0.0.1:9" }, "VAULT_TOKEN"],
  ])("says what to set when %o is all there is", async (environment, hint) => {
    await expect(openVaultStore({ environment: { HOME: "/nonexistent", ...environment } })).rejects.toMatchObject({
      code: "KG_STORE_SETUP",
      hint: expect.stringContaining(hint) as string,
    });
  });
});
