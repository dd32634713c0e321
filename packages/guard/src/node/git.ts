/** What a git command gave. */
export interface GitAnswer<T = string> {
  readonly code: number;
  readonly stdout: T;
}

const MOST_BYTES = 64 * 1024 * 1024;
const DEADLINE_MS = 30_000;

/** Variables by which a caller's git, such as one that runs a hook, would point this one elsewhere. */
const INHERITED = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/** How a git command is run. */
export interface GitOptions {
  readonly cwd: string;
  /** By default this process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** True inside a hook, where git's own variables say which repository and index are meant. */
  readonly inHook?: boolean;
  /** True to see the repository's own `core.hooksPath`; only for commands that run no hook. */
  readonly seeHooksPath?: boolean;
}

/**
 * Runs git so that nothing the repository configures is executed and nothing is fetched: no hooks, no
 * file-system monitor, no pager, no verifier of signatures, no lazy fetch, no prompt.
 *
 * @returns code 127 where git cannot be started, 124 where it took over 30 s; never throws
 */
export async function git(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { code, stdout } = await gitBytes(args, options);
  return { code, stdout: stdout.toString("utf8") };
}

/** The same for what need not be UTF-8, such as a file's content. */
export async function gitBytes(args: readonly string[], options: GitOptions): Promise<GitAnswer<Buffer>> {
  const env: Record<string, string | undefined> = {
    ...(options.environment ?? process.env),
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none", // before 2.45 git knows the variable above not yet
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
    LC_ALL: "C",
  };
  if (options.inHook !== true) for (const name of INHERITED) delete env[name];
  const safe = ["-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager"];
  if (options.seeHooksPath !== true) safe.push("-c", "core.hooksPath=/dev/null");
  const { execFile } = await import("node:child_process"); // most scans ask git nothing
  return new Promise((resolve) => {
    execFile(
      "git",
      [...safe, ...args],
      {
        cwd: options.cwd,
        env: env as NodeJS.ProcessEnv,
        maxBuffer: MOST_BYTES,
        timeout: DEADLINE_MS,
        windowsHide: true,
        encoding: "buffer",
      },
      (error, stdout) => {
        if (error === null) resolve({ code: 0, stdout });
        else resolve({ code: error.killed === true ? 124 : typeof error.code === "number" ? error.code : 127, stdout });
      },
    );
  });
}
