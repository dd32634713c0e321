/**
 * What `keyguard run` costs: how fast a child's output is redacted, and how much later a child starts than under an
 * empty Node process.
 *
 *     node --conditions=@keyguard/source benches/secrets/run.ts [--rounds N] [--cli apps/cli/dist/cli.js]
 *
 * Aims: 200 MB/s; 60 ms with an environment store. The start needs a built CLI: `node scripts/boot.mjs build`.
 * Rounds alternate between what is compared, so that a busy machine slows both; the fastest and the median are told.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Secret } from "../../packages/core/src/index.ts";
import { createByteRedactor } from "../../packages/secrets/src/index.ts";
import { median } from "../timing.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "15" }, cli: { type: "string", default: "apps/cli/dist/cli.js" } },
});
const rounds = Number(values.rounds);
const MB = 1024 * 1024;
const CHUNK = 64 * 1024; // what a pipe gives at once

/** Five keys with secret and passphrase, as a desk has them. */
const secrets = Array.from({ length: 15 }, (_, i) => new Secret(randomBytes(48).toString("base64url"), `key${i}`));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function logText(): string {
  const line = (i: number): string =>
    `2026-11-25T12:00:${i % 60} INFO order ${i * 7919} filled at ${(i * 0.731).toFixed(4)} for client x-${(i * 2654435761).toString(36)}\n`;
  return Array.from({ length: 1000 }, (_, i) => line(i)).join("");
}

const INPUTS: Readonly<Record<string, Buffer>> = {
  "log lines": Buffer.from(logText().slice(0, CHUNK)),
  "base64 (every byte may begin a secret)": Buffer.from(randomBytes(CHUNK).toString("base64").slice(0, CHUNK)),
  "log lines, a secret in each hundredth": Buffer.from(
    logText()
      .split("\n")
      .map((line, i) => (i % 100 === 0 ? `${line} ${Secret.reveal(secrets[i % 15] as Secret<string>)}` : line))
      .join("\n")
      .slice(0, CHUNK),
  ),
};

function throughput(input: Buffer): number {
  const redactor = createByteRedactor(secrets);
  const chunks = (64 * MB) / CHUNK;
  const start = performance.now();
  for (let i = 0; i < chunks; i++) redactor.push(input);
  redactor.flush();
  return 64 / ((performance.now() - start) / 1000);
}

for (const [name, input] of Object.entries(INPUTS)) {
  const speeds = Array.from({ length: Math.max(3, Math.ceil(rounds / 3)) }, () => throughput(input));
  say(`redaction, ${name}: best ${Math.max(...speeds).toFixed(0)} MB/s, median ${median(speeds).toFixed(0)} MB/s`);
}

const cli = resolve(values.cli);
if (!existsSync(cli)) {
  say(`start: skipped, ${values.cli} is not built`);
} else {
  const directory = mkdtempSync(join(tmpdir(), "keyguard-bench-"));
  writeFileSync(
    join(directory, "keyguard.toml"),
    '[keys.main]\nexchange = "binance"\nprofile = "trading"\nstore = "env:BOT"\n',
  );
  const env = {
    PATH: process.env["PATH"],
    HOME: directory,
    BOT_API_KEY: "k".repeat(64),
    BOT_API_SECRET: "s".repeat(64),
  };
  const once = (args: readonly string[]): number => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
    if (status !== 0) throw new Error(`ended with ${status}`);
    return performance.now() - start;
  };
  const times: { readonly empty: number[]; readonly run: number[] } = { empty: [], run: [] };
  for (let i = 0; i < rounds; i++) {
    times.empty.push(once(["-e", "0"]));
    times.run.push(once([cli, "run", "--no-guard", "--", "/bin/true"]));
  }
  rmSync(directory, { recursive: true });
  const added = (of: (numbers: readonly number[]) => number): string => (of(times.run) - of(times.empty)).toFixed(0);
  say(
    `start with an env store over an empty Node: best +${added((all) => Math.min(...all))} ms, median +${added(median)} ms`,
  );
}
