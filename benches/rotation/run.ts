/**
 * How long a forecast over many keys takes, and how much a rotation costs beyond its round trips.
 *
 *     node --conditions=@keyguard/source benches/rotation/run.ts [--keys N] [--latency MS]
 *
 * Aims: 10,000 keys under a second; a rotation without grace within the sum of its round trips plus 300 ms.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Secret, SCOPES } from "../../packages/core/src/index.ts";
import { systemClock, systemRandom } from "../../packages/core/src/node/index.ts";
import { exchangeIds } from "../../packages/exchanges/src/index.ts";
import { createKeyManager } from "../../packages/rotation/src/managers/index.ts";
import { createEscrowFiles, createLedgerFile } from "../../packages/rotation/src/node/index.ts";
import {
  forecast,
  formatCalendar,
  type KeyReading,
  type KeySubject,
  preflight,
  rightsOf,
  type RotationPorts,
  startRotation,
} from "../../packages/rotation/src/index.ts";
import { startManagementSimulator } from "../../packages/testkit/src/simulator/key-management/index.ts";

const { values } = parseArgs({
  options: { keys: { type: "string", default: "10000" }, latency: { type: "string", default: "20" } },
});

function subjects(count: number): KeySubject[] {
  const ids = exchangeIds();
  return Array.from({ length: count }, (_, i) => ({
    name: `key-${i}`,
    exchange: ids[i % ids.length] ?? "binance",
    profile: i % 2 === 0 ? ("trading" as const) : ("read-only" as const),
    withdrawal: i % 50 === 0,
    createdAt: Date.UTC(2026, 0, 1) + i * 60_000,
    lastUsedAt: i % 3 === 0 ? null : Date.UTC(2026, 5, 1),
    expiresAt: null,
    allowlist: (["restricted", "unrestricted", "unknown"] as const)[i % 3] ?? "unknown",
    scopes: { read: "yes", "trade.spot": "yes" },
    events: [],
  }));
}

function benchForecast(count: number): void {
  const keys = subjects(count);
  const from = performance.now();
  const rows = forecast(keys);
  const middle = performance.now();
  const file = formatCalendar(rows, Date.now());
  const end = performance.now();
  process.stdout.write(
    `forecast of ${count} keys: ${(middle - from).toFixed(0)} ms, ${rows.length} rows; as iCalendar ${(end - middle).toFixed(0)} ms, ${(file.length / 1e6).toFixed(1)} MB\n`,
  );
}

/** A rotation with real files; every call to the exchange or the store takes at least the latency. */
async function benchRotation(exchange: string, latencyMs: number): Promise<void> {
  const simulator = await startManagementSimulator(exchange);
  const directory = mkdtempSync(join(tmpdir(), "kg-bench-"));
  let trips = 0;
  let waited = 0;
  const trip = async <T>(call: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    await systemClock.sleep(latencyMs);
    const value = await call();
    trips += 1;
    waited += performance.now() - from;
    return value;
  };
  const { account } = simulator;
  const secret = (text: string): Secret => new Secret(text, "bench");
  const master = { exchange, key: secret(account.master.key), secret: secret(account.master.secret) };
  const [old] = account.keys;
  let current = { exchange, key: secret(old?.id ?? ""), secret: secret(old?.secret ?? "") };
  const manager = createKeyManager(exchange, {
    credential: master,
    account: account.account,
    fetch: async (url, init) => trip(async () => fetch(url, init)),
    clock: systemClock,
    timeoutMs: 10_000,
    endpoint: simulator.origin,
  });
  if (manager === undefined) throw new Error("no manager");
  const ports: RotationPorts = {
    manager,
    clock: systemClock,
    random: systemRandom,
    readKey: async (credential) =>
      trip(async (): Promise<KeyReading> => {
        const known = account.keys.some(({ id }) => id === Secret.reveal(credential.key));
        const scopes = Object.fromEntries(
          SCOPES.map((scope) => [scope, scope === "read" || scope === "trade.spot" ? "yes" : "no"]),
        ) as KeyReading["scopes"];
        return {
          scopes,
          allowlist: { status: "restricted", entries: [] },
          cause: known ? null : "wrong-key",
          answer: "self-described",
        };
      }),
    store: {
      place: "bench",
      fenced: true,
      read: async () => trip(async () => ({ current, pending: undefined })),
      stage: async () => trip(async () => undefined),
      promote: async (_, __, to) =>
        trip(async () => {
          current = to;
        }),
      discard: async () => trip(async () => undefined),
    },
    consumers: { hooks: [], reload: async () => undefined, look: async () => [] },
    ledger: createLedgerFile(join(directory, "ledger.jsonl")),
    escrow: createEscrowFiles(join(directory, "escrow"), master.secret),
  };
  const looked = await preflight(ports, "bot");
  if (!looked.ok || !looked.facts.row) throw new Error("the key cannot be read");
  [trips, waited] = [0, 0];
  const from = performance.now();
  const outcome = await startRotation(ports, {
    id: "abcdefghij",
    key: "bot",
    newName: manager.keyName("abcdefghij"),
    graceMs: 0,
    actor: "bench",
    escrow: {
      rotation: "abcdefghij",
      old: looked.facts.old,
      rights: rightsOf(looked.facts.row),
      reading: looked.facts.reading,
    },
  });
  const took = performance.now() - from;
  process.stdout.write(
    `rotation at ${exchange.padEnd(8)} ${outcome.state}: ${took.toFixed(0)} ms, of which ${trips} round trips ${waited.toFixed(0)} ms, keyguard itself ${(took - waited).toFixed(0)} ms\n`,
  );
  await simulator.close();
  rmSync(directory, { recursive: true, force: true });
}

benchForecast(Number(values.keys));
for (const exchange of ["binance", "bybit", "gate", "mexc", "coinex"])
  await benchRotation(exchange, Number(values.latency));
