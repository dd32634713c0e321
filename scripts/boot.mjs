// From a bare clone to a running task, with nothing but git, npm and a Node from 20.19 on.
//
//   node scripts/boot.mjs cli ARGS…     build what is needed, run the CLI in the caller's directory
//   node scripts/boot.mjs test          types, lint, unit and property tests
//   node scripts/boot.mjs TASK…         any turbo task, such as `build`
//   node scripts/boot.mjs exec CMD…     any command, with the project's tools first on PATH
//
// It fetches the pinned pnpm once into .tools/, installs with the frozen lockfile and hands over to
// turbo. The tools run on a pinned Node that is itself a dependency, so every machine runs the same.
// Plain JavaScript without dependencies: this file runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./boot-lock.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task, ...rest] = process.argv.slice(2);
const args = rest[0] === "--" ? rest.slice(1) : rest; // `pnpm run x -- a` hands its `--` on
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const windows = process.platform === "win32";

function fail(what, how, output = "") {
  if (output.trim() !== "") process.stderr.write(`${output.trim()}\n\n`);
  process.stderr.write(`error: ${what}\nhint: ${how}\n`);
  process.exit(3);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old`, "install Node 20.19 or newer, then run the command again");
}

/** Runs a command; its output is shown only when it fails, so that stdout stays the task's own. */
function quietly(command, commandArgs, what, how) {
  const done = spawnSync(command, commandArgs, {
    cwd: root,
    env: process.env,
    encoding: "utf8",
    shell: windows,
    maxBuffer: 1 << 28,
  });
  if (done.error) fail(`${what}: ${done.error.message}`, how);
  if (done.status !== 0) fail(what, how, `${done.stdout}\n${done.stderr}`);
}

function note(text) {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

const network =
  "check the network and npm's registry setting (npm config get registry), then run the command again; what was fetched is kept";

/** The pinned pnpm, fetched once. Returns the directories to put on PATH. */
function pnpmPath() {
  const pin = manifest.packageManager.replace(/^pnpm@|\+.*$/gu, "");
  const home = join(root, ".tools", `pnpm-${pin}`);
  if (!existsSync(home)) {
    note(`keyguard: fetching pnpm ${pin} (once)`);
    mkdirSync(join(root, ".tools"), { recursive: true });
    const part = mkdtempSync(join(root, ".tools", "part-"));
    quietly(
      windows ? "npm.cmd" : "npm",
      [
        "install",
        "--prefix",
        part,
        "--no-save",
        "--no-package-lock",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        `pnpm@${pin}`,
      ],
      `Cannot fetch pnpm ${pin}`,
      network,
    );
    try {
      renameSync(part, home);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(home)) throw error; // else another process was faster, and its copy serves
    }
  }
  // The native binary sits in a package of its own; taking it from there needs no install script.
  const scope = join(home, "node_modules", "@pnpm");
  const exe = existsSync(scope) ? readdirSync(scope).find((name) => name.startsWith("exe.")) : undefined;
  return [...(exe ? [join(scope, exe)] : []), join(home, "node_modules", ".bin")];
}

/** True once the installed tree matches the lockfile and every manifest. */
function installed(stampFile, stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

function manifests() {
  const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tests/package.json"];
  for (const group of ["packages", "apps"]) {
    if (!existsSync(join(root, group))) continue;
    for (const name of readdirSync(join(root, group)).sort()) files.push(join(group, name, "package.json"));
  }
  return files.filter((file) => existsSync(join(root, file)));
}

function install() {
  const agent = /^pnpm\/(\d+)/u.exec(process.env.npm_config_user_agent ?? "");
  const own = Number(agent?.[1] ?? 0) >= 11 && existsSync(join(root, "node_modules", ".modules.yaml"));
  if (own) return; // the user's own pnpm has just installed
  process.env.PATH = [...pnpmPath(), process.env.PATH].join(delimiter);
  const stampFile = join(root, "node_modules", ".keyguard-installed");
  const hash = createHash("sha256");
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)));
  const stamp = hash.digest("hex");
  if (installed(stampFile, stamp)) return;
  note("keyguard: installing the tools (once)");
  quietly(
    "pnpm",
    ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"],
    "Cannot install the project's dependencies",
    network,
  );
  writeFileSync(stampFile, stamp);
}

/** What two processes must not do at once. */
function alone(work) {
  const lock = join(root, ".tools", "set-up.lock");
  withLock(lock, () => note("keyguard: waiting for another run that sets this clone up"), work);
}

Object.assign(process.env, { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" });
alone(install);
process.env.PATH = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);

/** Runs a command with the terminal, passes on what ends this process, and ends as it ended. */
function handOver(command, commandArgs, cwd = root) {
  const child = spawn(command, commandArgs, {
    cwd,
    stdio: "inherit",
    env: process.env,
    shell: windows && command !== process.execPath,
  });
  process.on("SIGINT", () => {}); // the terminal tells the command as well, which then has the last word
  for (const name of ["SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  child.once("error", (error) =>
    fail(`Cannot start ${command}: ${error.message}`, "remove node_modules and .tools, then run the command again"),
  );
  child.once("exit", (status, signal) => {
    if (signal === null) process.exit(status);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Where the caller is; what npm starts, it starts in the root, and tells. */
function callersDirectory() {
  try {
    return process.env.INIT_CWD ?? process.cwd();
  } catch {
    process.stderr.write(
      "error: Cannot run here: the current directory does not exist any more\nhint: change to one that exists, then run the command again\n",
    );
    process.exit(2);
  }
}

const turbo = ["run", "--output-logs=errors-only", "--log-prefix=none", "--log-order=grouped"];
switch (task) {
  case "cli":
    note("keyguard: building (cached when nothing changed)");
    alone(() =>
      quietly(
        "turbo",
        [...turbo, "build", "--filter=keyguard"],
        "Cannot build keyguard",
        "the messages above are the compiler's; `npm test` shows more",
      ),
    );
    handOver("node", [join(root, "apps", "cli", "dist", "cli.js"), ...args], callersDirectory());
    break;
  case "exec":
    handOver(args[0] ?? "pnpm", args.slice(1), process.cwd());
    break;
  case "test":
    handOver("turbo", [
      ...turbo.map((flag) => (flag === "--output-logs=errors-only" ? "--output-logs=new-only" : flag)),
      "types",
      "lint",
      "unit",
      ...args,
    ]);
    break;
  case undefined:
    fail("No task given", "try: node scripts/boot.mjs test");
    break;
  default:
    handOver("turbo", [...turbo, task, ...args]);
}
