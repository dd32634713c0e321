/**
 * What every secret scanner on PATH costs on real trees: CPU time and memory, as `docs/compare.md` shows them.
 *
 *     node scripts/boot.mjs build
 *     node benches/compare/run.ts [--rounds N] [--from 'file:///mirrors/{owner}/{name}'] [--short] [--write]
 *
 * Trees are cloned at fixed commits, from GitHub or from where `--from` says; `--short` takes only what is here already.
 * `--write` puts the table into the page.
 * CPU time of all threads, user and system, is what a busy machine does not change much; the rounds go through the
 * scanners in turn, so that what else runs meets all of them.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { median } from "../timing.ts";

const root = join(import.meta.dirname, "../..");

interface Tree {
  readonly what: string;
  /** `OWNER/NAME` and a commit; or a folder of this clone. */
  readonly from: readonly [repository: string, commit: string] | string;
}

const TREES: readonly Tree[] = [
  { what: "ccxt 4.5.84, all about exchanges", from: "packages/permissions/node_modules/ccxt/js/src" },
  { what: "hummingbot, a bot", from: ["hummingbot/hummingbot", "2bfaccc48dd49e71a5b6d9b3011808e127dd00cd"] },
  { what: "ethers.js, full of hex", from: ["ethers-io/ethers.js", "98c49d091eb84a9146dfba8476f18e4c3e3d1d31"] },
  { what: "git, C and shell", from: ["git/git", "1a3e64c6c4a623626ff0687008732a8e007e2a1c"] },
  { what: "Vue, TypeScript", from: ["vuejs/core", "e2bede96134f757aad5c5b33ac9be055022dbfc8"] },
];

/** A scanner as its own users call it; FILE is where its report goes. Services are asked by none. */
interface Contender {
  readonly name: string;
  readonly version: readonly string[];
  readonly scan: readonly string[];
  /** The exit codes of a scan that did its work. By default 0 and 1. */
  readonly ends?: readonly number[];
}

const keyguard = [process.execPath, join(root, "apps/cli/dist/cli.js")];

const CONTENDERS: readonly Contender[] = [
  { name: "keyguard", version: [...keyguard, "--version"], scan: [...keyguard, "scan", ".", "--format", "json"] },
  {
    name: "betterleaks",
    version: ["betterleaks", "--version"],
    scan: ["betterleaks", ".", "--no-color", "--no-banner", "--silent", "-o", "FILE"],
  },
  {
    name: "gitleaks",
    version: ["gitleaks", "version"],
    scan: ["gitleaks", "dir", ".", "--no-banner", "--report-format", "json", "--report-path", "FILE"],
  },
  {
    name: "kingfisher",
    version: ["kingfisher", "--version"],
    scan: ["kingfisher", "scan", ".", "--no-validate", "--git-history", "none", "--format", "json"],
    ends: [0, 200],
  },
  {
    name: "trufflehog",
    version: ["trufflehog", "--version"],
    scan: ["trufflehog", "filesystem", ".", "--json", "--no-verification", "--no-update"],
  },
  {
    name: "detect-secrets",
    version: ["detect-secrets", "--version"],
    scan: ["detect-secrets", "scan", "--all-files", "."],
  },
];

const MOST_CPU_SECONDS = 60;
/** Whoever needs longer than this is measured once. */
const LONG_SECONDS = 20;

function must(command: readonly string[], cwd: string): string {
  const [program = "", ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
  return stdout;
}

/** Puts a tree into a folder, without git's own, so that every scanner reads the same files. */
function bring({ from }: Tree, home: string, template: string): string {
  if (typeof from === "string") {
    cpSync(join(root, from), home, { recursive: true, dereference: true });
    return home;
  }
  const [repository, commit] = from;
  const [owner = "", name = ""] = repository.split("/");
  mkdirSync(home);
  must(["git", "init", "-q"], home);
  must(["git", "fetch", "-q", "--depth=1", template.replace("{owner}", owner).replace("{name}", name), commit], home);
  must(["git", "checkout", "-q", "FETCH_HEAD"], home);
  rmSync(join(home, ".git"), { recursive: true });
  return home;
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    files: files.length,
    bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
  };
}

interface Cost {
  readonly cpu: number;
  readonly mebibytes: number;
}

// The kernel's own account of a child and its children; Node has none for those.
const MEASURE = `
import resource, subprocess, sys
limit = int(sys.argv[1])
stop = lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=stop).returncode
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)
`;

/** What a run used; undefined when it took too long. Throws where a scanner did not do its work. */
function costOf({ name, scan, ends = [0, 1] }: Contender, cwd: string, file: string): Cost | undefined {
  const command = scan.map((word) => (word === "FILE" ? file : word));
  const output = must(["python3", "-c", MEASURE, String(MOST_CPU_SECONDS), ...command], cwd);
  const [code = -1, cpu = 0, mebibytes = 0] = output.split(" ").map(Number);
  if (cpu >= MOST_CPU_SECONDS) return undefined;
  if (!ends.includes(code) || (command.includes(file) && !existsSync(file)))
    throw new Error(`${name} ended with ${code} and no report`);
  rmSync(file, { force: true });
  return { cpu, mebibytes };
}

function cell(costs: readonly (Cost | undefined)[]): string {
  const ended = costs.filter((cost) => cost !== undefined);
  if (ended.length < costs.length) return `over ${MOST_CPU_SECONDS} s`;
  const most = Math.max(...ended.map(({ mebibytes }) => mebibytes));
  return `${median(ended.map(({ cpu }) => cpu)).toFixed(1)} s, ${most.toFixed(0)} MB`;
}

function isHere({ version: [program = "", ...args] }: Contender): boolean {
  return spawnSync(program, args).status === 0;
}

function versionOf({ name, version: [program = "", ...args] }: Contender): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (name === "keyguard") return `keyguard (${must(["git", "rev-parse", "--short", "HEAD"], root).trim()})`;
  return `${name} ${/\d+\.\d[\w.-]*/u.exec(stdout + stderr)?.[0] ?? ""}`;
}

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    from: { type: "string", default: "https://github.com/{owner}/{name}" },
    short: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const work = mkdtempSync(join(tmpdir(), "kg-compare-"));
const scanners = CONTENDERS.filter(isHere);
const rows = [["tree", ...scanners.map(versionOf)]];
try {
  const trees = values.short ? TREES.filter(({ from }) => typeof from === "string") : TREES;
  for (const [index, tree] of trees.entries()) {
    const home = bring(tree, join(work, String(index)), values.from);
    const { files, bytes } = sizeOf(home);
    const costs = new Map<Contender, (Cost | undefined)[]>(scanners.map((scanner) => [scanner, []]));
    for (let round = 0; round < rounds; round++)
      for (const [scanner, seen] of costs)
        if (seen.every((cost) => cost !== undefined && cost.cpu < LONG_SECONDS))
          seen.push(costOf(scanner, home, join(work, "report.json")));
    rows.push([
      `${tree.what}: ${files.toLocaleString("en")} files, ${(bytes / 1e6).toFixed(0)} MB`,
      ...[...costs.values()].map(cell),
    ]);
    process.stderr.write(`${rows.at(-1)?.join(" | ")}\n`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = [line(rows[0] ?? []), line((rows[0] ?? []).map(() => "---")), ...rows.slice(1).map(line)].join("\n");
if (values.write) {
  const page = join(root, "docs/compare.md");
  const part = /(?<=<!-- cost: measured by benches\/compare\/run\.ts -->\n\n)[\s\S]*?(?=\n\n<!-- end of cost -->)/u;
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(part, () => table),
  );
  must(["oxfmt", "docs/compare.md"], root);
} else process.stdout.write(`${table}\n`);
