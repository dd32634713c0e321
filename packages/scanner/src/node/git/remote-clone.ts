import { promises } from "node:fs"; // made when first used, which a scan of what is here never does
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyguardError } from "@keyguard/core";

/** How a remote repository is brought here. */
export interface RemoteCloneOptions {
  /** Also fetch what pull requests point to: `refs/pull/*`, `refs/merge-requests/*`. */
  readonly pullRequests?: boolean;
  /** Stops git and removes what it wrote. */
  readonly signal?: AbortSignal;
  /** The environment of git: the user's own, for credentials and proxies. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What git says on its way, for a terminal; credentials in addresses are taken out. */
  readonly onProgress?: (line: string) => void;
}

/** A repository in a private temporary directory. */
export interface RemoteClone {
  /** A bare repository. */
  readonly path: string;
  /** Removes it. */
  close(): Promise<void>;
}

/** Transports that read a repository and run nothing: `ext::` and its kind are not among them. */
const PROTOCOLS = "file:git:http:https:ssh";
const LAST_WORDS = 2000;

/**
 * The address that `OWNER/REPO` or a git URL stands for.
 *
 * @throws {KeyguardError} `KG_USAGE` for what is neither; the text is not echoed, an address may hold a password
 */
export function remoteAddress(text: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/u.test(text)) return `https://github.com/${text}.git`;
  if (/^(?:https?|ssh|git|file):\/\/[^\s-][^\s]*$/u.test(text)) return text;
  if (/^[A-Za-z0-9][\w.-]*@[A-Za-z0-9][\w.-]*:[^\s:-][^\s]*$/u.test(text)) return text; // scp's form
  throw new KeyguardError("KG_USAGE", "Cannot read the repository's address: it is neither OWNER/REPO nor a git URL", {
    hint: "such as freqtrade/freqtrade or https://example.org/team/bot.git",
  });
}

/**
 * Clones a remote repository whole, with the user's own git, credentials and proxies, into a directory that only this user
 * can read. No hook, template or submodule of anybody's runs.
 *
 * @param address as {@link remoteAddress} returns it
 * @throws {KeyguardError} `KG_GIT_CLONE` when git is not installed or fails; nothing is left behind
 */
export async function cloneRemote(address: string, options: RemoteCloneOptions = {}): Promise<RemoteClone> {
  const directory = await promises.mkdtemp(join(tmpdir(), "keyguard-clone-")); // made with mode 0700
  const path = join(directory, "repository.git");
  const close = async (): Promise<void> => promises.rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    await runGit(["clone", "--bare", "--template=", "--progress", "--", address, path], directory, options);
    if (options.pullRequests === true) {
      const refs = ["+refs/pull/*:refs/pull/*", "+refs/merge-requests/*:refs/merge-requests/*"];
      await runGit(
        ["-C", path, "fetch", "--no-recurse-submodules", "--progress", "--", address, ...refs],
        directory,
        options,
      );
    }
    return { path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Addresses without the name and password that they may hold. */
function withoutCredentials(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^/\s'"@]*@/giu, "$1");
}

async function runGit(args: readonly string[], cwd: string, options: RemoteCloneOptions): Promise<void> {
  options.signal?.throwIfAborted();
  const environment = {
    ...(options.environment ?? process.env),
    GIT_ALLOW_PROTOCOL: PROTOCOLS,
    GIT_LFS_SKIP_SMUDGE: "1",
    // A clone must not land in a repository that a hook's variables name.
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_OBJECT_DIRECTORY: undefined,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  };
  const { spawn } = process.getBuiltinModule("node:child_process"); // loaded when it is needed
  const settings = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0"];
  const child = spawn("git", [...settings, ...args], {
    cwd,
    env: environment,
    stdio: ["inherit", "ignore", "pipe"], // git may ask its user for a password
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let words = "";
  let line = ""; // an address may come in two pieces
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => {
    line += text;
    const end = Math.max(line.lastIndexOf("\n"), line.lastIndexOf("\r")) + 1;
    if (end === 0 && line.length < LAST_WORDS) return;
    const clean = withoutCredentials(line.slice(0, end));
    line = line.slice(end);
    words = (words + clean).slice(-LAST_WORDS);
    options.onProgress?.(clean);
  });
  const code = await new Promise<number | null | Error>((resolve) => {
    child.once("error", resolve);
    child.once("close", resolve);
  });
  options.signal?.throwIfAborted();
  if (code === 0) return;
  if (code instanceof Error)
    throw new KeyguardError("KG_GIT_CLONE", "Cannot clone the repository: git cannot be run", {
      hint: "install git, or clone the repository yourself and scan the clone",
      cause: code,
    });
  throw new KeyguardError(
    "KG_GIT_CLONE",
    `Cannot clone the repository: git says "${lastLine(words + withoutCredentials(line))}"`,
    {
      hint: "try git ls-remote with the same address",
    },
  );
}

function lastLine(words: string): string {
  const lines = words.split(/[\r\n]+/u).filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^(?:fatal|error|remote):/u.test(line)) ?? lines.at(-1) ?? "nothing").slice(0, 300);
}
