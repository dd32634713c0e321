import { join, relative, sep } from "node:path";
import { type Finding, KeyguardError, REPORT_SCHEMA_VERSION, type ReportShard, type Skipped } from "@keyguard/core";
import type { OnFinding, RuleFile } from "@keyguard/scanner";
import type { HistoryProgress } from "@keyguard/scanner/node";
import type { Context, OptionSpec } from "./command.ts";
import { counted } from "./counted.ts";
import { namedDirectory } from "./named-directory.ts";
import { readRefLines } from "./read-ref-lines.ts";
import type { ScanProject } from "./scan-project.ts";
import { createProgress } from "./terminal/progress.ts";
import { threadModule } from "./threads.ts";

/** Options that choose what of a repository is scanned. */
export const GIT_OPTIONS: readonly OptionSpec[] = [
  { name: "history", help: "scan every object of a repository: all branches, stashes, dropped commits, messages" },
  {
    name: "range",
    value: "A..B",
    help: "scan what the commits of a range bring, merges included; A...B, A^! and all that git reads, too",
  },
  { name: "since", value: "DATE", help: "scan what commits of a day or later bring, such as 2026-01-31" },
  { name: "staged", help: "scan what the next commit will hold: the index, not the work tree" },
  { name: "pre-push", help: "scan what is about to be pushed, from git's lines on standard input" },
  { name: "pre-receive", help: "scan what a server is about to take, from git's lines on standard input" },
  {
    name: "github",
    value: "REPO",
    help: "clone OWNER/REPO or a git URL into a private directory and scan its history",
  },
  { name: "pull-requests", help: "with --github: what pull requests point to, too" },
  { name: "submodules", help: "with --history: the histories of submodules that are here, too" },
  {
    name: "shard",
    value: "I/N",
    help: "with --history or --github: one part of the objects; `keyguard merge` joins reports",
  },
  {
    name: "no-cache",
    help: "neither use nor keep what earlier runs learned: of objects with --history, from exchanges with --verify",
  },
];

/** What a scan of a repository gave. */
export interface GitScanned {
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly complete: boolean;
  /** For standard error. */
  readonly notes: readonly string[];
  /** What was looked at, for the report's heading. */
  readonly subject: string;
  /** Which repository, where it is none of this machine's. */
  readonly repository?: string;
  /** Which part of the objects, where it is not all. */
  readonly shard?: ReportShard;
}

const MODES = ["history", "range", "since", "staged", "pre-push", "pre-receive", "github"] as const;
type Mode = (typeof MODES)[number];

/**
 * The mode that the options choose; undefined for a scan of files.
 *
 * @throws {KeyguardError} `KG_USAGE` for two modes at once, and for what does not go with the one
 */
export function gitMode({ args }: Context): Mode | undefined {
  const chosen = MODES.filter((mode) => args.flag(mode));
  const [mode, second] = chosen;
  if (second !== undefined)
    throw new KeyguardError("KG_USAGE", `Cannot scan "--${mode}" and "--${second}" at once`, {
      hint: "run one after the other",
    });
  if (mode !== undefined && args.positionals.length > 1)
    throw new KeyguardError("KG_USAGE", `Cannot scan several repositories with "--${mode}"`, {
      hint: "name one, or none for the one here",
    });
  if (mode === "github" && args.positionals.length > 0)
    throw new KeyguardError("KG_USAGE", 'Cannot scan a path with "--github"', {
      hint: "the repository is the option's value",
    });
  if (mode === "github" && args.flag("baseline"))
    throw new KeyguardError("KG_USAGE", 'Cannot use "--baseline" with "--github"', {
      hint: "what this project knows is no matter of another repository; `keyguard baseline` works on a clone of it",
    });
  for (const [option, modes] of [
    ["shard", ["history", "github"]],
    ["pull-requests", ["github"]],
    ["submodules", ["history"]],
  ] as const) {
    if (args.flag(option) && !modes.some((known) => known === mode))
      throw new KeyguardError("KG_USAGE", `Cannot use "--${option}" here`, {
        hint: `it goes with --${modes.join(" or --")}`,
      });
  }
  return mode;
}

/** A scan of a repository in the mode that was asked for. */
export async function scanGit(
  context: Context,
  mode: Mode,
  project: ScanProject,
  onFinding?: OnFinding,
): Promise<GitScanned> {
  const { args, env } = context;
  const scanner = await import("@keyguard/scanner/node");
  const { salt } = project.config.scan;
  const shard = args.value("shard");
  const settings = {
    thorough: args.flag("thorough"),
    rules: project.rules,
    ...(salt === undefined ? {} : { salt }),
    ...(onFinding === undefined ? {} : { onFinding }),
    ...(shard === undefined ? {} : { shard: scanner.parseShard(shard) }),
  };
  const engine = scanner.createGitEngine(settings);
  const path = namedDirectory(context, "scan the repository of");
  const commits = { engine, environment: env };
  switch (mode) {
    case "history":
      return await history(context, path, settings);
    case "github":
      return await remote(context, settings);
    case "staged":
      return { ...(await scanner.scanStaged(path, commits)), subject: "the index" };
    case "range": {
      const range = args.value("range") ?? "";
      return { ...(await scanner.scanRange(path, range, commits)), subject: `the commits of ${range}` };
    }
    case "since": {
      const since = dayOf(args.value("since") ?? "");
      return { ...(await scanner.scanSince(path, since, commits)), subject: "the commits since that day" };
    }
    case "pre-push":
      return {
        ...(await scanner.scanPrePush(path, await readRefLines(context), commits)),
        subject: "what is pushed",
      };
    case "pre-receive":
      return {
        ...(await scanner.scanPreReceive(path, await readRefLines(context), commits)),
        subject: "what is received",
      };
  }
}

function dayOf(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new KeyguardError("KG_USAGE", 'Cannot read "--since": it is no date', { hint: "write it like 2026-01-31" });
  return time;
}

interface HistorySettings {
  readonly thorough: boolean;
  readonly rules: readonly RuleFile[];
  readonly salt?: string;
  readonly onFinding?: OnFinding;
  readonly shard?: ReportShard;
}

/** Less is no basis for a forecast. */
const LEAST_SHARE = 0.05;

/** How far a history scan is, in one line: objects, bytes, and how long the rest may take. */
export function progressText({ phase, objects, bytes, share }: HistoryProgress, elapsedMs: number): string {
  const amounts: string[] = [];
  if (objects.total > 0) amounts.push(`${objects.done} of ${objects.total} objects`);
  if (bytes.total > 0) amounts.push(`${(bytes.done / 1e6).toFixed(0)} of ${(bytes.total / 1e6).toFixed(0)} MB`);
  const left = share < LEAST_SHARE ? 0 : Math.round((elapsedMs * (1 - share)) / share / 1000);
  return `${phase}${amounts.length > 0 ? `: ${amounts.join(", ")}` : ""}${left < 2 ? "" : `, about ${timeText(left)} left`}`;
}

function timeText(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** Shows how far a history scan is, and how long the rest may take; undefined where nobody would see it. */
export function showProgress(
  stderr: Context["stderr"],
  progress: { show(text: string): void },
): ((at: HistoryProgress) => void) | undefined {
  if (!stderr.isTTY) return undefined; // adding up costs a little
  const started = Date.now();
  return (at) => progress.show(progressText(at, Date.now() - started));
}

async function history(context: Context, path: string, settings: HistorySettings): Promise<GitScanned> {
  const { args, env, signal, stderr } = context;
  const scanner = await import("@keyguard/scanner/node");
  const { availableParallelism } = await import("node:os");
  const progress = createProgress(stderr);
  const onProgress = showProgress(stderr, progress);
  const { shard, ...engine } = settings;
  const part = shard === undefined ? "all history" : `shard ${shard.index} of ${shard.count} of all history`;
  const workerUrl = threadModule("history-worker");
  // What verifies findings lives in this thread alone.
  const threads = settings.onFinding === undefined ? Number(args.value("jobs") ?? availableParallelism()) : 1;
  const scanOne = async (repository: string): Promise<GitScanned> => {
    const scanned = await scanner.scanHistory(repository, {
      engine: scanner.createGitEngine(engine),
      engineModule: scanner.gitEngineModule(engine, threadModule("git-engine")),
      ...(workerUrl === undefined ? {} : { workerUrl }),
      threads,
      environment: env,
      signal,
      ...(shard === undefined ? {} : { shard }),
      ...(args.flag("no-cache") || settings.onFinding !== undefined
        ? {}
        : { cacheDirectory: scanner.defaultCacheDirectory(env) }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const { commits, blobs, path: how } = scanned.stats;
    return {
      ...scanned,
      subject: `${counted(commits, "commit")} and ${counted(blobs, "file")} of ${part} (${how})`,
      ...(shard === undefined ? {} : { shard }),
    };
  };
  try {
    const first = await scanOne(path);
    if (!args.flag("submodules")) return first;
    const repository = scanner.openRepository(path, env);
    const all: GitScanned[] = [first];
    for (const directory of scanner.submoduleDirectories(repository)) {
      const name = relative(join(repository.commonDir, "modules"), directory).split(sep).join("/");
      all.push({ ...(await scanOne(directory)), repository: name.replaceAll("/modules/", "/") });
    }
    return {
      ...(await joinScans(all, context.version)),
      notes: all.flatMap(({ notes }) => notes),
      subject: `${first.subject}, and ${counted(all.length - 1, "submodule")}`,
      ...(shard === undefined ? {} : { shard }),
    };
  } finally {
    progress.clear();
  }
}

/** Scans of several repositories as one; every path says whose it is. */
async function joinScans(
  scans: readonly GitScanned[],
  version: string,
): Promise<Pick<GitScanned, "findings" | "skipped" | "complete">> {
  const { mergeReports } = await import("@keyguard/report");
  return mergeReports(
    scans.map(({ findings, skipped, complete, repository }) => ({
      schemaVersion: REPORT_SCHEMA_VERSION,
      tool: { name: "keyguard", version },
      ...(repository === undefined ? {} : { repository }),
      complete,
      skipped,
      findings,
    })),
  );
}

async function remote(context: Context, settings: HistorySettings): Promise<GitScanned> {
  const { args, env, signal, stderr } = context;
  const { cloneRemote, remoteAddress } = await import("@keyguard/scanner/node");
  const progress = createProgress(stderr);
  const clone = await cloneRemote(remoteAddress(args.value("github") ?? ""), {
    pullRequests: args.flag("pull-requests"),
    signal,
    environment: env,
    onProgress: (line) => progress.show(line),
  });
  progress.clear();
  try {
    return {
      ...(await history(context, clone.path, settings)),
      repository: repositoryName(args.value("github") ?? ""),
    };
  } finally {
    await clone.close();
  }
}

/** How a report calls a remote repository: `OWNER/REPO`, or host and path of an address, without a user or password. */
function repositoryName(text: string): string {
  const match = /^(?:[a-z]+:\/\/)?(?:[^/]*@)?(.+?)(?:\.git)?\/?$/u.exec(text);
  return (match?.[1] ?? text).replace(/^github\.com[:/]/u, "").replace(":", "/");
}
