import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, type KeyConfig, type Scope } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import {
  createSimulator,
  issueCredential,
  LIES,
  type Misbehaviour,
  type SimExchange,
  type SimKey,
  type Simulator,
} from "@keyguard/testkit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GUARD_CHECKS, type Guarded } from "../../src/index.ts";
import {
  declaredKeys,
  findEgress,
  guardProject,
  type GuardProjectOptions,
  guardStatePath,
  readGuardState,
} from "../../src/node/index.ts";

let simulator: Simulator;
let folder = "";
const echoes: Server[] = [];
beforeEach(async () => {
  simulator = createSimulator();
  folder = await mkdtemp(join(tmpdir(), "kg-guard-"));
  await mkdir(join(folder, "bot"));
});
afterEach(async () => {
  await simulator.close();
  for (const echo of echoes.splice(0)) echo.close();
  await rm(folder, { recursive: true });
});

/** Observers on this machine that all see one address. */
async function observers(address: string): Promise<string[]> {
  const urls = [];
  for (let i = 0; i < 2; i++) {
    const echo = createServer((_, response) => response.end(address));
    await new Promise<void>((resolve) => void echo.listen(0, "127.0.0.1", resolve));
    echoes.push(echo);
    urls.push(`http://127.0.0.1:${(echo.address() as AddressInfo).port}/`);
  }
  return urls;
}

interface Issued {
  readonly exchange: SimExchange;
  readonly key: SimKey;
  readonly config: KeyConfig;
  readonly env: Record<string, string>;
}

/** A key at a simulated exchange, in the environment under its name. */
async function issue(
  name: string,
  id: string,
  scopes: readonly Scope[],
  allowlist: readonly string[],
): Promise<Issued> {
  const exchange = await simulator.exchange(id);
  const credential = issueCredential(id);
  const key = exchange.addKey({ ...credential, scopes, allowlist });
  const prefix = name.toUpperCase();
  return {
    exchange,
    key,
    config: { exchange: id, profile: "trading", store: `env:${prefix}`, endpoint: exchange.origin },
    env: {
      [`${prefix}_API_KEY`]: credential.key,
      [`${prefix}_API_SECRET`]: credential.secret,
      ...(credential.passphrase === undefined ? {} : { [`${prefix}_PASSPHRASE`]: credential.passphrase }),
    },
  };
}

function configOf(keys: Readonly<Record<string, Issued>>, more: Partial<Config> = {}): Config {
  return {
    keys: Object.fromEntries(Object.entries(keys).map(([name, { config }]) => [name, config])),
    scan: { exclude: [], extend: [] },
    guard: { policy: {} },
    alerts: { urls: [] },
    ip: { observers: [] },
    ...more,
  };
}

async function run(
  keys: Readonly<Record<string, Issued>>,
  config: Config,
  more: Partial<GuardProjectOptions> = {},
): Promise<Guarded> {
  return await guardProject({
    config,
    keys: declaredKeys(config),
    directory: join(folder, "bot"),
    stateDirectory: join(folder, "state"),
    env: Object.assign({}, ...Object.values(keys).map(({ env }) => env)),
    clock: systemClock,
    deadlineMs: 20_000,
    patienceMs: 20_000, // the machine that tests run on may be busy
    ...more,
  });
}
function answers({ posture }: Guarded, key: string | null): Record<string, string> {
  return Object.fromEntries(posture.checks.filter((check) => check.key === key).map(({ id, result }) => [id, result]));
}

function lieOf(name: string): Misbehaviour {
  const lie = LIES[name];
  if (lie === undefined) throw new RangeError(`no lie is called ${name}`);
  return lie;
}

const ALL_WELL = ["read", "trade.spot"] as const;

describe("guardProject()", () => {
  test("lets a bot start, and says what it knows about key, store, address and age", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, ["8.8.8.8"]) };
    keys.main.exchange.address = "8.8.8.8";
    const config = configOf(keys, { ip: { observers: await observers("8.8.8.8") } });
    const result = await run(keys, config);
    expect(result.decision).toMatchObject({ start: true, exitCode: 0 });
    expect(answers(result, "main")).toMatchObject({
      "store-readable": "pass",
      "key-readable": "pass",
      "no-withdraw": "pass",
      "address-allowlist": "pass",
      "address-allowed": "pass",
      "not-leaked": "pass",
      "rotation-due": "pass",
    });
    expect(result.posture.egress.ipv4).toMatchObject({ addresses: ["8.8.8.8"], stable: "unknown" });
    const path = await guardStatePath(join(folder, "state"), join(folder, "bot"));
    expect(Object.keys(await readGuardState(path))).toEqual(["main"]);
  });

  test("refuses a key that may withdraw, and one whose list leaves this machine out", async () => {
    const keys = {
      drain: await issue("drain", "bybit", [...ALL_WELL, "withdraw"], ["203.0.113.7"]),
      elsewhere: await issue("elsewhere", "okx", ALL_WELL, ["8.8.4.4"]),
    };
    const result = await run(keys, configOf(keys));
    expect(result.decision.refusals.map(({ key, check }) => `${key} ${check.id}`)).toEqual([
      "drain no-withdraw",
      "elsewhere address-allowed",
    ]);
    expect(result.decision).toMatchObject({ start: false, exitCode: 3, unread: ["elsewhere"] });
    expect(result.posture.egress.ipv4).toEqual({
      addresses: ["203.0.113.7"],
      stable: "unknown",
      sources: ["exchange:okx"],
    });
  });

  test.each(["gateway", "drop", "portal", "not-json", "truncate"])(
    "keeps a bot going over an outage (%s) that came after a good guard, and not without one",
    async (lie) => {
      const keys = { main: await issue("main", "bybit", ALL_WELL, ["203.0.113.7"]) };
      const config = configOf(keys);
      const does = lieOf(lie);
      keys.main.exchange.script(does, { times: Infinity });
      expect((await run(keys, config)).decision).toMatchObject({ start: false, exitCode: 3, unread: ["main"] });
      keys.main.exchange.reset();
      expect((await run(keys, config)).decision.start).toBe(true);
      keys.main.exchange.script(does, { times: Infinity });
      const outage = await run(keys, config);
      expect(outage.decision).toMatchObject({ start: true, exitCode: 3, covered: ["main"] });
      expect(new Set(Object.values(outage.posture.keys[0]?.scopes ?? {}))).toEqual(new Set(["unknown"]));
    },
  );

  test("does not keep a bot going with a key that was refused since", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, ["203.0.113.7"]) };
    const config = configOf(keys);
    await run(keys, config);
    keys.main.key.scopes.withdraw = true;
    expect((await run(keys, config)).decision).toMatchObject({ start: false, exitCode: 1 });
    keys.main.exchange.script(lieOf("drop"), { times: Infinity });
    expect((await run(keys, config)).decision.start).toBe(false);
  });

  test("ends at the deadline when an exchange stalls", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, ["203.0.113.7"]) };
    keys.main.exchange.script(lieOf("stall"), { times: Infinity });
    const result = await run(keys, configOf(keys), { deadlineMs: 300 });
    expect(result.decision).toMatchObject({ start: false, exitCode: 3, unread: ["main"] });
    expect(result.posture.keys[0]?.cause).toBe("network");
  });

  test("finds the key itself in a file that git tracks, and in its own store's file not", async () => {
    const directory = join(folder, "bot");
    const keys = { main: await issue("main", "binance", ALL_WELL, ["203.0.113.7"]) };
    const lines = `BINANCE_API_KEY=${keys.main.key.key}\nBINANCE_API_SECRET=${keys.main.key.secret}\n`;
    await writeFile(join(directory, ".env"), lines, { mode: 0o644 });
    await chmod(join(directory, ".env"), 0o644);
    const stored = { ...keys.main, config: { ...keys.main.config, store: "dotenv:.env#BINANCE" } };
    const own = await run({ main: stored }, configOf({ main: stored }));
    expect(answers(own, "main")).toMatchObject({
      "not-leaked": "pass",
      "store-private": "fail",
      "store-untracked": "pass",
    });
    await writeFile(join(directory, "settings.py"), lines.replaceAll("=", ' = "').replaceAll("\n", '"\n'));
    const git = (...args: string[]): void =>
      void execFileSync("git", ["-c", "init.defaultBranch=main", ...args], { cwd: directory });
    git("init", "-q");
    git("add", "settings.py", ".env");
    const leaked = await run({ main: stored }, configOf({ main: stored }));
    expect(answers(leaked, "main")).toMatchObject({ "not-leaked": "fail", "store-untracked": "fail" });
    const check = leaked.posture.checks.find(({ id }) => id === "not-leaked");
    expect(check).toMatchObject({ severity: "critical", evidence: expect.stringContaining("settings.py:2") });
    expect(leaked.decision).toMatchObject({ start: false, exitCode: 1 });
    expect(JSON.stringify(leaked)).not.toContain(keys.main.key.secret);
  });

  test("believes an exchange that tells a caller its address, over the observers, and asks it without the key", async () => {
    const requests: string[] = [];
    const exchange = createServer((request, response) => {
      requests.push(`${request.url} ${JSON.stringify(request.headers)}`);
      response.end('{"code":0,"data":{"ip":"203.0.113.9"},"message":"OK"}');
    });
    await new Promise<void>((resolve) => void exchange.listen(0, "127.0.0.1", resolve));
    echoes.push(exchange);
    const endpoint = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
    const coinex = { exchange: "coinex", profile: "trading", store: "env:COINEX", endpoint } as const;
    const config = { ...configOf({}), keys: { coinex }, ip: { observers: await observers("8.8.8.8") } };
    const common = { directory: folder, stateDirectory: join(folder, "state"), env: {}, clock: systemClock };
    const look = { until: "all" } as const;
    const found = await findEgress({ ...common, config, look }, new AbortController().signal);
    expect(found.reading.families[4]).toMatchObject({
      state: "reported",
      addresses: ["203.0.113.9"],
      sources: ["exchange:coinex"],
      doubts: [{ address: "8.8.8.8" }],
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatch(/^\/v2\/test\/ip /u);
    exchange.close();
    const away = await findEgress({ ...common, config, look }, new AbortController().signal);
    expect(away.reading.families[4]).toMatchObject({ state: "confirmed", addresses: ["8.8.8.8"] });
  });

  test("reads keys from the source address that the configuration names, as it looks at the address", async () => {
    const callers: string[] = [];
    const exchange = createServer((request, response) => {
      callers.push(request.socket.remoteAddress ?? "");
      response.writeHead(503).end();
    });
    await new Promise<void>((resolve) => void exchange.listen(0, "127.0.0.1", resolve));
    echoes.push(exchange);
    const origin = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
    const main = await issue("main", "bybit", ALL_WELL, ["8.8.8.8"]);
    const keys = { main: { ...main, config: { ...main.config, endpoint: origin } } };
    const ip = { observers: [`${origin}/a`, `${origin}/b`], source_address: "127.0.0.9" };
    const { posture } = await run(keys, configOf(keys, { ip }));
    expect(posture.keys[0]?.cause).toBe("maintenance");
    expect(new Set(callers)).toEqual(new Set(["127.0.0.9"]));
    expect(callers.length).toBeGreaterThanOrEqual(3); // the key's call and two observers
    expect(posture.wayOut.path).toBe("direct from 127.0.0.9");
  });

  test("keeps no secret in its state, its history or its report", async () => {
    const keys = { main: await issue("main", "okx", ALL_WELL, ["203.0.113.7"]) };
    const result = await run(keys, configOf(keys, { ip: { observers: await observers("8.8.8.8") } }));
    const files = await readdir(join(folder, "state"), { recursive: true, withFileTypes: true });
    const contents = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), "utf8")),
    );
    const printed = `${JSON.stringify(result)}${contents.join("")}`;
    for (const value of Object.values(keys.main.env)) expect(printed).not.toContain(value);
    expect(contents.length).toBeGreaterThan(1);
  });

  test("starts all the same on a disk that cannot be written", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, ["203.0.113.7"]) };
    await writeFile(join(folder, "state"), "in the way");
    expect((await run(keys, configOf(keys))).decision.start).toBe(true);
  });

  test("refuses a broken observer or proxy before anything is asked", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, []) };
    await expect(run(keys, configOf(keys, { ip: { observers: ["ftp://x"] } }))).rejects.toMatchObject({
      code: "KG_CONFIG_INVALID",
    });
    await expect(run(keys, configOf(keys), { env: { HTTPS_PROXY: "ftp://x" } })).rejects.toMatchObject({
      code: "KG_CONFIG_INVALID",
    });
    expect(simulator.seen()).toEqual([]);
  });

  test("refuses a policy about a check that there is none of, before anything is asked", async () => {
    const keys = { main: await issue("main", "bybit", ALL_WELL, []) };
    const policy = { "no-withdrawl": "refuse" } as const;
    await expect(run(keys, configOf(keys, { guard: { policy } }))).rejects.toMatchObject({
      code: "KG_CONFIG_INVALID",
      hint: 'did you mean "no-withdraw"?',
    });
    expect(simulator.seen()).toEqual([]);
  });

  test("gives only checks that a policy can name", async () => {
    const keys = { main: await issue("main", "bybit", [...ALL_WELL, "withdraw"], ["203.0.113.7", "9.0.0.0/8"]) };
    const twice = { main: keys.main, again: keys.main };
    const { posture } = await run(twice, configOf(twice, { ip: { observers: await observers("8.8.8.8") } }));
    const known = new Set<string>(GUARD_CHECKS);
    expect(posture.checks.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
    expect(new Set(posture.checks.map(({ id }) => id)).size).toBeGreaterThan(14);
  });

  test("calls nothing that could move funds or change a key", async () => {
    const ids = ["binance", "bybit", "okx", "kucoin", "gate"];
    const keys = Object.fromEntries(
      await Promise.all(ids.map(async (id) => [id, await issue(id, id, ALL_WELL, ["203.0.113.7"])] as const)),
    );
    const result = await run(keys, configOf(keys));
    expect(result.posture.complete).toBe(true);
    expect(new Set(simulator.seen().map(({ method }) => method))).toEqual(new Set(["GET"]));
  });
});
