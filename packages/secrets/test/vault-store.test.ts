import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Clock, Secret } from "@keyguard/core";
import type { Schedule, VaultStore } from "@keyguard/secrets";
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

  /** Timers that fire when the test says so; each tells how long it was to wait. */
  function timers(): { readonly schedule: Schedule; fire(): number | undefined } {
    let waiting: { readonly milliseconds: number; readonly run: () => void } | undefined;
    return {
      schedule: (milliseconds, run) => {
        waiting = { milliseconds, run };
        return () => {
          waiting = undefined;
        };
      },
      fire() {
        const next = waiting;
        waiting = undefined;
        next?.run();
        return next?.milliseconds;
      },
    };
  }

  interface Given {
    readonly fake: FakeVault;
    readonly store: VaultStore;
    readonly notes: string[];
    /** Lets the time of the next timer pass, and waits for what it does; the time, or undefined when there is none. */
    pass(): Promise<number | undefined>;
    advance(milliseconds: number): void;
  }

  /** A store that was given a token with this life, in seconds, and was used once. */
  async function given(ttl: number, renewable: boolean): Promise<Given> {
    const fake = await start();
    const { clock, pass } = movingClock(fake);
    const { schedule, fire } = timers();
    const notes: string[] = [];
    fake.settings.tokens.set("given", { ends: fake.settings.now() + ttl * 1000, ttl, renewable });
    const environment = { ...byToken(fake), VAULT_TOKEN: "given" };
    const store = await openVaultStore({ environment, clock, schedule, notice: (line) => notes.push(line) });
    await store.get(freshName());
    return {
      fake,
      store,
      notes,
      advance: pass,
      async pass() {
        const before = fake.seen.length + notes.length;
        const waited = fire();
        if (waited === undefined) return undefined;
        pass(waited);
        while (fake.seen.length + notes.length === before) await setImmediate();
        await store.get(freshName()); // behind it
        return waited;
      },
    };
  }

  it("asks for the life of a token that it was given only when it lives longer than a command", async () => {
    const { fake, pass } = await given(3600, true);
    expect(calls(fake, "auth/token/lookup-self")).toBe(0);
    expect(await pass()).toBe(2000);
    expect(calls(fake, "auth/token/lookup-self")).toBe(1);
  });

  it("renews a token that it was given before it ends, though nothing asks for a secret meanwhile", async () => {
    const { fake, pass, notes } = await given(3600, true);
    await pass();
    for (let round = 0; round < 3; round++) expect(await pass()).toBeGreaterThan(2398 * 1000);
    expect(calls(fake, "auth/token/renew-self")).toBe(3);
    expect(notes).toEqual([]);
  });

  it("says beforehand that a given token ends, and afterwards that it has ended", async () => {
    const { fake, store, pass, advance, notes } = await given(600, false);
    await pass();
    expect(await pass()).toBeGreaterThan(398 * 1000);
    expect(notes).toEqual([
      expect.stringMatching(/^the Vault token ends at \S+Z, and it is not renewable: nothing can be read/u),
    ]);
    advance(600_000);
    await expect(store.get(freshName())).rejects.toMatchObject({
      code: "KG_STORE_DENIED",
      message: expect.stringMatching(/the token ended at \S+Z, and it is not renewable$/u) as string,
    });
    expect(await pass()).toBeUndefined();
    expect(calls(fake, "auth/token/renew-self")).toBe(0);
  });

  it("says when a given token nears its longest life, or a renewal is refused", async () => {
    const near = await given(3600, true);
    near.fake.settings.renewTtl = 60;
    await near.pass();
    await near.pass();
    expect(near.notes).toEqual([expect.stringContaining("its longest life is reached")]);
    const refused = await given(3600, true);
    await refused.pass();
    const known = refused.fake.settings.tokens.get("given");
    if (known !== undefined) refused.fake.settings.tokens.set("given", { ...known, renewable: false });
    await refused.pass();
    expect(refused.notes).toEqual([expect.stringContaining("Vault refuses to renew it")]);
  });

  it("works with a given token that may not look at itself, and with one that never ends", async () => {
    const { fake, pass } = await given(3600, true);
    fake.settings.lookupRefused = true;
    expect(await pass()).toBe(2000);
    expect(await pass()).toBeUndefined();
    const endless = await given(Infinity, false);
    expect(await endless.pass()).toBe(2000);
    expect(await endless.pass()).toBeUndefined();
    expect(endless.notes).toEqual([]);
  });

  it("takes the next token from a file that an agent keeps fresh", async () => {
    const fake = await start();
    const directory = mkdtempSync(join(tmpdir(), "keyguard-sink-"));
    const sink = join(directory, "token");
    writeFileSync(sink, "root\n");
    const { VAULT_TOKEN: _, ...environment } = byToken(fake);
    const store = await openVaultStore({ environment: { ...environment, VAULT_TOKEN_FILE: sink } });
    expect(await store.get(freshName())).toBeUndefined();
    fake.settings.tokens.clear();
    fake.settings.tokens.set("next", { ends: Infinity, ttl: 0, renewable: false });
    writeFileSync(sink, "next\n");
    expect(await store.get(freshName())).toBeUndefined();
    rmSync(directory, { recursive: true });
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
