// What an audit costs: five keys at once against one round trip of the slowest, and the first request against an empty
// Node process. Run: node -C @keyguard/source benches/permissions/run.ts
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Secret } from "../../packages/core/src/index.ts";
import { auditKeys, type DeclaredKey } from "../../packages/permissions/src/index.ts";
import {
  createSimulator,
  issueCredential,
  type SimExchange,
  type Simulator,
} from "../../packages/testkit/src/simulator/index.ts";
import { median } from "../timing.ts";

const LATENCIES_MS = { binance: 50, bybit: 100, okx: 150, kraken: 200, kucoin: 250 } as const;
const ROUNDS = 9;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function declare(exchange: SimExchange): DeclaredKey {
  const { key, secret, passphrase } = issueCredential(exchange.id);
  exchange.addKey({ key, secret, ...(passphrase === undefined ? {} : { passphrase }), scopes: ["read", "trade.spot"] });
  const parts = passphrase === undefined ? {} : { passphrase: new Secret(passphrase, "passphrase") };
  const credential = {
    exchange: exchange.id,
    key: new Secret(key, "key"),
    secret: new Secret(secret, "secret"),
    ...parts,
  };
  return { name: exchange.id, profile: "trading", credential, endpoint: exchange.origin };
}

/** Five exchanges, each as slow as scripted: an audit waits for the slowest alone. */
async function fiveKeys(simulator: Simulator): Promise<void> {
  const keys: DeclaredKey[] = [];
  for (const [id, latencyMs] of Object.entries(LATENCIES_MS)) {
    const exchange = await simulator.exchange(id);
    keys.push(declare(exchange));
    exchange.latencyMs = latencyMs;
  }
  await auditKeys(keys); // loads the classes
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const { complete } = await auditKeys(keys);
    if (!complete) throw new Error("a key could not be read");
    times.push(performance.now() - start);
  }
  const slowest = Math.max(...Object.values(LATENCIES_MS));
  const inARow = Object.values(LATENCIES_MS).reduce((sum, latency) => sum + latency, 0);
  print(
    `five keys      ${median(times).toFixed(0)} ms; the slowest exchange alone ${slowest} ms; five in a row ${inARow} ms`,
  );
  for (const id of Object.keys(LATENCIES_MS)) (await simulator.exchange(id)).latencyMs = 0;
}

/** Milliseconds until a program ends. */
async function untilEnd(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  await new Promise((resolve) => void child.on("close", resolve));
  return performance.now() - start;
}

/** Milliseconds from the start of `keyguard audit` to the first request at the exchange. */
async function untilFirstRequest(cli: string, exchange: SimExchange, credential: string): Promise<number> {
  exchange.reset();
  const start = performance.now();
  const args = [cli, "audit", "--stdin", "--exchange", exchange.id, "--endpoint", exchange.origin];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise((resolve) => void child.on("close", resolve));
  child.stdin.end(credential);
  while (exchange.seen.length === 0) await new Promise((resolve) => void setTimeout(resolve, 1));
  const first = performance.now() - start;
  await ended;
  return first;
}

async function firstRequest(simulator: Simulator): Promise<void> {
  const cli = fileURLToPath(new URL("../../apps/cli/dist/cli.js", import.meta.url));
  if (!existsSync(cli)) return print("first request  not measured: build apps/cli first");
  for (const id of ["binance", "bybit", "kraken"]) {
    const exchange = await simulator.exchange(id);
    const issued = issueCredential(id);
    exchange.addKey({ ...issued, scopes: ["read"] });
    const [empty, first]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      empty.push(await untilEnd(["-e", "0"]));
      first.push(await untilFirstRequest(cli, exchange, JSON.stringify(issued)));
    }
    const ratio = median(first) / median(empty);
    print(
      `first request  ${id.padEnd(8)} ${median(first).toFixed(0)} ms, ${ratio.toFixed(1)} times an empty Node process (${median(empty).toFixed(0)} ms)`,
    );
  }
}

const simulator = createSimulator();
await fiveKeys(simulator);
await firstRequest(simulator);
await simulator.close();
