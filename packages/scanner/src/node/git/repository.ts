import { KeyguardError } from "@keyguard/core";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { type GitConfig, parseGitConfig } from "./config-file.ts";
import type { ObjectFormat } from "./object-id.ts";

/** Where the parts of a repository lie. Nothing of it is executed and no git process is asked. */
export interface Repository {
  /** This worktree's own directory: HEAD, index, its reflogs. */
  readonly gitDir: string;
  /** What all worktrees share: objects, refs, packed-refs. */
  readonly commonDir: string;
  /** The top of the work tree, or null for a bare repository. */
  readonly workTree: string | null;
  readonly format: ObjectFormat;
  /** Directories that hold `pack/` and loose objects, alternates included; the first is where git writes. */
  readonly objectDirs: readonly string[];
  /** How refs are stored. */
  readonly refStorage: "files" | "reftable" | "unknown";
  /** What of its format keyguard does not know, such as `extensions.objectformat`. */
  readonly unknown: readonly string[];
  /** Commits whose parents a shallow clone left out, in hex. */
  readonly shallow: ReadonlySet<string>;
  /** True for a partial clone: what is missing may be fetched by its owner, never by keyguard. */
  readonly partial: boolean;
  readonly config: GitConfig;
  /** Parts that could not be followed, such as an alternate that is gone. */
  readonly problems: readonly string[];
}

/** The variables of git's own that move a repository's parts. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

const MAX_ALTERNATES = 64;

/**
 * Finds the repository that holds `start`: a work tree or any directory in it, a bare repository, or a git directory.
 *
 * `GIT_DIR`, `GIT_COMMON_DIR`, `GIT_WORK_TREE`, `GIT_OBJECT_DIRECTORY` and `GIT_ALTERNATE_OBJECT_DIRECTORIES`
 * are honoured when `environment` has them, as git does in its hooks.
 *
 * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` when there is none
 */
export function openRepository(start: string, environment: GitEnvironment = {}): Repository {
  const found = locate(resolve(start), environment);
  const gitDir = found.gitDir;
  const commonDir = commonDirectory(gitDir, environment);
  const config = parseGitConfig(readOptional(join(commonDir, "config")));
  const format = config.get("extensions.objectformat")?.toLowerCase() === "sha256" ? "sha256" : "sha1";
  const problems: string[] = [];
  const objects = environment["GIT_OBJECT_DIRECTORY"];
  const written = objects === undefined || objects === "" ? join(commonDir, "objects") : resolve(start, objects);
  const listed = splitPaths(environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"]).map((path) => resolve(start, path));
  return {
    gitDir,
    commonDir,
    workTree: found.workTree,
    format,
    objectDirs: withAlternates([written, ...listed], problems),
    refStorage: refStorageOf(config),
    unknown: unknownParts(config),
    shallow: new Set(
      readOptional(join(commonDir, "shallow"))
        .split("\n")
        .filter((line) => line !== ""),
    ),
    partial: [...config.keys()].some((key) => /^(?:extensions\.partialclone|remote\..*\.promisor)$/u.test(key)),
    config,
    problems,
  };
}

function refStorageOf(config: GitConfig): Repository["refStorage"] {
  const [named = ""] = (config.get("extensions.refstorage") ?? "files").toLowerCase().split(":");
  return named === "files" || named === "reftable" ? named : "unknown";
}

/** Extensions that are known, most of which do not change how objects lie. */
const EXTENSIONS =
  /^extensions\.(?:noop|noop-v1|partialclone|preciousobjects|worktreeconfig|objectformat|compatobjectformat|refstorage|relativeworktrees|submodulepathconfig)$/u;

function unknownParts(config: GitConfig): string[] {
  const version = Number(config.get("core.repositoryformatversion") ?? 0);
  const unknown = [...config.keys()].filter((key) => key.startsWith("extensions.") && !EXTENSIONS.test(key));
  // Version 0 knows no extensions: other tools may have written them.
  const found = version === 0 ? [] : unknown;
  if (!(version === 0 || version === 1)) found.push("core.repositoryformatversion");
  if (!/^sha(?:1|256)$/u.test((config.get("extensions.objectformat") ?? "sha1").toLowerCase()))
    found.push("extensions.objectformat");
  return found;
}

function locate(start: string, environment: GitEnvironment): { gitDir: string; workTree: string | null } {
  const named = environment["GIT_DIR"];
  if (named !== undefined && named !== "") {
    const gitDir = followGitFile(resolve(start, named));
    if (!isGitDirectory(gitDir)) throw notARepository(named);
    const tree = environment["GIT_WORK_TREE"];
    if (tree !== undefined && tree !== "") return { gitDir, workTree: resolve(start, tree) };
    return { gitDir, workTree: workTreeOf(gitDir) ?? start };
  }
  for (let directory = start; ; directory = dirname(directory)) {
    const dotGit = join(directory, ".git");
    if (existsSync(dotGit)) {
      const gitDir = followGitFile(dotGit);
      if (isGitDirectory(gitDir)) return { gitDir, workTree: directory };
    }
    if (isGitDirectory(directory)) return { gitDir: directory, workTree: workTreeOf(directory) };
    if (dirname(directory) === directory) throw notARepository(start);
  }
}

function notARepository(path: string): KeyguardError {
  return new KeyguardError("KG_GIT_NOT_A_REPOSITORY", `Cannot find a git repository at "${path}"`, {
    hint: "name the top of a work tree or a bare repository",
  });
}

/** A `.git` that is a file names the directory: linked worktrees and submodules have one. */
function followGitFile(path: string): string {
  try {
    if (!statSync(path).isFile()) return path;
    const match = /^gitdir:\s*(.+?)\s*$/u.exec(readFileSync(path, "utf8"));
    return match?.[1] === undefined ? path : resolve(dirname(path), match[1]);
  } catch {
    return path;
  }
}

function isGitDirectory(path: string): boolean {
  const common = commonDirectory(path, {});
  return existsSync(join(path, "HEAD")) && existsSync(join(common, "objects")) && existsSync(join(common, "refs"));
}

function commonDirectory(gitDir: string, environment: GitEnvironment): string {
  const named = environment["GIT_COMMON_DIR"];
  if (named !== undefined && named !== "") return resolve(named);
  const text = readOptional(join(gitDir, "commondir")).trim();
  return text === "" ? gitDir : resolve(gitDir, text);
}

/** The work tree that a git directory belongs to, where that can be told: `X/.git`, or a linked worktree's `gitdir` file. */
function workTreeOf(gitDir: string): string | null {
  const linked = readOptional(join(gitDir, "gitdir")).trim();
  if (linked !== "") return dirname(resolve(gitDir, linked));
  return gitDir.endsWith("/.git") ? dirname(gitDir) : null;
}

function withAlternates(start: readonly string[], problems: string[]): string[] {
  const seen = new Set<string>();
  const queue = [...start];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    if (seen.size >= MAX_ALTERNATES) {
      problems.push(`more than ${MAX_ALTERNATES} object directories are linked by objects/info/alternates`);
      break;
    }
    if (!existsSync(next)) {
      problems.push(`the object directory "${next}" does not exist`);
      continue;
    }
    seen.add(next);
    for (const line of readOptional(join(next, "info", "alternates")).split("\n")) {
      if (line !== "" && !line.startsWith("#")) queue.push(isAbsolute(line) ? line : resolve(next, line));
    }
  }
  return [...seen];
}

function splitPaths(value: string | undefined): string[] {
  return (value ?? "").split(process.platform === "win32" ? ";" : ":").filter((path) => path !== "");
}

function readOptional(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
