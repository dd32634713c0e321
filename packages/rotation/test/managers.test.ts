import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Clock, type Credential, type KeyguardError, Secret, SCOPES } from "@keyguard/core";
import {
  bitgetManagement,
  makeManagedAccount,
  MANAGED,
  type ManagementHandler,
  type ManagementSimulator,
  startManagementSimulator,
} from "@keyguard/testkit/key-management";
import { afterEach, describe, expect, test } from "vitest";
import { createKeyManager, createSelfRevoker, MANAGED_EXCHANGES } from "../src/managers/index.ts";
import { allowlist } from "../src/managers/fields.ts";
import { agentAddress } from "../src/managers/hyperliquid.ts";
import { keysOf } from "../src/managers/key-manager.ts";
import { isSameKey, type KeyManager, type KeyReading, type ManagedKey, makePassphrase } from "../src/index.ts";

const clock: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const reading: KeyReading = {
  scopes: Object.fromEntries(
    SCOPES.map((s) => [s, s === "read" || s === "trade.spot" ? "yes" : "no"]),
  ) as KeyReading["scopes"],
  allowlist: { status: "restricted", entries: [] },
  cause: null,
  answer: "self-described",
};

let simulator: ManagementSimulator | undefined;
afterEach(async () => {
  await simulator?.close();
  simulator = undefined;
});

function masterOf(exchange: string, account: ReturnType<typeof makeManagedAccount>): Credential {
  const { key, secret, passphrase } = account.master;
  return {
    exchange,
    key: new Secret(exchange === "hyperliquid" ? agentAddress(new Secret(secret, "s")) : key, "master/key"),
    secret: new Secret(secret, "master/secret"),
    ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, "master/passphrase") }),
  };
}

interface Stand {
  readonly simulator: ManagementSimulator;
  readonly manager: KeyManager;
  /** The first key of the account, whole. */
  readonly old: ManagedKey;
}

async function stand(
  exchange: string,
  change: {
    secret?: string;
    issued?: string;
    timeoutMs?: number;
    now?: () => number;
    handler?: ManagementHandler;
  } = {},
): Promise<Stand> {
  const plain = makeManagedAccount(exchange);
  const { issued } = change;
  const made = issued === undefined ? plain : { ...plain, master: { ...plain.master, secret: issued } };
  const credential = masterOf(exchange, made);
  const account =
    exchange === "hyperliquid" ? { ...made, master: { ...made.master, key: Secret.reveal(credential.key) } } : made;
  simulator = await startManagementSimulator(exchange, account, change.handler);
  const manager = createKeyManager(exchange, {
    credential:
      change.secret === undefined ? credential : { ...credential, secret: new Secret(change.secret, "wrong") },
    account: account.account,
    fetch,
    clock: { ...clock, ...(change.now === undefined ? {} : { now: change.now }) },
    timeoutMs: change.timeoutMs ?? 5_000,
    endpoint: simulator.origin,
    oneTimeCode: () => Promise.resolve(new Secret(account.oneTimeCode, "code")),
  });
  if (manager === undefined) throw new Error(`no manager for ${exchange}`);
  const readable = change.secret === undefined || change.issued !== undefined;
  const old = readable ? await whole(manager, account.keys[0]?.id ?? "") : ({} as ManagedKey);
  return { simulator, manager, old };
}

async function rows(manager: KeyManager): Promise<readonly ManagedKey[]> {
  const answer = await manager.list();
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value ?? [];
}

async function whole(manager: KeyManager, id: string): Promise<ManagedKey> {
  const row = (await rows(manager)).find((key) => isSameKey(key, id));
  if (row === undefined) throw new Error("the list does not show the key");
  const answer = await manager.detail(row, reading);
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
}

function wish(manager: KeyManager, old: ManagedKey): Parameters<KeyManager["create"]>[0] {
  const passphrase = manager.passphrase === null ? {} : { passphrase: makePassphrase(manager.passphrase, random) };
  return { name: manager.keyName("abcdefghij"), like: old, ...passphrase };
}

describe.each(MANAGED_EXCHANGES)("createKeyManager(%s)", (exchange) => {
  test("is simulated", () => expect(Object.keys(MANAGED)).toContain(exchange));

  test("shows the old key with its name, rights and addresses, and that it may not withdraw", async () => {
    const { old } = await stand(exchange);
    const bound = exchange !== "hyperliquid";
    expect(old.name).toBe("bot");
    expect(old.native.length).toBeGreaterThan(0);
    expect(old.withdraw).toBe(exchange === "binance" ? "unknown" : "no");
    expect(old.allowlist).toEqual(
      bound
        ? { status: "restricted", entries: ["203.0.113.7/32", "203.0.113.8/32"] }
        : { status: "unrestricted", entries: [] },
    );
  });

  test("creates a key with the old one's rights and addresses under its name, and deletes it again", async () => {
    const { simulator: sim, manager, old } = await stand(exchange);
    const wanted = wish(manager, old);
    const made = await manager.create(wanted);
    if (!made.ok) throw new Error(made.detail);
    const id = manager.idOf(made.value);
    const fresh = await whole(manager, id);
    expect({ native: fresh.native, allowlist: fresh.allowlist, withdraw: fresh.withdraw, name: fresh.name }).toEqual({
      native: old.native,
      allowlist: old.allowlist,
      withdraw: old.withdraw,
      name: wanted.name,
    });
    // A masked row names no key to delete; whoever holds the credential can name it whole.
    const removed = await manager.remove({ ...fresh, id, masked: false }, made.value.passphrase);
    expect(removed).toMatchObject({ ok: true });
    expect(sim.account.keys.map(({ name }) => name)).toContain("bot");
    expect((await rows(manager)).map(({ name }) => name)).toEqual(["bot"]);
  });

  test("tells a cut connection from a refusal", async () => {
    const { simulator: sim, manager, old } = await stand(exchange);
    sim.failNext(({ method, query }) => method !== "GET" || query.has("authorization_data"), "lost-answer");
    const lost = await manager.create(wish(manager, old));
    expect(lost).toMatchObject({ ok: false, certain: false });
    expect((await rows(manager)).filter(({ name }) => name === manager.keyName("abcdefghij"))).toHaveLength(1);
    sim.failNext(() => true, "server-error");
    expect(await manager.list()).toMatchObject({ ok: false, certain: false, cause: "maintenance" });
  });

  test.each([{}, { data: {}, result: {} }, "kept alive"])(
    "takes %j for no list, not for an empty one",
    async (body) => {
      const account = makeManagedAccount(exchange);
      const manager = createKeyManager(exchange, {
        credential: masterOf(exchange, account),
        account: account.account,
        fetch: async () => Response.json(body),
        clock,
        timeoutMs: 5_000,
      });
      expect(await manager?.list()).toMatchObject({ ok: false, certain: false, cause: "bad-answer" });
    },
  );

  test("refuses a wrong secret without telling anything of it", async () => {
    const secret = exchange === "hyperliquid" ? `0x${"7".repeat(64)}` : "CANARY-CANARY-CANARY";
    const { manager } = await stand(exchange, { secret });
    const answer =
      exchange === "hyperliquid" ? await manager.create({ name: "kg-a", like: null }) : await manager.list();
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).not.toMatch(/CANARY|7777/u);
  });

  test("makes no key that may withdraw, and none whose addresses nobody told", async () => {
    const { simulator: sim, manager, old } = await stand(exchange);
    const before = sim.account.keys.length;
    const { passphrase } = wish(manager, old);
    const more = passphrase === undefined ? {} : { passphrase };
    const withdraw = await manager.create({ name: "kg-x", like: { ...old, withdraw: "yes" }, ...more });
    const unbound = await manager.create({
      name: "kg-x",
      like: { ...old, allowlist: { status: "unknown", entries: [] } },
      ...more,
    });
    const agents = exchange === "hyperliquid"; // an agent can do neither
    expect([withdraw.ok, unbound.ok]).toEqual([agents, agents]);
    expect(sim.account.keys.length).toBe(before + (agents ? 1 : 0));
  });

  test("learns the exchange's time when this machine's clock is wrong", async () => {
    const off = ["whitebit", "hyperliquid"].includes(exchange) ? 0 : 3_600_000;
    const made = await stand(exchange).then(({ simulator: sim }) => sim);
    expect(made.account.keys).toHaveLength(1);
    await made.close();
    const late = await stand(exchange, { now: () => Date.now() - off }).catch((error: unknown) => error as Error);
    // Two exchanges answer a wrong time with an answer that says something else.
    const clueless = ["deribit", "htx"].includes(exchange);
    expect(late instanceof Error).toBe(clueless);
  });
});

describe("createKeyManager()", () => {
  test("createKeyManager() knows nobody where no program may manage keys", () => {
    const credential: Credential = { exchange: "kraken", key: new Secret("k", "k"), secret: new Secret("s", "s") };
    const options = { credential, account: "a", fetch, clock, timeoutMs: 1_000 };
    expect(createKeyManager("kraken", options)).toBeUndefined();
    expect(createKeyManager("constructor", options)).toBeUndefined();
  });

  test("createKeyManager(binance) takes the key's own word where a row of the list leaves the rights out", async () => {
    const { simulator: sim, manager } = await stand("binance");
    for (const key of sim.account.keys) Object.assign(key, { rights: {} });
    const [id = ""] = sim.account.keys.map((key) => key.id);
    expect((await whole(manager, id)).native).toEqual(["canTrade"]);
    const [row] = await rows(manager);
    const silent = { ...reading, scopes: { ...reading.scopes, "trade.margin": "unknown" as const } };
    const answer = row && (await manager.detail(row, silent));
    expect(answer?.ok === true && (await manager.create({ name: "kg-x", like: answer.value }))).toMatchObject({
      ok: false,
      certain: true,
    });
  });

  test("createKeyManager(bybit) finds an orphan on the second page", async () => {
    const { simulator: sim, manager } = await stand("bybit");
    for (const first of sim.account.keys.slice(0, 1))
      for (let i = 0; i < 30; i++)
        sim.account.keys.push({ ...first, id: `other-${i}`, name: i === 29 ? "kg-orphan" : "x" });
    expect((await rows(manager)).map(({ name }) => name)).toContain("kg-orphan");
  });

  test("createKeyManager(bingx) says that it cannot delete what it sees only a part of", async () => {
    const { manager, old } = await stand("bingx");
    expect(old.masked).toBe(true);
    const answer = await manager.remove(old, undefined);
    expect(answer).toMatchObject({ ok: false, certain: true });
  });

  test("createKeyManager(kucoin) deletes a key only against that key's own passphrase", async () => {
    const { simulator: sim, manager, old } = await stand("kucoin");
    expect(await manager.remove(old, undefined)).toMatchObject({ ok: false, certain: true, cause: "wrong-passphrase" });
    const own = sim.account.keys[0]?.passphrase ?? "";
    expect(await manager.remove(old, new Secret(own, "own"))).toMatchObject({ ok: true });
  });

  test("createKeyManager(htx) asks nobody for a code that nobody can type", async () => {
    const { simulator: sim, old } = await stand("htx");
    const { key, secret } = sim.account.master;
    const unattended = createKeyManager("htx", {
      credential: { exchange: "htx", key: new Secret(key, "k"), secret: new Secret(secret, "s") },
      account: sim.account.account,
      fetch,
      clock,
      timeoutMs: 5_000,
      endpoint: sim.origin,
    });
    expect(await unattended?.create({ name: "kg-a", like: old })).toMatchObject({ ok: false, certain: true });
  });
});

const KEYS: Readonly<Record<string, KeyObject>> = {
  Ed25519: generateKeyPairSync("ed25519").privateKey,
  RSA: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
  "P-256": generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
};

function pem(kind: string, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8"): string {
  return String(KEYS[kind]?.export({ format: "pem", type } as { format: "pem"; type: "pkcs8" }));
}

// The simulators verify with Node's own crypto and the public half.
describe("createKeyManager() with a managing key that is a private key", () => {
  const bare = String(KEYS["Ed25519"]?.export({ format: "der", type: "pkcs8" }).toString("base64"));
  const forms: readonly (readonly [exchange: string, form: string, issued: string, stored: string])[] = [
    ["binance", "Ed25519", pem("Ed25519"), pem("Ed25519")],
    ["binance", "Ed25519 without armour", pem("Ed25519"), bare],
    ["binance", "Ed25519 with literal line ends", pem("Ed25519"), pem("Ed25519").replaceAll("\n", String.raw`\n`)],
    ["binance", "RSA", pem("RSA"), pem("RSA")],
    ["binance", "RSA in PKCS #1", pem("RSA"), pem("RSA", "pkcs1")],
    ["bybit", "RSA", pem("RSA"), pem("RSA")],
    ["bitget", "RSA", pem("RSA"), pem("RSA")],
  ];

  test.each(forms)("signs for %s with %s what its public half verifies", async (exchange, _, issued, secret) => {
    const { simulator: sim, manager, old } = await stand(exchange, { issued, secret });
    const made = await manager.create(wish(manager, old));
    if (!made.ok) throw new Error(made.detail);
    const id = manager.idOf(made.value);
    const fresh = await whole(manager, id);
    expect([fresh.native, fresh.allowlist]).toEqual([old.native, old.allowlist]);
    expect(await manager.remove({ ...fresh, id }, made.value.passphrase)).toMatchObject({ ok: true });
    expect(sim.account.keys.map(({ name }) => name)).toEqual(["bot"]);
  });

  test.each(["Ed25519", "RSA"])("is refused by the exchange when another %s key signs", async (kind) => {
    const other = kind === "RSA" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
    const secret = other.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    const made = makeManagedAccount("binance");
    simulator = await startManagementSimulator("binance", { ...made, master: { ...made.master, secret: pem(kind) } });
    const credential = { ...masterOf("binance", simulator.account), secret: new Secret(secret, "wrong") };
    const options = { credential, account: made.account, fetch, clock, timeoutMs: 5_000, endpoint: simulator.origin };
    const answer = await createKeyManager("binance", options)?.list();
    expect(answer).toMatchObject({ ok: false, certain: true, cause: "wrong-secret" });
  });

  test("says what is wrong with a private key that cannot sign, without a word of it", async () => {
    const locked = String(
      KEYS["RSA"]?.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "canary" }),
    );
    for (const [secret, what] of [
      [locked, "is locked with a password"],
      [pem("P-256"), "of another kind than Ed25519 and RSA"],
      [pem("P-256", "sec1"), "is no private key that can be read"],
      [pem("RSA").replace(/[A-Za-z]{20}/u, "!CANARY!"), "is no private key that can be read"],
      [pem("RSA").slice(0, 400), "is no private key that can be read"],
    ] as const) {
      const { manager } = await stand("binance", { secret });
      const error = await manager.list().catch((thrown: unknown) => thrown as KeyguardError);
      expect(error).toMatchObject({ code: "KG_SECRET_INVALID", message: expect.stringContaining(what) as string });
      expect(JSON.stringify(error)).not.toMatch(/CANARY|MII|BEGIN/u);
    }
  });
});

describe("allowlist()", () => {
  const unrestricted = { status: "unrestricted", entries: [] };

  test.each([
    [undefined, { status: "unknown", entries: [] }],
    [[], unrestricted],
    ["203.0.113.7, 2001:db8::1", { status: "restricted", entries: ["2001:db8::1/128", "203.0.113.7/32"] }],
    [["203.0.113.7", "0.0.0.0/0"], unrestricted],
    ["203.0.113.7,*", unrestricted],
    [["::/0"], unrestricted],
    [["0.0.0.0"], unrestricted],
  ])("reads %j", (field, expected) => expect(allowlist(field)).toEqual(expected));
});

describe("keysOf()", () => {
  const key = { id: "a", masked: false, name: "bot" } as ManagedKey;
  const row = (item: unknown): ManagedKey | undefined => (item === "a" ? key : undefined);

  test.each([
    [null, []],
    [[], []],
    [["a"], [key]],
  ])("reads %j", (items, value) => expect(keysOf(items, row)).toEqual({ ok: true, value }));

  test.each([[undefined], [{}], ["a"], [["a", "b"]]])("leaves %j open", (items) =>
    expect(keysOf(items, row)).toMatchObject({ ok: false, certain: false }),
  );
});

describe("createKeyManager(bitget) with an account of the classic kind", () => {
  const handler = bitgetManagement("classic");

  test("lists and makes keys by the classic calls, and says that a person deletes them", async () => {
    const { simulator: sim, manager, old } = await stand("bitget", { handler });
    expect([manager.deletesByHand, old.name, old.withdraw]).toEqual([true, "bot", "no"]);
    const made = await manager.create(wish(manager, old));
    if (!made.ok) throw new Error(made.detail);
    const fresh = await whole(manager, manager.idOf(made.value));
    expect([fresh.native, fresh.allowlist, fresh.name]).toEqual([old.native, old.allowlist, "kg-abcdefghij"]);
    expect(sim.account.keys.find(({ name }) => name === fresh.name)).toMatchObject({
      secret: Secret.reveal(made.value.secret),
      passphrase: Secret.reveal(made.value.passphrase ?? made.value.secret),
    });
    const removed = await manager.remove(fresh, made.value.passphrase);
    expect(removed).toMatchObject({ ok: false, certain: true });
    expect(!removed.ok && removed.detail).toMatch(/delete "kg-abcdefghij" \(\w{4}…\w{4}\) on the page of API keys/u);
    expect(sim.seen.filter((request) => request.includes("delete"))).toEqual([]);
    // The unified call was tried once, then never again.
    expect(sim.seen.filter((request) => request.includes("/v3/"))).toEqual(["GET /api/v3/user/sub-api-list"]);
  });

  test("is of the unified kind until the exchange says otherwise", async () => {
    const { manager } = await stand("bitget");
    expect(manager.deletesByHand).toBe(false);
  });
});

describe("createSelfRevoker()", () => {
  const credential: Credential = {
    exchange: "bybit",
    key: new Secret("own-key", "k"),
    secret: new Secret("CANARY-SECRET", "s"),
  };

  /** What a revoker sends, and what it makes of an answer. */
  async function revoke(
    exchange: string,
    status: number,
    body: unknown,
  ): Promise<{ sent: [string, RequestInit]; answer: unknown }> {
    let sent: [string, RequestInit] = ["", {}];
    const revoker = createSelfRevoker(exchange, {
      credential,
      fetch: async (url, init = {}) => {
        sent = [url, init];
        return new Response(JSON.stringify(body), { status });
      },
      clock: { ...clock, now: () => 1_700_000_000_000 },
      timeoutMs: 1_000,
    });
    const answer = await revoker?.revoke();
    return { sent, answer };
  }

  test("createSelfRevoker(bybit) deletes the calling key, signed with that key", async () => {
    const { sent, answer } = await revoke("bybit", 200, { retCode: 0, result: {} });
    expect([sent[0], sent[1].method, sent[1].body]).toEqual(["https://api.bybit.com/v5/user/delete-api", "POST", "{}"]);
    const headers = sent[1].headers as Record<string, string>;
    const expected = createHmac("sha256", "CANARY-SECRET").update("1700000000000own-key10000{}").digest("hex");
    expect(headers["X-BAPI-SIGN"]).toBe(expected);
    expect([answer, JSON.stringify(sent).includes("CANARY")]).toEqual([{ ok: true, value: undefined }, false]);
  });

  test("createSelfRevoker(bitstamp) says that it kills every key, and signs host, path and nonce", async () => {
    const options = { credential, fetch, clock, timeoutMs: 1_000 };
    expect(createSelfRevoker("bitstamp", options)?.killsAll).toBe(true);
    const { sent } = await revoke("bitstamp", 200, {});
    const headers = sent[1].headers as Record<string, string>;
    const plain = `BITSTAMP own-keyPOSTwww.bitstamp.net/api/v2/revoke_all_api_keys/${headers["X-Auth-Nonce"]}1700000000000v2`;
    expect(headers["X-Auth-Signature"]).toBe(createHmac("sha256", "CANARY-SECRET").update(plain).digest("hex"));
  });

  test("createSelfRevoker() takes a refusal for one, and knows nobody else", async () => {
    expect((await revoke("bybit", 200, { retCode: 10010 })).answer).toMatchObject({
      ok: false,
      cause: "address-not-allowed",
    });
    expect((await revoke("bitstamp", 403, { status: "error", code: "API0002" })).answer).toMatchObject({
      ok: false,
      certain: true,
    });
    expect(createSelfRevoker("binance", { credential, fetch, clock, timeoutMs: 1 })).toBeUndefined();
  });
});
