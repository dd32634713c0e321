import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { contentOf, isInstalled, isSecretFile } from "./file-names.ts";
import { IgnoreFile } from "./gitignore.ts";

/** A file to scan. */
export interface FoundFile {
  /** Where it can be opened. */
  readonly absolute: string;
  /** As findings name it: from the root, with `/`. */
  readonly path: string;
  /** True when git ignores it and it is scanned for its name alone. */
  readonly ignored: boolean;
}

/** What a walk cannot or need not read. */
export type Unread =
  | { readonly kind: "error"; readonly path: string; readonly reason: string }
  | { readonly kind: "special"; readonly path: string; readonly reason: string }
  | { readonly kind: "container"; readonly path: string };

/** How a tree is walked. */
export interface WalkOptions {
  /** Globs of paths to leave out, as in a `.gitignore` at the root. */
  readonly exclude?: readonly string[];
  /** Read what git ignores, too. Default false. */
  readonly noIgnore?: boolean;
  /** True for a path that git tracks: tracked files are never ignored. */
  readonly isTracked?: (path: string) => boolean;
  /** True for a directory that holds tracked files. */
  readonly holdsTracked?: (path: string) => boolean;
  readonly onUnread: (unread: Unread) => void;
  /** Called with what git ignores or an exclusion leaves out, the outermost alone; a directory ends in `/`. */
  readonly onLeftOut?: (path: string) => void;
}

interface Level {
  readonly rules: IgnoreFile;
  /** The directory of the `.gitignore`, from the root, with `/` at its end; `""` for the root's own. */
  readonly prefix: string;
}

interface Directory {
  readonly absolute: string;
  /** From the root, with `/` at its end; `""` for the root. */
  readonly prefix: string;
  readonly levels: readonly Level[];
  /** True inside a directory that git ignores: only files that hold secrets by their name count. */
  readonly ignored: boolean;
  /** True inside a repository. Outside of one a `.gitignore` means nothing to git, nor here. */
  readonly repository: boolean;
}

function readRules(path: string): IgnoreFile | undefined {
  try {
    return new IgnoreFile(readFileSync(path, "utf8"));
  } catch {
    return undefined; // none, or not readable: then nothing is ignored, and everything is scanned
  }
}

/** The rules that hold at the root: the repository's own, and those of the directories above the root. */
function levelsAbove(root: string): { levels: Level[]; repository: boolean } {
  const levels: Level[] = [];
  let top = root;
  for (let depth = 0; depth < 64; depth++) {
    try {
      lstatSync(join(top, ".git")); // a directory, or a file in a worktree
      const exclude = readRules(join(top, ".git", "info", "exclude"));
      if (exclude !== undefined) levels.push({ rules: exclude, prefix: "" });
      break;
    } catch {
      const parent = dirname(top);
      if (parent === top) return { levels: [], repository: false };
      top = parent;
    }
  }
  // Paths of outer rules begin outside the root; they are matched with the missing segments put back.
  const between = relative(top, root)
    .split(sep)
    .filter((segment) => segment !== "");
  for (let depth = 0; depth < between.length; depth++) {
    const directory = join(top, ...between.slice(0, depth));
    const rules = readRules(join(directory, ".gitignore"));
    if (rules === undefined) continue;
    const inside = between.slice(depth);
    // Who names an ignored directory wants it scanned.
    const named = inside.some((name, i) => rules.match(inside.slice(0, i + 1).join("/"), name, true) === "ignored");
    if (named) return { levels: [], repository: true };
    levels.push({ rules, prefix: `\0${inside.join("/")}/` });
  }
  return { levels, repository: true };
}

function isIgnored(levels: readonly Level[], path: string, name: string, directory: boolean): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    if (level === undefined) continue;
    const local = level.prefix.startsWith("\0") ? level.prefix.slice(1) + path : path.slice(level.prefix.length);
    const verdict = level.rules.match(local, name, directory);
    if (verdict !== undefined) return verdict === "ignored";
  }
  return false;
}

function compareNames(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function specialKind(entry: Dirent): string | undefined {
  if (entry.isFIFO()) return "a named pipe";
  if (entry.isSocket()) return "a socket";
  if (entry.isBlockDevice() || entry.isCharacterDevice()) return "a device";
  return undefined;
}

/**
 * Walks a tree like git would: `.gitignore` files hold for what lies below them, `.git` is left out,
 * symbolic links are not followed. Files that hold secrets by their name are found even when git
 * ignores them.
 *
 * Entries come in the order of their names, so that two walks of one tree are equal.
 */
export function* walk(root: string, options: WalkOptions): Generator<FoundFile> {
  const real = realpathSync(root);
  const exclude =
    options.exclude === undefined || options.exclude.length === 0
      ? undefined
      : new IgnoreFile(options.exclude.join("\n"));
  const above = options.noIgnore === true ? { levels: [], repository: false } : levelsAbove(real);
  const stack: Directory[] = [{ absolute: root, prefix: "", ...above, ignored: false }];
  for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(directory.absolute, { withFileTypes: true });
    } catch (error) {
      options.onUnread({
        kind: "error",
        path: directory.prefix === "" ? "." : directory.prefix.slice(0, -1),
        reason: reasonOf(error, directory.absolute),
      });
      continue;
    }
    entries.sort(compareNames);
    let { levels, repository } = directory;
    if (options.noIgnore !== true && !repository) repository = entries.some(({ name }) => name === ".git");
    if (repository && options.noIgnore !== true && entries.some(({ name }) => name === ".gitignore")) {
      const rules = readRules(join(directory.absolute, ".gitignore"));
      if (rules !== undefined) levels = [...levels, { rules, prefix: directory.prefix }];
    }
    const below: Directory[] = [];
    for (const entry of entries) {
      const path = directory.prefix + entry.name;
      const absolute = directory.absolute + sep + entry.name;
      if (entry.isDirectory()) {
        if (entry.name === ".git") continue;
        if (exclude?.match(path, entry.name, true) === "ignored") {
          options.onLeftOut?.(`${path}/`);
          continue;
        }
        const ignored =
          (directory.ignored || isIgnored(levels, path, entry.name, true)) && options.holdsTracked?.(path) !== true;
        if (ignored && !directory.ignored) options.onLeftOut?.(`${path}/`);
        if (ignored && isInstalled(entry.name)) continue;
        below.push({ absolute, prefix: `${path}/`, levels, ignored, repository });
      } else if (entry.isFile()) {
        if (exclude?.match(path, entry.name, false) === "ignored") {
          options.onLeftOut?.(path);
          continue;
        }
        const ignored =
          (directory.ignored || isIgnored(levels, path, entry.name, false)) && options.isTracked?.(path) !== true;
        if (ignored && !isSecretFile(entry.name)) {
          if (!directory.ignored) options.onLeftOut?.(path);
          continue;
        }
        const content = contentOf(entry.name);
        if (content === "container") options.onUnread({ kind: "container", path });
        if (content === "text") yield { absolute, path, ignored };
      } else {
        const special = specialKind(entry);
        if (special !== undefined && !directory.ignored)
          options.onUnread({ kind: "special", path, reason: `${special} is not read` });
      }
    }
    stack.push(...below.toReversed());
  }
}

/**
 * The state of a file system error in words, without its path.
 *
 * @param path as it was read: bytes that are no UTF-8 have become U+FFFD, under which nothing is found
 */
export function reasonOf(error: unknown, path = ""): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" && path.includes("\ufffd")) return "its name is not UTF-8; rename it to have it read";
  const words: Record<string, string> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    ENOENT: "it vanished while the scan ran",
    EISDIR: "it is a directory",
    ENOTDIR: "it is not a directory",
    EMFILE: "too many open files",
    ENFILE: "too many open files",
    EIO: "the device reports an input/output error",
    ELOOP: "too many symbolic links",
    ENAMETOOLONG: "its name is too long",
    ENXIO: "there is no such device",
    EBUSY: "it is in use",
    ESTALE: "the network file system lost it",
  };
  return words[code] ?? (code === "" ? "it cannot be read" : `it cannot be read (${code})`);
}
