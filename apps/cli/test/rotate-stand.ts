import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope } from "@keyguard/core";
import { managementRoutes } from "@keyguard/testkit/key-management";
import { BEHAVIOURS, issueCredential, type SimExchange, type SimKey, startExchange } from "@keyguard/testkit/simulator";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** How each exchange names a sub-account. */
const LABELS: Readonly<Record<string, string>> = {
  binance: "bot1@example.com",
  bybit: "123456",
  bitget: "123456",
  bingx: "123456",
  gate: "123456",
  htx: "123456",
  whitebit: "77",
};

/** What a run of the CLI gave. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the CLI is run. */
export interface RunWishes {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** A module that is loaded before the CLI. */
  readonly preload?: string;
}

/** A project, its exchange and its state, all made up. */
export interface Stand {
  readonly directory: string;
  readonly exchange: SimExchange;
  readonly old: SimKey;
  /** Keys of the sub-account by name. */
  names(): string[];
  /** The key id that the file gives to consumers. */
  current(): string;
  ledger(): string;
  run(args: readonly string[], more?: RunWishes): Promise<Ran>;
  close(): Promise<void>;
}

export interface StandWishes {
  readonly scopes?: readonly Scope[];
  readonly rotation?: string;
  readonly store?: string;
  readonly onCreate?: (key: SimKey) => void;
  /** The environment of every run. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a simulated exchange with a managing key and a bot's key, and declares both. */
export async function makeStand(id: string, wishes: StandWishes = {}): Promise<Stand> {
  const behaviour = BEHAVIOURS[id];
  if (behaviour === undefined) throw new RangeError(`no behaviour for ${id}`);
  const more = wishes.onCreate === undefined ? {} : { onCreate: wishes.onCreate };
  const exchange = await startExchange(behaviour, managementRoutes(behaviour, { accountId: "sub", ...more }));
  const label = LABELS[id] ?? "bot1";
  exchange.addAccount({ id: "sub", parent: "main", label });
  const [masterParts, oldParts] = [issueCredential(id), issueCredential(id)];
  exchange.addKey({ ...masterParts, name: "master", scopes: ["read", "manage-keys"], allowlist: [exchange.address] });
  const old = exchange.addKey({
    ...oldParts,
    account: "sub",
    scopes: wishes.scopes ?? ["read", "trade.spot"],
    allowlist: [exchange.address],
  });
  const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const directory = mkdtempSync(join(base, "kg-rotate-"));
  mkdirSync(join(directory, "secrets"), { mode: 0o700 });
  const file = join(directory, "secrets", "bot.json");
  writeFileSync(file, JSON.stringify({ ...oldParts, comment: "ours" }), { mode: 0o600 });
  writeFileSync(join(directory, "secrets", "master.json"), JSON.stringify(masterParts), { mode: 0o600 });
  writeFileSync(
    join(directory, "keyguard.toml"),
    `[keys.bot]
exchange = "${id}"
profile = "trading"
store = "${wishes.store ?? "file:secrets/bot.json"}"
endpoint = "${exchange.origin}"

[keys.bot.rotation]
${wishes.rotation ?? `by = "master"\naccount = "${label}"\ngrace = "0s"`}

[keys.master]
exchange = "${id}"
profile = "read-only"
store = "file:secrets/master.json"
endpoint = "${exchange.origin}"
`,
  );
  return {
    directory,
    exchange,
    old,
    names: () => [...exchange.world.keys.values()].filter(({ account }) => account === "sub").map(({ name }) => name),
    current: () => (JSON.parse(readFileSync(file, "utf8")) as { key: string }).key,
    ledger: () => readFileSync(join(directory, "state", "keyguard", "ledger.jsonl"), "utf8"),
    run: (args, how = {}) => runCli(directory, args, { ...how, env: { ...wishes.env, ...how.env } }),
    async close() {
      await exchange.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function runCli(
  directory: string,
  args: readonly string[],
  { env, input = "", preload }: RunWishes,
): Promise<Ran> {
  const load = preload === undefined ? [] : ["--import", preload];
  const child = spawn(process.execPath, ["--conditions=@keyguard/source", ...load, cli, ...args], {
    cwd: directory,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: directory,
      XDG_STATE_HOME: join(directory, "state"),
      KEYGUARD_TIMEOUT: "5s",
      ...env,
    },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => void (stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => void (stderr += chunk.toString("utf8")));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}
