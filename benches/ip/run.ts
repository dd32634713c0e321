/**
 * How long the address quorum takes beside its second-fastest observer, with scripted latencies and real sockets.
 *
 *     node --conditions=@keyguard/source benches/ip/run.ts [--rounds N]
 *
 * Aim: within the second-fastest observer's time.
 */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { systemClock } from "../../packages/core/src/node/index.ts";
import { observeEgress, parseObserver } from "../../packages/ip/src/index.ts";
import { createObserve } from "../../packages/ip/src/node/index.ts";
import { median } from "../timing.ts";

/** Milliseconds until each observer answers; `Infinity` never does. */
const SCRIPTS: Readonly<Record<string, readonly number[]>> = {
  "three observers": [20, 60, 200],
  "one of them stalls": [20, 60, Infinity],
  "seven observers, four stall": [20, 60, 200, Infinity, Infinity, Infinity, Infinity],
  "all alike": [50, 50, 50],
};

async function start(latencyMs: number): Promise<Server> {
  const server = createServer((_, response) => {
    if (latencyMs !== Infinity) setTimeout(() => response.end("8.8.8.8"), latencyMs);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function timed(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const times = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return median(times);
}

const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
const rounds = Number(values.rounds);
const observe = createObserve({});
process.stdout.write(
  `median of ${rounds}\n${"script".padEnd(30)}${"second alone".padStart(14)}${"quorum".padStart(10)}${"ratio".padStart(8)}\n`,
);
for (const [name, latencies] of Object.entries(SCRIPTS)) {
  const servers = await Promise.all(latencies.map(start));
  const observers = servers.map((server) => parseObserver(urlOf(server)));
  const second = observers[latencies.indexOf(latencies.toSorted((a, b) => a - b)[1] ?? 0)];
  if (second === undefined) throw new RangeError("a script needs two observers");
  const look = async (): Promise<void> => {
    const { families } = await observeEgress({ observers, observe, clock: systemClock });
    if (families[4].addresses[0] !== "8.8.8.8") throw new Error("no quorum");
  };
  await timed(look, 3); // warm
  const alone = await timed(() => observe(second, 4, AbortSignal.timeout(5000)), rounds);
  const quorum = await timed(look, rounds);
  process.stdout.write(
    `${name.padEnd(30)}${`${alone.toFixed(1)} ms`.padStart(14)}${`${quorum.toFixed(1)} ms`.padStart(10)}${(quorum / alone).toFixed(2).padStart(8)}\n`,
  );
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
}
