import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@keyguard/core/node";
import { createSimulator, issueCredential } from "@keyguard/testkit/simulator";
import { expect, test } from "vitest";
import * as guard from "../../src/index.ts";
import * as node from "../../src/node/index.ts";

const README = new URL("../../README.md", import.meta.url);

test("README.md's example runs, with a key of a simulated exchange", async () => {
  const simulator = createSimulator();
  const folder = await mkdtemp(join(tmpdir(), "kg-readme-"));
  const exchange = await simulator.exchange("bybit");
  const credential = issueCredential("bybit");
  exchange.addKey({ ...credential, scopes: ["read", "trade.spot"], allowlist: ["203.0.113.7"] });
  const text = await readFile(README, "utf8");
  const block = /```ts\n(.*?)```/su.exec(text)?.[1] ?? "";
  const body = block
    .replaceAll(/^import .*$/gmu, "")
    .replace('store: "env:BYBIT"', `store: "env:BYBIT", endpoint: "${exchange.origin}"`)
    .replace("/var/lib/bot/keyguard", folder);
  const printed: unknown[][] = [];
  const scope: Record<string, unknown> = {
    ...guard,
    ...node,
    systemClock,
    process: { cwd: () => folder, env: { BYBIT_API_KEY: credential.key, BYBIT_API_SECRET: credential.secret } },
    console: { log: (...values: unknown[]) => printed.push(values) },
  };
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  await (new AsyncFunction(...Object.keys(scope), body)(...Object.values(scope)) as Promise<void>);
  await simulator.close();
  await rm(folder, { recursive: true });
  expect(printed).toEqual([[true, 0, 0]]);
});

test("README.md's table names every check", async () => {
  const text = await readFile(README, "utf8");
  const table = text.slice(text.indexOf("## Checks"), text.indexOf("## What it does not do"));
  const named = new Set(table.match(/`[a-z]+(?:-[a-z]+)+`/gu)?.map((word) => word.slice(1, -1)));
  expect([...named].sort()).toEqual([...guard.GUARD_CHECKS].sort());
});
