import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateCredential, partValue, seededRandom } from "../../packages/testkit/src/synthetic/index.ts";
import { getExchange } from "../../packages/exchanges/src/index.ts";

/** The committed bundle; another one, made from the sources as they are, while they are being changed. */
const bundle =
  process.env["KEYGUARD_ACTION_BUNDLE"] ?? fileURLToPath(new URL("../../apps/action/dist/main.js", import.meta.url));

/** A bot's file with a synthetic credential, and its secret, to be looked for in what is printed. */
export function leak(seed: string): { readonly text: string; readonly secret: string } {
  const exchange = getExchange("binance");
  const grammar = exchange.credentials.find(({ parts }) => parts.some(({ kind }) => kind === "secret"));
  if (grammar === undefined) throw new Error("binance has no grammar with a secret");
  const credential = generateCredential(exchange, grammar, seededRandom(seed));
  const [key, secret = ""] = [partValue(credential, "key"), partValue(credential, "secret")];
  return { text: `exchange = ccxt.binance({\n  "apiKey": "${key}",\n  "secret": "${secret}",\n})\n`, secret };
}

/** Runs git in a folder, the same on every machine. */
export function git(cwd: string, ...args: readonly string[]): string {
  const config = ["user.name=T", "user.email=t@example.com", "init.defaultBranch=main", "commit.gpgsign=false"];
  const env = { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_NOSYSTEM: "1" };
  const ran = spawnSync("git", [...config.flatMap((pair) => ["-c", pair]), ...args], { cwd, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** A remote, a developer's clone of it, and a runner's machine. */
export interface Stage {
  readonly home: string;
  readonly remote: string;
  readonly dev: string;
  /** Commits a file in the developer's clone; returns the commit. */
  commit(path: string, text: string, message?: string): string;
  /**
   * Checks a revision of the remote out as actions/checkout does; returns the workspace.
   *
   * @param origin where the workspace fetches from afterwards; by default the remote's folder
   */
  checkout(revision: string, depth?: number, origin?: string): string;
  close(): void;
}

export function createStage(): Stage {
  const home = mkdtempSync(join(tmpdir(), "kg-action-"));
  const [remote, dev] = [join(home, "remote.git"), join(home, "dev")];
  git(home, "init", "-q", "--bare", remote);
  git(remote, "config", "uploadpack.allowAnySHA1InWant", "true"); // as GitHub has it
  git(home, "init", "-q", dev);
  git(dev, "remote", "add", "origin", remote);
  let workspaces = 0;
  return {
    home,
    remote,
    dev,
    commit(path, text, message = "change") {
      mkdirSync(dirname(join(dev, path)), { recursive: true });
      writeFileSync(join(dev, path), text);
      git(dev, "add", "--all");
      git(dev, "commit", "-q", "-m", message);
      return git(dev, "rev-parse", "HEAD");
    },
    checkout(revision, depth, origin) {
      const workspace = join(home, `workspace-${(workspaces += 1)}`);
      git(home, "init", "-q", workspace);
      git(workspace, "remote", "add", "origin", `file://${remote}`);
      const shallow = depth === undefined ? [] : [`--depth=${depth}`];
      const wanted = depth === undefined ? ["+refs/heads/*:refs/remotes/origin/*", revision] : [revision];
      git(workspace, "fetch", "-q", "--no-tags", ...shallow, "origin", ...wanted);
      git(workspace, "checkout", "-q", "--detach", revision);
      if (origin !== undefined) git(workspace, "remote", "set-url", "origin", origin);
      return workspace;
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** What the runner sees of a step. */
export interface StepResult {
  readonly code: number;
  readonly log: string;
  /** The lines that the runner obeys. */
  readonly commands: readonly string[];
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the committed bundle by the runner's protocol: an event's document, inputs and files named in the environment. */
export async function runStep(
  stage: Stage,
  workspace: string,
  event: { readonly name: string; readonly payload: unknown; readonly sha: string; readonly ref?: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const files = mkdtempSync(join(stage.home, "step-"));
  const [payload, output, summary] = ["event.json", "output", "summary.md"].map((name) => join(files, name));
  writeFileSync(payload ?? "", JSON.stringify(event.payload));
  for (const file of [output, summary]) writeFileSync(file ?? "", "");
  const child = spawn(process.execPath, [bundle], {
    cwd: workspace,
    env: {
      PATH: process.env["PATH"],
      HOME: files,
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: payload,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: workspace,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "owner/bot",
      GITHUB_SHA: event.sha,
      GITHUB_REF: event.ref ?? "refs/heads/main",
      ...environment,
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (log += text));
  const code = await new Promise<number>((resolve) => child.on("close", (status) => resolve(status ?? -1)));
  const outputs = [...readFileSync(output ?? "", "utf8").matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gmu)];
  return {
    code,
    log,
    commands: log.split("\n").filter((line) => /^\s*::|##\[/u.test(line)),
    summary: readFileSync(summary ?? "", "utf8"),
    outputs: Object.fromEntries(outputs.map(([, name, , value]) => [name, value])),
  };
}
