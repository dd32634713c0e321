import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parsePlace, Secret, type WritableStore } from "@keyguard/core";
import { changeDocument, documentPart } from "@keyguard/secrets";
import { createStores } from "@keyguard/secrets/node";
import { describe, expect, it, vi } from "vitest";

// One test makes some hundred processes.
vi.setConfig({ testTimeout: 600_000 });

const writer = fileURLToPath(new URL("../fakes/store-writer.ts", import.meta.url));
const PARALLEL = 3;

interface Case {
  readonly place: string;
  readonly file: string;
  /** What is written aside before it takes the file's place. */
  readonly aside: string;
  readonly fresh: boolean;
}

const CASES: readonly Case[] = [
  { place: "local:bot", file: "vault.age", aside: "vault.age.new", fresh: false },
  { place: "local:bot", file: "vault.age", aside: "vault.age.new", fresh: true },
  { place: "file:bot.json", file: "bot.json", aside: ".bot.json.keyguard-new", fresh: false },
  { place: "file:bot.json", file: "bot.json", aside: ".bot.json.keyguard-new", fresh: true },
  { place: "dotenv:.env#BOT", file: ".env", aside: "..env.keyguard-new", fresh: false },
  { place: "dotenv:.env#BOT", file: ".env", aside: "..env.keyguard-new", fresh: true },
];

interface Bench {
  readonly directory: string;
  readonly environment: Record<string, string>;
  /** The secret that the place gives now; undefined when there is nothing. */
  secret(): Promise<string | undefined>;
  write(secret: string): Promise<void>;
}

async function prepare({ place, fresh }: Case): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), "keyguard-faults-"));
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: directory,
    KEYGUARD_VAULT: join(directory, "vault.age"),
    KEYGUARD_VAULT_PASSPHRASE: "strace",
    KEYGUARD_VAULT_WORK_FACTOR: "10",
  };
  const { scheme, name } = parsePlace(place);
  const open = async (): Promise<WritableStore> =>
    (await createStores({ environment, directory }).open(scheme)) as WritableStore;
  const bench: Bench = {
    directory,
    environment,
    async secret() {
      const stored = await (await open()).get(name);
      const value = stored && documentPart(stored.document, "secret");
      return value && Secret.reveal(value);
    },
    async write(secret) {
      await changeDocument(await open(), name, () => new Secret({ key: `k-${secret}`, secret }, place));
    },
  };
  if (!fresh) await bench.write("old");
  return bench;
}

interface Ended {
  readonly code: number | null;
  /** True when it was killed. */
  readonly killed: boolean;
}

/** Writes `new` in a process of its own, under strace. */
async function writeUnder(bench: Bench, { place, file, aside }: Case, options: readonly string[]): Promise<Ended> {
  const paths = [file, aside, `${file}.lock`, ""].flatMap((name) => ["-P", join(bench.directory, name)]);
  const command = [process.execPath, "--conditions=@keyguard/source", writer, place, "k-new", "new"];
  const child = spawn("strace", ["-f", "-qq", ...paths, ...options, ...command], {
    cwd: bench.directory,
    env: { ...bench.environment, UV_THREADPOOL_SIZE: "1" }, // strace counts per thread
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, killed: signal === "SIGKILL" || code === 137 }));
  });
}

/** How often each system call touches the files, as strace writes it down. */
async function recorded(one: Case): Promise<readonly { readonly call: string; readonly count: number }[]> {
  const bench = await prepare(one);
  const log = join(tmpdir(), `keyguard-calls-${crypto.randomUUID()}`);
  const ended = await writeUnder(bench, one, ["-o", log]);
  expect([ended.code, await bench.secret()]).toEqual([0, "new"]);
  const perThread = new Map<string, number>();
  for (const [, thread, call] of readFileSync(log, "utf8").matchAll(/^(\d+) +(\w+)\(/gmu))
    perThread.set(`${call} ${thread}`, (perThread.get(`${call} ${thread}`) ?? 0) + 1);
  rmSync(log);
  rmSync(bench.directory, { recursive: true });
  const most = new Map<string, number>();
  for (const [name, count] of perThread) {
    const call = name.split(" ")[0] ?? "";
    most.set(call, Math.max(most.get(call) ?? 0, count));
  }
  return [...most].map(([call, count]) => ({ call, count }));
}

const CHANGES =
  /^(?:openat|write|pwrite64|fsync|fdatasync|rename\w*|link\w*|unlink\w*|mkdir\w*|f?chmod|f?chown|close)$/u;
const FULL = /^(?:openat|write|pwrite64|fsync|fdatasync|rename\w*|link\w*|mkdir\w*)$/u;

function faultsOf(call: string): string[] {
  return ["error=EIO", ...(FULL.test(call) ? ["error=ENOSPC"] : []), ...(CHANGES.test(call) ? ["signal=KILL"] : [])];
}

/** What is wrong after one fault; undefined when nothing is. */
async function tryFault(one: Case, call: string, n: number, fault: string): Promise<unknown> {
  const bench = await prepare(one);
  const options = ["-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:${fault}:when=${n}`];
  const { code, killed } = await writeUnder(bench, one, options);
  const found = await bench.secret().catch((error: unknown) => `unreadable: ${String(error)}`);
  const before = one.fresh ? undefined : "old";
  // Told as written: it is. Told as failed, or killed: the one or the other, whole.
  const right = code === 0 ? found === "new" : (code === 3 || killed) && (found === "new" || found === before);
  // What stayed behind does not keep the next one from writing, and is cleared by it.
  await bench.write("next");
  const next = await bench.secret();
  const left = readdirSync(bench.directory).filter((name) => name !== one.file && !name.includes(".lock."));
  rmSync(bench.directory, { recursive: true });
  return right && next === "next" && left.length === 0 ? undefined : { call, n, fault, code, found, next, left };
}

describe("a write to a store under faults of the kernel", () => {
  it.each(CASES)("of $place (new: $fresh) at each system call leaves the old or the new, and says so", async (one) => {
    const faults = (await recorded(one)).flatMap(({ call, count }) =>
      Array.from({ length: count }, (_, i) => faultsOf(call).map((fault) => [call, i + 1, fault] as const)).flat(),
    );
    expect(faults.length).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    const work = faults[Symbol.iterator]();
    const worker = async (): Promise<void> => {
      for (const [call, n, fault] of work) {
        const problem = await tryFault(one, call, n, fault);
        if (problem !== undefined) wrong.push(problem);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    expect(wrong).toEqual([]);
  });

  it.each(CASES.filter(({ fresh }) => !fresh))(
    "of $place keeps the file's mode and, for root, its owner",
    async (one) => {
      const bench = await prepare(one);
      const path = join(bench.directory, one.file);
      const root = process.getuid?.() === 0;
      if (root) (await import("node:fs")).chownSync(path, 1234, 2345);
      if (one.file !== "vault.age") chmodSync(path, 0o640);
      const { mode, uid, gid } = statSync(path);
      await bench.write("new");
      expect(statSync(path)).toMatchObject({ mode, uid, gid });
      writeFileSync(join(bench.directory, one.aside), "half"); // of one that died
      await bench.write("next");
      expect(readdirSync(bench.directory)).toEqual([one.file]);
      rmSync(bench.directory, { recursive: true });
    },
  );
});
