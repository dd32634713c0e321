import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportSchema } from "@keyguard/core/schema";
import {
  createSimulator,
  issueCredential,
  LIES,
  type SimCredential,
  type SimExchange,
  type Simulator,
} from "@keyguard/testkit/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCli, type Ran } from "./run-cli.ts";

let simulator: Simulator;
let folder: string;
let okx: SimExchange;
let bybit: SimExchange;
beforeAll(async () => {
  simulator = createSimulator();
  okx = await simulator.exchange("okx");
  bybit = await simulator.exchange("bybit");
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kg-audit-"));
  for (const exchange of [okx, bybit]) {
    exchange.reset();
    exchange.address = "203.0.113.7";
  }
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});
afterAll(async () => {
  await simulator.close();
});

interface Declared {
  readonly issued: SimCredential;
  readonly env: Record<string, string>;
  readonly toml: string;
}

function declare(
  name: string,
  exchange: SimExchange,
  wishes: Parameters<SimExchange["addKey"]>[0],
  more = "",
): Declared {
  exchange.addAccount({ id: "sub", parent: "main", label: "bot" });
  const issued = issueCredential(exchange.id);
  exchange.addKey({ ...issued, account: "sub", ...wishes });
  const prefix = name.toUpperCase();
  const env = {
    [`${prefix}_API_KEY`]: issued.key,
    [`${prefix}_API_SECRET`]: issued.secret,
    ...(issued.passphrase === undefined ? {} : { [`${prefix}_PASSPHRASE`]: issued.passphrase }),
  };
  const toml = `[keys.${name}]\nexchange = "${exchange.id}"\nprofile = "trading"\nstore = "env:${prefix}"\nendpoint = "${exchange.origin}"\n${more}\n`;
  return { issued, env, toml };
}

async function audit(keys: readonly Declared[], ...args: string[]): Promise<Ran> {
  await writeFile(join(folder, "keyguard.toml"), keys.map(({ toml }) => toml).join("\n"));
  const ran = await runCli(["audit", ...args], {
    cwd: folder,
    env: Object.assign({}, ...keys.map(({ env }) => env)) as Record<string, string>,
  });
  for (const { issued } of keys)
    for (const part of Object.values(issued)) expect(ran.stdout + ran.stderr).not.toContain(part);
  return ran;
}

const bound = { scopes: ["read", "trade.spot"], allowlist: ["203.0.113.7"] } as const;

describe("keyguard audit", () => {
  it("passes two bound trading keys of sub-accounts, a row each", async () => {
    const { code, stdout } = await audit([declare("one", bybit, bound), declare("two", okx, bound)]);
    expect(stdout).toMatch(/^one +bybit +read spot/mu);
    expect(stdout).toMatch(/^two +okx +read spot/mu);
    expect(code).toBe(0);
  });

  it("exits 1 for a key that may withdraw, with the remedy and the page", async () => {
    const { code, stdout } = await audit([declare("one", bybit, { ...bound, scopes: ["read", "withdraw"] })]);
    expect(code).toBe(1);
    expect(stdout).toContain("WITHDRAW");
    expect(stdout).toMatch(/→ Take the withdrawal right off the key at https:/u);
  });

  it("keeps a withdrawal exception visible and passes, until it ends", async () => {
    const open = declare(
      "one",
      bybit,
      { ...bound, scopes: ["read", "withdraw"] },
      'withdrawal = { reason = "treasury", expires = "2999-01-01" }',
    );
    const kept = await audit([open], "--format", "json");
    const report = reportSchema.parse(JSON.parse(kept.stdout));
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain("withdraw-exception");
    expect(report.checks?.find(({ id }) => id === "no-withdraw")?.result).toBe("pass");
  });

  it("exits 3 as soon as one key cannot be read, and still tells the others", async () => {
    bybit.script(LIES["portal"] ?? { kind: "drop" }, { times: 9 });
    const { code, stdout } = await audit([
      declare("one", bybit, bound),
      declare("two", okx, { ...bound, scopes: ["read", "withdraw"] }),
    ]);
    expect(code).toBe(3);
    expect(stdout).toContain("not read: intercepted");
    expect(stdout).toContain("WITHDRAW");
    expect(stdout).toContain("1 of 2 keys could not be read");
  });

  it("exits 3 for a key whose store is empty, and says what to set", async () => {
    const key = declare("one", bybit, bound);
    const { code, stdout } = await audit([{ ...key, env: {} }]);
    expect(code).toBe(3);
    expect(stdout).toContain("not read: its store");
    expect(stdout).toContain("store-readable");
    expect(bybit.seen).toEqual([]);
  });

  it.each([
    ["--profile", "read-only"],
    ["--exchange", "okx"],
    ["--endpoint", "http://127.0.0.1:9"],
  ])("refuses %s, which a declared key says itself, rather than pass over it", async (option, value) => {
    const { code, stderr } = await audit([declare("one", bybit, bound)], option, value);
    expect(code).toBe(2);
    expect(stderr).toContain(`Cannot use "${option}" here`);
    expect(bybit.seen).toEqual([]);
  });

  it("writes the report as JSON that its schema reads, keys and checks in it", async () => {
    const { code, stdout } = await audit([declare("one", okx, bound)], "--format", "json");
    const report = reportSchema.parse(JSON.parse(stdout));
    expect([code, report.complete, report.keys?.[0]?.answer]).toEqual([0, true, "self-described"]);
    expect(report.checks?.every(({ key }) => key === "one")).toBe(true);
  });

  it("asks only about the named key, and suggests a misspelt one", async () => {
    const keys = [declare("one", bybit, bound), declare("two", okx, bound)];
    await audit(keys, "two");
    expect(bybit.seen).toEqual([]);
    const typo = await audit(keys, "tow");
    expect([typo.code, typo.stderr]).toEqual([2, expect.stringContaining('did you mean "two"?') as string]);
  });

  it("exits 2 for a misspelt exchange before anything is sent", async () => {
    const key = declare("one", bybit, bound);
    const { code, stderr } = await audit([
      { ...key, toml: key.toml.replace('"bybit"', '"bybti"') },
      declare("two", okx, bound),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "bybit"?');
    expect(okx.seen).toEqual([]);
  });
});

describe("keyguard audit, without a file", () => {
  it("takes a key from the environment by its prefix, and one from standard input", async () => {
    const { issued, env } = declare("okx", okx, bound);
    const byEnv = await runCli(["audit", "--env", "OKX", "--profile", "trading", "--endpoint", okx.origin], {
      cwd: folder,
      env,
    });
    const byStdin = await runCli(
      ["audit", "--stdin", "--exchange", "okx", "--profile", "trading", "--endpoint", okx.origin],
      { cwd: folder, input: JSON.stringify(issued) },
    );
    expect([byEnv.code, byStdin.code]).toEqual([0, 0]);
  });

  it("does not take a key from arguments, and does not echo what it does not understand", async () => {
    const { issued } = declare("okx", okx, bound);
    const { code, stdout, stderr } = await runCli(["audit", "--key", issued.key, "--secret", issued.secret], {
      cwd: folder,
    });
    expect(code).toBe(2);
    for (const part of Object.values(issued)) expect(stdout + stderr).not.toContain(part);
  });

  it.each([
    ["a document that is none", "hello"],
    ["a document without a secret", '{"key":"abcdefgh"}'],
    ["nothing", ""],
  ])("exits with a reason for %s", async (_, input) => {
    const { code, stderr } = await runCli(["audit", "--stdin", "--exchange", "okx"], { cwd: folder, input });
    expect([2, 3]).toContain(code);
    expect(stderr).toContain("Cannot read");
  });

  it("says that the halves are swapped, exits 3 and sends nothing", async () => {
    const { issued } = declare("okx", okx, bound);
    const input = JSON.stringify({ ...issued, key: issued.secret, secret: issued.key });
    const { code, stdout } = await runCli(["audit", "--stdin", "--exchange", "okx", "--endpoint", okx.origin], {
      cwd: folder,
      input,
    });
    expect(code).toBe(3);
    expect(stdout).toContain("halves-swapped");
    expect(okx.seen).toEqual([]);
  });

  it("goes through the proxy of the environment, and says that it wants a login", async () => {
    const { issued } = declare("okx", okx, bound);
    const { createServer } = await import("node:http");
    const proxy = createServer();
    proxy.on("connect", (_, socket) => void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
    await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
    const address = proxy.address();
    const port = typeof address === "object" ? address?.port : 0;
    const ran = await runCli(["audit", "--stdin", "--exchange", "okx", "--endpoint", okx.origin], {
      cwd: folder,
      input: JSON.stringify(issued),
      env: { HTTP_PROXY: `http://127.0.0.1:${port}` },
    });
    proxy.close();
    expect([ran.code, ran.stdout]).toEqual([3, expect.stringContaining("a proxy on the way wants a login") as string]);
    expect(okx.seen).toEqual([]);
  });
});
