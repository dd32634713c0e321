import { createReadStream, readdirSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { KeyguardError, type Report, REPORT_SCHEMA_VERSION, type ReportShard, type Skipped } from "@keyguard/core";
import { ALERT_OPTION, prepareAlerts } from "../alerting.ts";
import type { Command, Context } from "../command.ts";
import { counted } from "../counted.ts";
import { EXIT } from "../exit-code.ts";
import { readStream, unlessAborted } from "../read-stream.ts";
import { revealFinding } from "../reveal.ts";
import { GIT_OPTIONS, gitMode, scanGit } from "../scan-git.ts";
import { openScanProject, PROJECT_OPTIONS, type ScanProject } from "../scan-project.ts";
import { createProgress } from "../terminal/progress.ts";
import { threadModule } from "../threads.ts";
import type { OnFinding } from "@keyguard/scanner";
import type { ScanFilesResult } from "@keyguard/scanner/files";
import { onlyVerified, type ScanVerifier, scanVerifier, VERIFY_OPTIONS } from "../verify-findings.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";

function jobsOf(context: Context): number | undefined {
  const text = context.args.value("jobs");
  if (text === undefined) return undefined;
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new KeyguardError("KG_USAGE", 'Cannot read "--jobs": it is a whole number from 1 to 64');
  return jobs;
}

/** What lies at a path, links followed; undefined for nothing, and for what cannot be told, such as a link in a circle. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // the scan says why
  }
}

/** Bytes without a path; a person types them where it is a terminal. */
type ScannedStream = AsyncIterable<unknown> & { readonly isTTY?: boolean };

/** What is read to its end and has no path: standard input, also as `-`, or a pipe, such as bash makes of `<(command)`. */
function streamOf({ args, cwd, stdin }: Context): ScannedStream | undefined {
  const [name, second] = args.positionals;
  if (args.flag("stdin")) return stdin;
  if (name === undefined || second !== undefined) return undefined;
  const found = lookAt(resolve(cwd, name));
  if (name === "/dev/stdin" || (name === "-" && found === undefined)) return stdin;
  return found?.isFIFO() === true ? createReadStream(resolve(cwd, name)) : undefined;
}

/** Standard input is held in memory, unlike files, which are read piece by piece. */
const MOST_STDIN_BYTES = 512 * 1024 * 1024;

function inputTooLong(): KeyguardError {
  return new KeyguardError("KG_READ", "Cannot scan standard input: it is longer than 512 MiB", {
    hint: "write it to a file and scan that: a file may have any size",
  });
}

interface Scanned {
  readonly findings: Report["findings"];
  readonly skipped: readonly Skipped[];
  readonly complete: boolean;
  /** What was looked at, for the report's heading. */
  readonly subject?: string;
  /** Which repository, where it is none of this machine's. */
  readonly repository?: string;
  /** Which part of the objects, where it is not all. */
  readonly shard?: ReportShard;
  /** Gives the project its say. Verified findings come in: what an exchange accepts is never taken out. */
  settle(findings: Report["findings"]): Promise<Report["findings"]>;
}

/** What sees every finding with its values: the verifier keeps them, `--reveal` shows them. */
function onFindingOf({ args }: Context, verifier: ScanVerifier | undefined): OnFinding | undefined {
  if (!args.flag("reveal")) return verifier?.onFinding;
  return async (finding, values) => revealFinding((await verifier?.onFinding(finding, values)) ?? finding, values);
}

/** A repository's history, a range of commits, or the index. */
async function scanRepository(context: Context, project: ScanProject, verifier?: ScanVerifier): Promise<Scanned> {
  const mode = gitMode(context);
  if (mode === undefined) return await scanPaths(context, project, verifier);
  const { notes, ...scanned } = await scanGit(context, mode, project, onFindingOf(context, verifier));
  const { printable } = await import("@keyguard/report");
  for (const note of notes) await context.stderr.write(`note: ${printable(note)}\n`);
  const { exclusion, gitTexts, withoutExcluded } = await import("@keyguard/guard/findings");
  const texts = gitTexts(project.root, context.env);
  const { args } = context;
  // Another repository's paths are no matter of this project's configuration.
  const exclude = [...(mode === "github" ? [] : project.config.scan.exclude), ...args.values("exclude")];
  const findings = withoutExcluded(scanned.findings, exclusion(exclude));
  const left = scanned.findings.length - findings.length;
  if (left > 0)
    await context.stderr.write(
      `note: ${counted(left, "finding lies", "findings lie")} in excluded paths (--exclude, or scan.exclude in keyguard.toml)\n`,
    );
  const whole = mode === "history" && scanned.complete && !args.flag("shard") && !args.flag("only-verified");
  const extent = whole && left === 0 ? "history" : "part";
  return {
    ...scanned,
    findings,
    settle: async (verified) =>
      mode === "github" ? verified : await project.settle(verified, project.root, { extent, texts }),
  };
}

async function scanStream(
  context: Context,
  stream: ScannedStream,
  project: ScanProject,
  verifier?: ScanVerifier,
): Promise<Scanned> {
  const { scanBytes } = await import("@keyguard/scanner");
  const { salt } = project.config.scan;
  if (stream.isTTY === true) await context.stderr.write("note: type or paste the text; Ctrl-D ends it\n");
  const bytes = await unlessAborted(readStream(stream, MOST_STDIN_BYTES, inputTooLong), context.signal);
  const onFinding = onFindingOf(context, verifier);
  const findings = await scanBytes(bytes, {
    path: "stdin",
    thorough: context.args.flag("thorough"),
    rules: project.rules,
    ...(salt === undefined ? {} : { salt }),
    ...(onFinding === undefined ? {} : { onFinding }),
  });
  const texts = async (): Promise<string> => new TextDecoder().decode(bytes);
  return {
    findings,
    skipped: [],
    complete: true,
    settle: async (verified) => await project.settle(verified, context.cwd, { extent: "part", texts }),
  };
}

/** The one directory that is scanned: findings' paths are relative to it. Undefined for files and for several. */
function scannedDirectory({ args, cwd }: Context): string | undefined {
  const [only = ".", more] = args.positionals;
  const path = resolve(cwd, only);
  return more === undefined && lookAt(path)?.isDirectory() === true ? path : undefined;
}

/** How much was looked at: nothing found in no files is no good news. */
function extentText({ files, containers }: Pick<ScanFilesResult, "files" | "containers">): string {
  const read = counted(files, "file");
  if (containers === 0) return read;
  return `${read}; ${counted(containers, "archive was", "archives and the like were")} not opened`;
}

async function scanPaths(context: Context, project: ScanProject, verifier?: ScanVerifier): Promise<Scanned> {
  const { args } = context;
  const { salt, exclude } = project.config.scan;
  const { scanFiles } = await import("@keyguard/scanner/files");
  const directory = scannedDirectory(context);
  const { inlineLiterals } = await import("@keyguard/guard/findings");
  const progress = createProgress(context.stderr);
  const workerUrl = threadModule("worker");
  const jobs = jobsOf(context);
  const onFinding = onFindingOf(context, verifier);
  try {
    const scanned = await scanFiles(args.positionals.length === 0 ? ["."] : args.positionals, {
      exclude: [...exclude, ...args.values("exclude")],
      ...(salt === undefined ? {} : { salt }),
      noIgnore: args.flag("no-ignore"),
      thorough: args.flag("thorough"),
      rules: project.rules,
      literals: directory === project.root ? inlineLiterals(readdirSync(directory)) : [], // of a part nothing is unused
      signal: context.signal,
      ...(workerUrl === undefined ? {} : { workerUrl }),
      ...(jobs === undefined ? {} : { jobs }),
      ...(onFinding === undefined ? {} : { onFinding }),
      onProgress: ({ files, bytes, findings }) =>
        progress.show(`scanned ${files} files, ${(bytes / 1e6).toFixed(0)} MB, ${findings} findings`),
    });
    const whole = directory !== undefined && scanned.complete && !args.flag("only-verified");
    const source = { extent: whole ? "files" : "part", files: scanned } as const;
    return {
      ...scanned,
      subject: extentText(scanned),
      settle: async (verified) => await project.settle(verified, directory ?? context.cwd, source),
    };
  } finally {
    progress.clear();
  }
}

async function run(context: Context): Promise<number> {
  const { args } = context;
  if (args.flag("stdin") && args.positionals.length > 0)
    throw new KeyguardError("KG_USAGE", "Cannot scan standard input and paths at once", {
      hint: "leave out one of them",
    });
  if (args.flag("reveal") && !context.stdout.isTTY)
    throw new KeyguardError("KG_USAGE", "Cannot reveal secrets: standard output is no terminal", {
      hint: "secrets are shown to a person only; leave out --reveal",
    });
  if (
    args.flag("reveal") &&
    (args.values("output").length > 0 || args.values("format").some((format) => format !== "text"))
  )
    throw new KeyguardError("KG_USAGE", "Cannot reveal secrets in a file or in a format for programs", {
      hint: "leave out --reveal, or --output and --format",
    });
  if (args.flag("stdin") && gitMode(context) !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot scan standard input and a repository at once", {
      hint: "leave out one of them",
    });
  const stream = gitMode(context) === undefined ? streamOf(context) : undefined;
  if (stream !== undefined && args.flag("exclude"))
    throw new KeyguardError("KG_USAGE", 'Cannot use "--exclude" here', { hint: "standard input has no path" });
  jobsOf(context);
  const tell = await prepareAlerts(context, ["scan", ...args.positionals].join(" "));
  const project = await openScanProject(context, stream === undefined ? scannedDirectory(context) : undefined);
  const verifier = await scanVerifier(context, project.config);
  const scanned = await (stream === undefined
    ? scanRepository(context, project, verifier)
    : scanStream(context, stream, project, verifier));
  const verified = verifier === undefined ? scanned.findings : await verifier.verify(scanned.findings);
  const settled = await scanned.settle(verified);
  const { findings, skipped } = args.flag("only-verified") ? onlyVerified(settled) : { findings: settled, skipped: [] };
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: context.version },
    ...(scanned.repository === undefined ? {} : { repository: scanned.repository }),
    ...(scanned.shard === undefined ? {} : { shard: scanned.shard }),
    complete: scanned.complete && skipped.length === 0,
    skipped: [...scanned.skipped, ...skipped],
    findings,
  };
  await writeReport(context, report, scanned.subject === undefined ? {} : { subject: scanned.subject });
  await tell(report);
  return context.signal.aborted ? EXIT.incomplete : exitCodeOf(report, thresholdOf(context));
}

export const scan: Command = {
  name: "scan",
  summary: "find leaked credentials in files, the index and all of git history",
  usage: "scan [OPTIONS] [PATH…]",
  description: [
    "Finds exchange credentials (key, secret and passphrase together, named for their exchange), wallet keys and other secrets in files and directories; the current directory by default.",
    "",
    "What git ignores is left out, except files that hold secrets by their name, such as .env. Nothing is sent anywhere, unless --verify asks the exchanges themselves: one signed, read-only request for each credential.",
    "",
    "Exit code: 0 nothing at or above the threshold, 1 findings, 2 wrong usage, 3 something could not be read, or with --only-verified not be told.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS,
    ...PROJECT_OPTIONS,
    ...VERIFY_OPTIONS,
    ...GIT_OPTIONS,
    { name: "stdin", help: "scan standard input; so does - for a path" },
    {
      name: "exclude",
      short: "e",
      value: "GLOB",
      multiple: true,
      help: "leave out matching paths, spelled as in a .gitignore",
    },
    { name: "no-ignore", help: "scan what git ignores, too" },
    { name: "thorough", help: "look at values from 10 characters on, at about 1.7 times the cost" },
    { name: "jobs", short: "j", value: "N", help: "threads (default: one for each processor)" },
    ALERT_OPTION,
    { name: "reveal", help: "show secrets in full; to a terminal only" },
  ],
  examples: [
    { command: "keyguard scan .", does: "scan this folder" },
    {
      command: "keyguard scan --format json src | jq '.findings[].ruleId'",
      does: "the rules that fired, for a script",
    },
    {
      command: "keyguard scan --format sarif --output keyguard.sarif .",
      does: "a file for code scanning beside the text view",
    },
    { command: "keyguard scan --history", does: "everything this repository ever held, and who put it there" },
    { command: "keyguard scan --range origin/main..HEAD", does: "what a branch brings" },
    {
      command: "keyguard scan --github freqtrade/freqtrade",
      does: "a public repository, cloned for the purpose and removed",
    },
    { command: "git show HEAD:config.py | keyguard scan --stdin", does: "scan what another program prints" },
    {
      command: "keyguard scan --exclude 'vendor/' --threshold high .",
      does: "leave out a directory, fail on high and critical only",
    },
  ],
  run,
};
