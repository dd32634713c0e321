import { mkdtemp, open, realpath } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { atOrAbove, type Finding, KeyguardError, Secret, SEVERITIES } from "@keyguard/core";
import type { HistoryScan, HoldingObject, Purge } from "@keyguard/scanner/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { namedDirectory } from "../named-directory.ts";
import { showProgress } from "../scan-git.ts";
import { openScanProject, type ScanProject } from "../scan-project.ts";
import { createProgress } from "../terminal/progress.ts";
import { threadModule } from "../threads.ts";
import { thresholdOf } from "../write-report.ts";

interface Scanned {
  readonly scan: HistoryScan;
  readonly holders: readonly HoldingObject[];
  readonly purge: (wanted: ReadonlySet<string>) => Promise<Purge>;
}

async function scanAll(context: Context, project: ScanProject, path: string): Promise<Scanned> {
  const { env, signal, stderr } = context;
  const { createGitEngine, defaultCacheDirectory, gitEngineModule, planPurge, scanHistory } =
    await import("@keyguard/scanner/node");
  const { salt } = project.config.scan;
  const settings = { rules: project.rules, ...(salt === undefined ? {} : { salt }) };
  const engine = createGitEngine(settings);
  const workerUrl = threadModule("history-worker");
  const holders: HoldingObject[] = [];
  const progress = createProgress(stderr);
  const onProgress = showProgress(stderr, progress);
  try {
    const scan = await scanHistory(path, {
      engine,
      engineModule: gitEngineModule(settings, threadModule("git-engine")),
      ...(workerUrl === undefined ? {} : { workerUrl }),
      threads: availableParallelism(),
      environment: env,
      cacheDirectory: defaultCacheDirectory(env),
      signal,
      ...(onProgress === undefined ? {} : { onProgress }),
      onHolder: (holder) => holders.push(holder),
    });
    return { scan, holders, purge: (wanted) => planPurge(path, holders, wanted, { engine, environment: env }) };
  } finally {
    progress.clear();
  }
}

/** The findings that are meant: those of `--only`, or all from the threshold on. */
async function chosen(context: Context, findings: readonly Finding[]): Promise<Finding[]> {
  const only = context.args.values("only");
  if (only.length === 0) {
    const threshold = thresholdOf(context);
    const meant = findings.filter(({ severity }) => atOrAbove(severity, threshold));
    const below = findings.length - meant.length;
    if (below > 0)
      await context.stderr.write(`note: ${below} below ${threshold} left out; take them in with --threshold\n`);
    return meant;
  }
  return only.flatMap((id) => {
    const meant = findings.filter(({ fingerprint }) => id.length >= 6 && fingerprint.startsWith(id));
    if (meant.length === 0)
      throw new KeyguardError("KG_USAGE", 'Cannot purge what "--only" names: history has no such finding', {
        hint: "take an id, or its first six characters or more, from keyguard scan --history",
      });
    return meant;
  });
}

/** Where the replace file goes: a file that does not exist, in no repository. */
async function replaceFileOf(context: Context): Promise<string> {
  const named = context.args.value("replace-file");
  const given = named === undefined ? undefined : resolve(context.cwd, named);
  const directory = await realpath(given === undefined ? tmpdir() : dirname(given)).catch(() => undefined);
  if (directory === undefined || named === "-")
    throw new KeyguardError("KG_USAGE", 'Cannot write the file of "--replace-file": its directory does not exist', {
      hint: "name a file in a directory of your own, outside of any repository",
    });
  if (await isInRepository(directory))
    throw new KeyguardError("KG_USAGE", "Cannot write the replace file there: it would lie in a repository", {
      hint: "it holds secrets; name a file outside of any repository with --replace-file",
    });
  return given === undefined
    ? join(await mkdtemp(join(directory, "keyguard-clean-")), "replacements.txt") // made with mode 0700
    : join(directory, basename(given));
}

/** True when the directory, or one above it, belongs to a repository. */
async function isInRepository(directory: string): Promise<boolean> {
  const { openRepository } = await import("@keyguard/scanner/node");
  try {
    openRepository(directory);
    return true;
  } catch {
    return false;
  }
}

/** A new file that its owner alone can read. An old one, a link or a device is never written to. */
async function writeSecrets(path: string, lines: Secret): Promise<void> {
  try {
    const handle = await open(path, "wx", 0o600);
    try {
      await handle.chmod(0o600);
      await handle.writeFile(Secret.reveal(lines), "latin1");
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new KeyguardError("KG_OUTPUT", "Cannot write the replace file: it exists already or cannot be made", {
      hint: "delete the old one, or name another with --replace-file",
      cause: error,
    });
  }
}

async function run(context: Context): Promise<number> {
  const { args, env, stdout, stderr } = context;
  const scanner = await import("@keyguard/scanner/node");
  const { gitTexts } = await import("@keyguard/guard/findings");
  const { EXCHANGES } = await import("@keyguard/exchanges");
  const { printable } = await import("@keyguard/report");
  const path = namedDirectory(context, "purge");
  const repository = scanner.openRepository(path, env);
  const remote = args.value("remote") ?? "origin";
  const hasRemote = repository.config.has(`remote.${remote}.url`);
  if (!hasRemote && args.flag("remote"))
    throw new KeyguardError("KG_USAGE", 'Cannot push to the remote that "--remote" names: there is none', {
      hint: "see which there are: git remote",
    });
  const project = await openScanProject(context, repository.workTree ?? path);
  const { scan, purge } = await scanAll(context, project, path);
  const source = { extent: "part", texts: gitTexts(project.root, env), baseline: false } as const;
  const findings = await chosen(context, await project.settle(scan.findings, project.root, source));
  const inRefs = findings.filter(scanner.isInRefs);
  const purged = inRefs.length === 0 ? null : await purge(new Set(inRefs.map(({ fingerprint }) => fingerprint)));
  const file = purged === null ? null : await replaceFileOf(context);
  const { text } = scanner.planClean({
    findings,
    revokePages: new Map(EXCHANGES.map(({ id, keyManagement }) => [id, keyManagement.page])),
    repository: repository.workTree ?? repository.gitDir,
    remote: hasRemote ? remote : null,
    workDirectory: dirname(file ?? path),
    replaceFile: purged === null || file === null ? null : { ...purged, path: file },
    ...(purged === null ? {} : { blobs: purged.blobs, unreached: purged.unreached }),
  });
  if (purged !== null && file !== null && purged.count > 0) await writeSecrets(file, purged.lines);
  await stdout.write(text.split("\n").map(printable).join("\n"));
  if (purged !== null && file !== null && purged.count > 0)
    await stderr.write(`note: the replace file holds secrets in plain text; delete it when you are done: ${file}\n`);
  for (const note of scan.notes) await stderr.write(`note: ${printable(note)}\n`);
  if (scan.complete) return EXIT.ok;
  for (const { path: where, reason } of scan.skipped)
    await stderr.write(`not looked at: ${printable(where)}: ${reason}\n`);
  await stderr.write("note: the plan may lack what could not be looked at\n");
  return EXIT.incomplete;
}

export const historyClean: Command = {
  name: "history clean",
  summary: "write down how to purge credentials from a repository's history",
  usage: "history clean [OPTIONS] [REPO]",
  description: [
    "Scans all of history and prints a plan as Markdown: which credentials to revoke first, the exact git filter-repo commands, what stays behind in forks, pull requests and caches, and how to prove that it is gone. None of it is run, and nothing of the repository is changed.",
    "",
    "What filter-repo has to replace goes into a file that you alone can read, in a new private directory or where --replace-file says, never into a repository and never to standard output. It holds the secrets in plain text: delete it when you are done.",
    "",
    "Exit code: 0 the plan is whole, also when there is nothing to purge; 2 wrong usage; 3 something of the history could not be read.",
  ].join("\n"),
  takesArguments: true,
  options: [
    {
      name: "replace-file",
      value: "FILE",
      help: "where to write what is replaced; must not exist, nor lie in a repository",
    },
    { name: "only", value: "ID", multiple: true, help: "purge this finding, by its id or the beginning of it" },
    {
      name: "threshold",
      value: "SEVERITY",
      choices: SEVERITIES,
      help: "the least severity that is purged (default: medium)",
    },
    { name: "remote", value: "NAME", help: "the remote that everybody fetches from (default: origin)" },
  ],
  examples: [
    { command: "keyguard history clean > purge.md", does: "the plan as a file, the values in a private directory" },
    {
      command: "keyguard history clean --only 3f2a1b9c --replace-file ~/purge/replacements.txt",
      does: "one finding, with the values where you want them",
    },
  ],
  run,
};
