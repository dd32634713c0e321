import { dirname } from "node:path";
import type { Repository } from "./repository.ts";

/** The parts of a repository that git has to be told. */
export type GitPlaces = Pick<Repository, "gitDir" | "commonDir" | "objectDirs">;

const SETTINGS = ["core.hooksPath=/dev/null", "core.fsmonitor=false", "core.commitGraph=false", "safe.directory=*"];

/** How git is started, so that it reads a repository and does nothing else. */
export interface GitCommand {
  readonly command: "git";
  readonly args: readonly string[];
  readonly options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> };
}

/**
 * A git command on a repository that does not obey it: no hook, no program that its configuration names, no replace ref or
 * graft, no lock, no question, no fetch of what a partial clone lacks, and nothing of this machine's settings.
 */
export function gitCommand({ gitDir, commonDir, objectDirs }: GitPlaces, args: readonly string[]): GitCommand {
  const [written = "", ...others] = objectDirs;
  const separator = process.platform === "win32" ? ";" : ":";
  const env: Record<string, string> = {
    GIT_DIR: gitDir,
    GIT_COMMON_DIR: commonDir,
    GIT_OBJECT_DIRECTORY: written,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: others.filter((path) => !path.includes(separator)).join(separator),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: process.platform === "win32" ? "NUL" : "/dev/null",
    // Before version 2.45 git does not know the first; no transport may run at all.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
  for (const name of ["PATH", "SystemRoot"]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  return {
    command: "git",
    args: ["--no-pager", "--no-replace-objects", ...settings, ...args],
    // Not in the repository: some systems look for programs where they are started.
    options: { cwd: dirname(process.execPath), env },
  };
}

const TIMEOUT_MS = 300_000;
const MOST_OUTPUT = 256 * 1024 * 1024;

/** How a question is put. */
export interface AskOptions {
  readonly input?: string;
  /** True where a complaint on the error stream is a failure. */
  readonly quiet?: boolean;
}

/** What git prints, or null when there is no git or it fails. */
export function askGit(
  places: GitPlaces,
  args: readonly string[],
  { input = "", quiet }: AskOptions = {},
): Buffer | null {
  // Loaded when it is needed, which is hardly ever: a commit waits for these milliseconds.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { command, args: all, options } = gitCommand(places, args);
  const done = spawnSync(command, all, {
    ...options,
    input,
    timeout: TIMEOUT_MS,
    maxBuffer: MOST_OUTPUT,
    windowsHide: true,
  });
  return done.status === 0 && (quiet !== true || !complains(done.stderr)) ? done.stdout : null;
}

/** That a partial clone lacks objects is told otherwise, and by name. */
function complains(errors: Buffer | undefined): boolean {
  const lines = (errors ?? Buffer.alloc(0)).toString("utf8").split("\n");
  return lines.some((line) => line !== "" && !line.startsWith("warning: This repository uses promisor remotes."));
}
