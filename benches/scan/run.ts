/**
 * A scan of trees of files beside ripgrep looking for one word and for many, and starts beside an empty Node process.
 *
 *     node --conditions=@keyguard/source benches/scan/run.ts [--rounds N] [--short] [--cli FILE] [TREE…]
 *
 * Aims: CPU of one thread at most 2.0 times that of `rg` with one word on a source tree, 1.3 times on a node_modules tree,
 * 0.5 times that of `rg -i -F` with 280 words; two threads 1.6 times faster than one; under 150 MB; `--version` within
 * 15 ms of an empty Node process, a scan of one small file within 25 ms.
 *
 * Without trees it takes this checkout's `node_modules` and, unless `--short`, the kernel's source as Debian's package
 * `linux-source-6.1` has it, unpacked anew. Commands run in turn, so that a busy machine slows all of them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXCHANGES } from "../../packages/exchanges/src/index.ts";
import { FAMILIES } from "../../packages/scanner/src/families/registry.ts";
import { median, timed } from "../timing.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    short: { type: "boolean", default: false },
    cli: { type: "string", default: "apps/cli/dist/cli.js" },
  },
});
const rounds = values.short ? 1 : Number(values.rounds);
const cli = resolve(values.cli);
const folder = mkdtempSync(join(tmpdir(), "kg-bench-"));

/** Nowhere in any tree; ripgrep has to look at every byte. */
const ONE_WORD = "zqzqzqzqzq";
const MANY = 280;

function manyWords(): string {
  const words = [
    ...EXCHANGES.flatMap(({ id, names }) => [id, ...names.aliases]),
    ...FAMILIES.flatMap(({ keywords }) => keywords),
  ];
  const file = join(folder, "words");
  writeFileSync(file, [...new Set(words.filter((word) => word.length > 3))].slice(0, MANY).join("\n"));
  return file;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
}

function kernelSource(): string {
  run("apt-get", ["download", "-qq", "linux-source-6.1"], folder);
  const archive = readdirSync(folder).find((name) => name.endsWith(".deb")) ?? "";
  run("dpkg", ["-x", archive, "."], folder);
  run("tar", ["xJf", "usr/src/linux-source-6.1.tar.xz"], folder);
  return join(folder, "linux-source-6.1");
}

function trees(): string[] {
  if (positionals.length > 0) return positionals.map((path) => resolve(path));
  return [...(values.short ? [] : [kernelSource()]), resolve("node_modules")];
}

/** Has a Node process write its highest memory to a file when it ends. */
const TELL_MEMORY = `--import=data:text/javascript,${encodeURIComponent(
  'import fs from "node:fs";process.on("exit",()=>fs.writeFileSync(process.env.KG_BENCH_PEAK,String(process.resourceUsage().maxRSS)));',
)}`;

function peakMiB(command: readonly string[]): number {
  const file = join(folder, "peak");
  const [node = "", ...rest] = command;
  timed([node, TELL_MEMORY, ...rest], folder, { KG_BENCH_PEAK: file });
  return Number(timed(["cat", file]).output) / 1024;
}

function row(cells: readonly (string | number)[]): void {
  process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? String(cell).padEnd(18) : String(cell).padStart(15))).join("")}\n`,
  );
}

try {
  const words = manyWords();
  process.stdout.write(`CPU seconds of one thread, medians of ${rounds}\n`);
  row(["tree", "rg, one word", "rg, 280 words", "keyguard", "to one word", "to 280", "two threads", "MiB, 1 and 2"]);
  for (const tree of trees()) {
    const scan = (jobs: number): string[] => [process.execPath, cli, "scan", "--no-ignore", `--jobs=${jobs}`, tree];
    const seen = Array.from({ length: rounds }, () => ({
      word: timed(["rg", "-j1", "-uuu", "-c", ONE_WORD, tree]),
      many: timed(["rg", "-j1", "-uuu", "-c", "-i", "-F", "-f", words, tree]),
      one: timed(scan(1)),
      two: timed(scan(2)),
    }));
    for (const { one, two } of seen)
      if (one.code === 2 || one.code === null || two.output !== one.output)
        throw new Error(`the scan of ${tree} failed, or two threads found other things than one`);
    const cpu = (name: "word" | "many" | "one"): number => median(seen.map((round) => round[name].cpu));
    row([
      basename(tree),
      cpu("word").toFixed(2),
      cpu("many").toFixed(2),
      cpu("one").toFixed(2),
      `${(cpu("one") / cpu("word")).toFixed(2)} ×`,
      `${(cpu("one") / cpu("many")).toFixed(2)} ×`,
      `${median(seen.map(({ one, two }) => one.wall / two.wall)).toFixed(2)} ×`,
      `${peakMiB(scan(1)).toFixed(0)}, ${peakMiB(scan(2)).toFixed(0)}`,
    ]);
  }

  const small = join(folder, "small.js");
  writeFileSync(small, 'export const greeting = "hello";\n');
  const starts = Array.from({ length: values.short ? 3 : 31 }, () => ({
    empty: timed([process.execPath, "-e", "0"]).wall,
    version: timed([process.execPath, cli, "--version"]).wall,
    scan: timed([process.execPath, cli, "scan", small]).wall,
  }));
  const ms = (name: "empty" | "version" | "scan"): number => median(starts.map((start) => start[name])) * 1000;
  const over = (name: "version" | "scan"): string => `${(ms(name) - ms("empty")).toFixed(0)} ms more`;
  process.stdout.write(`\nan empty Node process ${ms("empty").toFixed(0)} ms wall; `);
  process.stdout.write(`keyguard --version ${over("version")}; a scan of one small file ${over("scan")}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
