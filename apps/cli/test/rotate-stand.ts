import { type ChildProcess, fork, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Scope, Secret } from "@keyguard/core";
import { credentialId } from "@keyguard/rotation/key-management";
import { bitgetManagement, managementRoutes } from "@keyguard/testkit/key-management";
import { BEHAVIOURS, issueCredential, type SimExchange, type SimKey, startExchange } from "@keyguard/testkit/simulator";
import { afterEach } from "vitest";
import { bundledCli } from "./bundled-cli.ts";

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

/** Where the managing key belongs to the account whose keys it manages: no sub-account is named. */
const OWN_ACCOUNT = new Set(["deribit", "hyperliquid"]);
/** A revoked agent's name stays taken for some minutes, by an agent that nobody can use. */
const TOMBSTONE_MS = 600_000;

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
  /** Runs it in this process instead of a new one. */
  readonly resident?: ChildProcess;
}

/** A project, its exchange and its state, all made up. */
export interface Stand {
  readonly directory: string;
  readonly exchange: SimExchange;
  readonly old: SimKey;
  /** Keys of the sub-account by name. */
  names(): string[];
  /** What the exchange knows the key by that the file gives to consumers. */
  current(): string;
  ledger(): string;
  run(args: readonly string[], more?: RunWishes): Promise<Ran>;
  /** What a run consists of, for a test that starts it otherwise. */
  command(args: readonly string[]): { readonly command: readonly string[]; readonly env: Record<string, string> };
  close(): Promise<void>;
}

export interface StandWishes {
  readonly scopes?: readonly Scope[];
  readonly rotation?: string;
  readonly store?: string;
  readonly onCreate?: (key: SimKey) => void;
  /** True for an account at Bitget of the classic kind. */
  readonly classic?: boolean;
  /** The environment of every run. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where its directory is made, such as on a disk of its own; in memory by default, where there is such a place. */
  readonly base?: string;
}

/** Starts a simulated exchange with a managing key and a bot's key, and declares both. */
export async function makeStand(id: string, wishes: StandWishes = {}): Promise<Stand> {
  const behaviour = BEHAVIOURS[id];
  if (behaviour === undefined) throw new RangeError(`no behaviour for ${id}`);
  const sub = wishes.classic === true ? "classic" : "sub"; // the simulated Bitget tells the two kinds by that
  const more = {
    ...(wishes.onCreate === undefined ? {} : { onCreate: wishes.onCreate }),
    ...(wishes.classic === true ? { handler: bitgetManagement("classic") } : {}),
  };
  const exchange = await startExchange(behaviour, managementRoutes(behaviour, { accountId: sub, ...more }));
  const label = LABELS[id] ?? "bot1";
  exchange.addAccount({ id: sub, parent: "main", label });
  const [masterParts, oldParts] = [issueCredential(id), issueCredential(id)];
  const allowlist = id === "hyperliquid" ? [] : [exchange.address];
  const home = id === "deribit" ? sub : "main";
  exchange.addKey({ ...masterParts, name: "master", account: home, scopes: ["read", "manage-keys"], allowlist });
  const scopes = wishes.scopes ?? [
    "read",
    "trade.spot",
    ...(id === "deribit" ? (["trade.margin", "trade.derivatives"] as const) : []),
  ];
  const old = exchange.addKey({ ...oldParts, account: sub, scopes, allowlist });
  // An agent signs for its wallet: the wallet's address is the credential's key, the agent's own key the secret.
  const held = id === "hyperliquid" ? { key: masterParts.key, secret: oldParts.secret } : oldParts;
  const base = wishes.base ?? (existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
  const directory = mkdtempSync(join(base, "kg-rotate-"));
  mkdirSync(join(directory, "secrets"), { mode: 0o700 });
  const file = join(directory, "secrets", "bot.json");
  writeFileSync(file, JSON.stringify({ ...held, comment: "ours" }), { mode: 0o600 });
  writeFileSync(join(directory, "secrets", "master.json"), JSON.stringify(masterParts), { mode: 0o600 });
  writeFileSync(
    join(directory, "keyguard.toml"),
    `[keys.bot]
exchange = "${id}"
profile = "trading"
store = "${wishes.store ?? "file:secrets/bot.json"}"
endpoint = "${exchange.origin}"

[keys.bot.rotation]
${wishes.rotation ?? `by = "master"\n${OWN_ACCOUNT.has(id) ? "" : `account = "${label}"\n`}grace = "0s"`}

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
    names: () =>
      [...exchange.world.keys.values()]
        .filter(({ account, name }) => account === sub && name !== "master")
        .filter(({ expiresAt }) => expiresAt === null || expiresAt > Date.now() + TOMBSTONE_MS)
        .map(({ name }) => name),
    current() {
      const { key, secret } = JSON.parse(readFileSync(file, "utf8")) as { key: string; secret: string };
      return credentialId({ exchange: id, key: new Secret(key, "key"), secret: new Secret(secret, "secret") });
    },
    ledger: () => readFileSync(join(directory, "state", "keyguard", "ledger.jsonl"), "utf8"),
    run: (args, how = {}) => runCli(directory, args, { ...how, env: { ...wishes.env, ...how.env } }),
    command: (args) => ({
      command: [process.execPath, bundledCli().file, ...args],
      env: environment(directory, wishes.env),
    }),
    async close() {
      await exchange.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Starts stands for a file of tests, and closes them after each test. */
export function useStands(): typeof makeStand {
  let stands: Stand[] = [];
  afterEach(async () => {
    await Promise.all(stands.map((one) => one.close()));
    stands = [];
  });
  return async (id, wishes) => {
    const made = await makeStand(id, wishes);
    stands.push(made);
    return made;
  };
}

function environment(directory: string, env: RunWishes["env"]): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: directory,
    XDG_CACHE_HOME: bundledCli().cache,
    XDG_STATE_HOME: join(directory, "state"),
    KEYGUARD_TIMEOUT: "30s", // a machine may be busy with others
    ...env,
  };
}

async function runCli(directory: string, args: readonly string[], wishes: RunWishes): Promise<Ran> {
  const { env, input = "", preload, resident } = wishes;
  if (resident !== undefined) return ask(resident, { args, cwd: directory, env: environment(directory, env) });
  const cli = bundledCli();
  const load = preload === undefined ? [] : ["--import", cli.preload(preload)];
  const child = spawn(process.execPath, [...load, cli.file, ...args], {
    cwd: directory,
    env: environment(directory, env),
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => void (stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => void (stderr += chunk.toString("utf8")));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** What a resident process is asked to run. */
export interface ResidentQuestion {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What came of it. */
export type ResidentAnswer = Ran;

/** Starts a process that runs one command after another, when it is given to `run`; disconnect it in the end. */
export function startResident(): ChildProcess {
  return fork(new URL("rotate-resident.ts", import.meta.url), {
    execArgv: ["--conditions=@keyguard/source"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function ask(resident: ChildProcess, question: ResidentQuestion): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const died = (): void => reject(new Error(`the process that runs "${question.args.join(" ")}" has died`));
    resident.once("exit", died);
    resident.once("message", (answer) => {
      resident.off("exit", died);
      resolve(answer as ResidentAnswer);
    });
    resident.send(question);
  });
}
