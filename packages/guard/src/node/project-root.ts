import { dirname, join, resolve } from "node:path";
import { exists } from "./find-config.ts";

const DEEPEST = 64;

/**
 * The root of the repository that holds a directory, or the directory itself outside git. In a worktree or
 * a submodule it is that one's own root.
 *
 * Found by its `.git`, not by asking git: that would cost every scan a process, and give another spelling
 * of the path where a symbolic link leads to it.
 */
export function projectRoot(directory: string): string {
  const start = resolve(directory);
  let folder = start;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (exists(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) break;
    folder = dirname(folder);
  }
  return start;
}

/**
 * Whether a repository holds a directory. Where git says that there is none though there is, it is missing or
 * distrusts the folder's owner, and nothing it says about files can be taken for a no.
 */
export function isInRepository(directory: string): boolean {
  return exists(join(projectRoot(directory), ".git"));
}
