import { relative, resolve, sep } from "node:path";
import { type Config, type Finding, joinFindings, KeyguardError, type Skipped } from "@keyguard/core";
import type { Extent, ScannedFiles, TextSource } from "@keyguard/guard/findings";
import type { RuleFile } from "@keyguard/scanner";
import type { Context, OptionSpec } from "./command.ts";
import { counted } from "./counted.ts";
import { createProgress } from "./terminal/progress.ts";
import { threadModule } from "./threads.ts";

/** What a scan gave. */
export interface ProjectScan {
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly complete: boolean;
}

/** Options of every scan that a project has a say in. */
export const PROJECT_OPTIONS: readonly OptionSpec[] = [
  {
    name: "baseline",
    short: "b",
    value: "FILE",
    help: "known findings that are not reported (default: .keyguard-baseline)",
  },
  { name: "no-baseline", help: "report what is in the baseline, too" },
  { name: "show-ignored", help: "report what comments and ignore files take out, too" },
];

/** The day by the machine's clock, `YYYY-MM-DD` in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What was scanned. */
export interface ScanPart {
  /** What was read without a gap; of a part nothing is said that is not there. Default: `part`. */
  readonly extent?: Extent;
  /** By default the files of the project. */
  readonly texts?: TextSource;
  /** False where what is known counts like all else. */
  readonly baseline?: false;
  /** What a scan of files says of itself. */
  readonly files?: ScannedFiles;
}

/** What a project says about its scans. */
export interface ScanProject {
  /** Absolute; ignore files and the baseline lie here. */
  readonly root: string;
  /** The configuration that judges: the target branch's on a pull request. */
  readonly config: Config;
  /** The rule files that it names. */
  readonly rules: readonly RuleFile[];
  /**
   * Takes out what is ignored or known, and tells on standard error what should be told.
   *
   * @param scanned what findings' paths are relative to; absolute
   * @param part what was scanned of it, and where its comments are read
   */
  settle(findings: readonly Finding[], scanned: string, part: ScanPart): Promise<readonly Finding[]>;
}

/**
 * The baseline that is meant, relative to the project's root, and whether a person named it.
 * Whether it exists is for the reader to find out.
 */
export async function baselineOf(context: Context, root: string): Promise<{ file: string; named: boolean }> {
  const { BASELINE_FILE } = await import("@keyguard/guard/findings");
  const named = context.args.value("baseline");
  if (named === undefined) return { file: BASELINE_FILE, named: false };
  return { file: relative(root, resolve(context.cwd, named)).split(sep).join("/"), named: true };
}

/** Tells what a user's rule files ask for in vain. */
async function sayNotHonoured({ stderr }: Context, rules: readonly RuleFile[]): Promise<void> {
  if (rules.length === 0) return;
  const { readRuleSet } = await import("@keyguard/scanner/rules");
  const { printable } = await import("@keyguard/report");
  for (const note of readRuleSet(rules).notes) await stderr.write(`note: ${printable(note)}\n`);
}

/**
 * Opens the project that is scanned: the repository that holds the directory, or the directory itself.
 *
 * @param directory the one directory that is scanned; without it, the current one
 */
export async function openScanProject(context: Context, directory?: string): Promise<ScanProject> {
  const { args, cwd, env, stderr } = context;
  const guard = await import("@keyguard/guard/findings");
  const target = resolve(cwd, directory ?? ".");
  const root = guard.projectRoot(target);
  const reader = await guard.createTrustedReader(root, env);
  // Where keyguard was started comes first; a project that is scanned from outside brings its own.
  const here = await guard.loadTrustedConfig(root, reader, cwd);
  const loaded = here.file !== null || target === cwd ? here : await guard.loadTrustedConfig(root, reader, target);
  const rules = await guard.loadTrustedRules(reader, loaded);
  await sayNotHonoured(context, rules);
  return {
    root,
    config: loaded.config,
    rules,
    async settle(findings, scanned, part) {
      if (args.flag("show-ignored")) return joinFindings(findings);
      const baseline = await baselineOf(context, root);
      if (baseline.named && reader.origin.kind === "work-tree" && (await reader.read(baseline.file)) === undefined)
        throw new KeyguardError(
          "KG_CONFIG_NOT_FOUND",
          'Cannot read the baseline that "--baseline" names: there is none',
          {
            hint: "make one with: keyguard baseline create",
          },
        );
      const { printable } = await import("@keyguard/report");
      const inside = relative(root, scanned).split(sep).join("/");
      const settled = await guard.settleFindings(findings, {
        reader,
        textOf: part.texts ?? guard.fileTexts(root),
        today: today(),
        baseline: args.flag("no-baseline") || part.baseline === false ? undefined : baseline.file,
        ...(inside === "" && args.values("exclude").length === 0 && part.extent !== undefined
          ? { extent: part.extent }
          : {}),
        ...(part.files === undefined ? {} : { scanned: part.files }),
        ...(inside === "" || inside.startsWith("..") ? {} : { prefix: `${inside}/` }),
      });
      const distinct = (some: readonly Finding[]): number => new Set(some.map(({ fingerprint }) => fingerprint)).size;
      const [ignored, known] = [distinct(settled.ignored.map(({ finding }) => finding)), distinct(settled.known)];
      const notes = [
        ...settled.notices,
        ...(ignored > 0
          ? [`${counted(ignored, "finding is", "findings are")} ignored; see them with --show-ignored`]
          : []),
        ...(known > 0
          ? [`${counted(known, "finding is", "findings are")} in the baseline; see them with --no-baseline`]
          : []),
      ];
      for (const note of notes) await stderr.write(`note: ${printable(note)}\n`);
      return settled.findings;
    },
  };
}

/** What a configuration says about scans, its rule files read. */
export interface ScanSettings {
  readonly salt: string | undefined;
  readonly exclude: readonly string[];
  readonly rules: readonly RuleFile[];
}

/** The settings by which `keyguard scan` would judge a project's files: those of where it is started come first. */
export async function scanSettings({ cwd }: Context, root: string): Promise<ScanSettings> {
  const { loadConfig } = await import("@keyguard/guard/config");
  const { loadRulesFrom } = await import("@keyguard/guard/findings");
  const here = await loadConfig(cwd);
  const { config, directory } = here.file === null ? await loadConfig(root) : here;
  const { salt, exclude, extend } = config.scan;
  return { salt, exclude, rules: await loadRulesFrom(directory, extend) };
}

/** Scans all files of a project as `keyguard scan` does, before anything is ignored. */
export async function scanProject(context: Context, root: string, settings: ScanSettings): Promise<ProjectScan> {
  const { scanFiles } = await import("@keyguard/scanner/files");
  const progress = createProgress(context.stderr);
  const workerUrl = threadModule("worker");
  try {
    return await scanFiles([root], {
      root,
      exclude: settings.exclude,
      rules: settings.rules,
      signal: context.signal,
      ...(workerUrl === undefined ? {} : { workerUrl }),
      ...(settings.salt === undefined ? {} : { salt: settings.salt }),
      onProgress: ({ files, findings }) => progress.show(`scanned ${files} files, ${findings} findings`),
    });
  } finally {
    progress.clear();
  }
}
