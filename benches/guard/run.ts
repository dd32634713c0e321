/**
 * How long a guard of five keys takes beside the slowest exchange's own round trip, with scripted latencies, real
 * requests and real observers; and beside five keys asked one after another.
 *
 *     node --conditions=@keyguard/source benches/guard/run.ts [--rounds N]
 *
 * Aim: within 1.2 times the slowest exchange's round trip.
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Config, KeyConfig } from "../../packages/core/src/index.ts";
import { systemClock } from "../../packages/core/src/node/index.ts";
import { posture } from "../../packages/guard/src/index.ts";
import { createGuardPorts, declaredKeys, guardProject } from "../../packages/guard/src/node/index.ts";
import { createSimulator, issueCredential } from "../../packages/testkit/src/simulator/index.ts";
import { median } from "../timing.ts";

/** Milliseconds that each exchange takes to answer. */
const LATENCIES = { binance: 80, bybit: 120, okx: 160, kucoin: 240, gate: 400 } as const;
/** Milliseconds that each observer takes. */
const OBSERVERS = [60, 90, 3000] as const;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
const simulator = createSimulator();
const folder = await mkdtemp(join(tmpdir(), "kg-bench-"));
const env: Record<string, string> = {};
const keys: Record<string, KeyConfig> = {};
for (const [id, latency] of Object.entries(LATENCIES)) {
  const exchange = await simulator.exchange(id);
  exchange.latencyMs = latency;
  const credential = issueCredential(id);
  exchange.addKey({ ...credential, scopes: ["read", "trade.spot"], allowlist: ["203.0.113.7"] });
  const prefix = id.toUpperCase();
  env[`${prefix}_API_KEY`] = credential.key;
  env[`${prefix}_API_SECRET`] = credential.secret;
  if (credential.passphrase !== undefined) env[`${prefix}_PASSPHRASE`] = credential.passphrase;
  keys[id] = { exchange: id, profile: "trading", store: `env:${prefix}`, endpoint: exchange.origin };
}
const observers = await Promise.all(
  OBSERVERS.map(async (latency) => {
    const server = createServer((_, response) => void setTimeout(() => response.end("8.8.8.8"), latency));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return server;
  }),
);
const config: Config = {
  keys,
  scan: { exclude: [], extend: [] },
  guard: { policy: {} },
  alerts: { urls: [] },
  ip: { observers: observers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`) },
};
const options = { config, directory: folder, stateDirectory: join(folder, "state"), env, clock: systemClock } as const;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times = [];
  for (let i = 0; i < rounds + 1; i++) {
    const from = performance.now();
    await work();
    if (i > 0) times.push(performance.now() - from); // the first loads the exchanges' code
  }
  return median(times);
}

const all = declaredKeys(config);
const alone = await timed(() =>
  posture({
    keys: declaredKeys(config, ["gate"]),
    ports: createGuardPorts({ ...options, searchFiles: false, config: { ...config, ip: { observers: [] } } }),
    clock: systemClock,
    salt: "",
  }),
);
const guarded = await timed(async () => {
  const { posture: found } = await guardProject({ ...options, keys: all });
  if (!found.complete) throw new Error("a key was not read");
});
const inRow = await timed(async () => {
  for (const key of all) await guardProject({ ...options, keys: [key] });
});
const slowest = Math.max(...Object.values(LATENCIES));
process.stdout.write(
  [
    `median of ${rounds}; exchanges answer after ${Object.values(LATENCIES).join(", ")} ms, observers after ${OBSERVERS.join(", ")} ms`,
    `the slowest exchange, scripted          ${slowest} ms`,
    `its key alone, without anything else    ${alone.toFixed(0)} ms`,
    `guard of five keys                      ${guarded.toFixed(0)} ms   ${(guarded / slowest).toFixed(2)} × the slowest round trip`,
    `the same five one after another         ${inRow.toFixed(0)} ms   ${(inRow / slowest).toFixed(2)} ×`,
    "",
  ].join("\n"),
);
for (const server of observers) {
  server.closeAllConnections();
  server.close();
}
await simulator.close();
await rm(folder, { recursive: true });
