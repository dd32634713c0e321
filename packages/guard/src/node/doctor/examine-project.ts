import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isKeyguardError } from "@keyguard/core";
import { BASELINE_FILE } from "../../baseline/baseline.ts";
import type { RuleFile } from "@keyguard/scanner";
import type { Asked, Health } from "../../doctor/health.ts";
import { hiddenByAllowlists } from "../../doctor/hidden-by-allowlists.ts";
import { isEnvironmentFile, isSecretFile, SECRET_PATHSPECS } from "../../doctor/secret-files.ts";
import { readBaseline } from "../baseline/baseline-file.ts";
import { git } from "../git.ts";
import { loadIgnores } from "../ignores/load-ignores.ts";
import { createTrustedReader } from "../ignores/trusted-reader.ts";
import { inspectProject } from "../init/inspect-project.ts";
import { examineAliases, examineBypass, examineHook } from "./examine-hooks.ts";

/** What `examineProject` cannot find out by itself. */
export interface ExamineOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** `scan.exclude` of the configuration; throws keyguard's error where that cannot be read. */
  readonly exclude: () => Promise<readonly string[]>;
  /** The files of `scan.extend`; throws as well. Default: none. */
  readonly rules?: () => Promise<readonly RuleFile[]>;
}

const NOT_OURS = [":(exclude,glob)**/node_modules/**", ":(exclude,glob)**/.venv/**"];
const PROBES = [".env", ".env.local", ".env.production", "prod.env"];
const MOST_FILES = 10_000;

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (!isKeyguardError(error)) throw error;
    return { unknown: error.message };
  }
}

/** The entries of git's answer between NUL characters, or what is not known. */
async function list(root: string, args: readonly string[]): Promise<Asked<string[]>> {
  const { code, stdout } = await git(args, { cwd: root });
  if (code !== 0) return { unknown: code === 124 ? "git took over 30 seconds" : `git could not tell (code ${code})` };
  return { value: stdout.split("\u0000").filter((entry) => entry !== "") };
}

async function trackedFiles(root: string): Promise<Asked<readonly string[]>> {
  const files = await list(root, ["ls-files", "-z", "--", ...SECRET_PATHSPECS]);
  return "value" in files ? { value: files.value.filter(isEnvironmentFile) } : files;
}

async function historyFiles(root: string): Promise<Asked<readonly { path: string; commit: string }[]>> {
  const format = ["--format=%x01%H", "--name-only", "-z"];
  const log = await list(root, [
    "log",
    "--all",
    "-c", // what a merge itself brought
    "--diff-filter=AR",
    "--no-renames",
    ...format,
    "--",
    ...SECRET_PATHSPECS,
  ]);
  if ("unknown" in log) return log;
  const first = new Map<string, string>();
  let commit = "";
  for (const entry of log.value) {
    const text = entry.trim();
    if (text.startsWith("\u0001")) commit = text.slice(1);
    else if (isEnvironmentFile(text)) first.set(text, commit); // the log goes back in time: the last one is the first
  }
  return { value: [...first].map(([path, id]) => ({ path, commit: id })) };
}

async function notIgnored(root: string): Promise<Asked<readonly string[]>> {
  const { code, stdout } = await git(["check-ignore", "--no-index", "--", ...PROBES], { cwd: root });
  if (code !== 0 && code !== 1) return { unknown: `git could not tell (code ${code})` };
  const ignored = new Set(stdout.split("\n"));
  return { value: PROBES.filter((probe) => !ignored.has(probe)) };
}

/** Secret files of the project: by git where there is one, else those of the directory itself. */
async function secretFiles(root: string, inGit: boolean): Promise<Asked<readonly string[]>> {
  if (!inGit) return { value: (await readdir(root)).filter(isSecretFile) };
  const files = await list(root, ["ls-files", "-z", "--cached", "--others", "--", ...SECRET_PATHSPECS, ...NOT_OURS]);
  return "value" in files ? { value: files.value.filter(isSecretFile).slice(0, MOST_FILES) } : files;
}

async function exposedFiles(root: string, inGit: boolean): Promise<Health["exposed"]> {
  if (process.platform === "win32") return undefined;
  const files = await secretFiles(root, inGit);
  if ("unknown" in files) return files;
  const exposed: { path: string; mode: number }[] = [];
  for (const path of files.value) {
    const found = await stat(join(root, path)).catch(() => undefined); // removed, but still in the index
    if (found?.isFile() === true && (found.mode & 0o066) !== 0) exposed.push({ path, mode: found.mode & 0o777 });
  }
  return { value: exposed };
}

async function hiddenByRules(rules: ExamineOptions["rules"]): Promise<readonly string[]> {
  const files = (await rules?.()) ?? [];
  if (files.length === 0) return [];
  const { readRuleSet } = await import("@keyguard/scanner/rules");
  return hiddenByAllowlists(readRuleSet(files).allowlists);
}

/**
 * Looks at everything that `doctor` judges: files and git's answers; nothing in the project is executed.
 *
 * @param root as `projectRoot` gives it
 */
export async function examineProject(root: string, options: ExamineOptions): Promise<Health> {
  const { environment, today } = options;
  const project = await inspectProject(root);
  const reader = await createTrustedReader(root, {});
  const inGit = project.git !== undefined;
  const shallow = inGit
    ? (await git(["rev-parse", "--is-shallow-repository"], { cwd: root })).stdout.trim() === "true"
    : false;
  return {
    git: inGit
      ? {
          shallow,
          tracked: await trackedFiles(root),
          inHistory: await historyFiles(root),
          notIgnored: await notIgnored(root),
          hook: await examineHook(project, environment),
          bypassedBy: await examineBypass(project),
          skippingAliases: await examineAliases(root),
        }
      : undefined,
    exposed: await exposedFiles(root, inGit),
    exclude: await asked(options.exclude),
    allowlists: await asked(() => hiddenByRules(options.rules)),
    ignores: await asked(() => loadIgnores(reader)),
    baseline: await asked(async () => (await readBaseline(reader, BASELINE_FILE)) ?? []),
    today,
  };
}
