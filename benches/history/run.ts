/**
 * All of history against `git log -p` printing to nothing, in one run on the same repositories.
 *
 *     node --conditions=@keyguard/source benches/history/run.ts [--rounds N] REPOSITORY…
 *
 * Aims: CPU of one thread at most 0.25 times that of git on packs over 50 MB and 0.5 times on 10 MB ones; two threads 1.5
 * times faster in wall time than one; a second run under 0.5 s; under 400 MB. Repositories are yours to bring: clones
 * with all refs, of several sizes. Where a clone lacks objects, git gets empty ones in their place so that it runs through.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { median, timed } from "../timing.ts";

/** A repository that borrows all objects of another and has empty ones where that lacks any. */
function completed(path: string): string {
  const directory = mkdtempSync(join(tmpdir(), "kg-bench-"));
  const git = (args: readonly string[], input = ""): string =>
    spawnSync("git", args, { cwd: directory, input, encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
  git(["init", "-q", "--bare", "."]);
  const common = resolve(path, git(["-C", path, "rev-parse", "--git-common-dir"]).trim());
  writeFileSync(join(directory, "objects/info/alternates"), `${join(common, "objects")}\n`);
  const refs = git(["-C", common, "for-each-ref", "--format=%(objectname) %(refname)"]);
  git(["update-ref", "--stdin"], refs.replaceAll(/^(\S+) (\S+)$/gmu, "create $2 $1"));
  const missing = git(["rev-list", "--objects", "--all", "--missing=print"]).matchAll(/^\?([0-9a-f]+)$/gmu);
  const empty = git(["hash-object", "-w", "--stdin"]).trim();
  for (const [, id = ""] of missing) git(["replace", "-f", id, empty]);
  return directory;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" } },
});
const rounds = Number(values.rounds);
const once = [process.execPath, "--conditions=@keyguard/source", join(dirname(import.meta.filename), "scan-once.ts")];
const head = [
  "repository",
  "pack MB",
  "git s",
  "ours s",
  "ratio",
  "two threads",
  "second s",
  "MiB",
  "judged",
  "findings",
];
process.stdout.write(
  `CPU seconds, medians of ${rounds}; walls where said\n${head.map((text) => text.padStart(12)).join("")}\n`,
);
for (const path of positionals.map((name) => resolve(name))) {
  const overlay = completed(path);
  const cache = mkdtempSync(join(tmpdir(), "kg-bench-cache-"));
  const log = "git -c gc.auto=0 log -p -U0 --full-history --all --diff-filter=tuxdb > /dev/null";
  const rows = Array.from({ length: rounds }, () => ({
    git: timed(["sh", "-c", log], overlay),
    one: timed([...once, path], path),
    two: timed([...once, "--threads=2", path], path),
  }));
  timed([...once, `--cache=${cache}`, path], path);
  const second = timed([...once, `--cache=${cache}`, path], path);
  if (rows.some(({ one, two }) => one.code !== 0 || two.code !== 0)) process.exitCode = 1;
  const gitCpu = median(rows.map(({ git }) => git.cpu));
  const ours = median(rows.map(({ one }) => one.cpu));
  const gain = median(rows.map(({ one, two }) => one.wall / two.wall));
  const stats = JSON.parse(rows[0]?.one.output ?? "{}") as Record<string, number>;
  const gitRan = rows.every(({ git }) => git.code === 0);
  const cells = [
    basename(path) === "repo" ? basename(dirname(path)) : basename(path),
    ((stats["packedBytes"] ?? 0) / 1e6).toFixed(0),
    gitRan ? gitCpu.toFixed(2) : "failed",
    ours.toFixed(2),
    gitRan ? (ours / gitCpu).toFixed(2) : "-",
    `${gain.toFixed(2)}x`,
    second.wall.toFixed(2),
    `${stats["peakMiB"] ?? 0}`,
    `${stats["judged"] ?? 0}`,
    `${stats["findings"] ?? 0}`,
  ];
  process.stdout.write(`${cells.map((text) => text.padStart(12)).join("")}\n`);
  for (const directory of [overlay, cache]) rmSync(directory, { recursive: true });
}
const idle = median(Array.from({ length: rounds * 3 }, () => timed([process.execPath, "-e", "0"], ".").wall));
process.stdout.write(`an empty Node process: ${(idle * 1000).toFixed(0)} ms wall\n`);
