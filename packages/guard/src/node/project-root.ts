import { lstat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const DEEPEST = 64;

/**
 * The root of the repository that holds a directory, or the directory itself outside git. In a worktree or
 * a submodule it is that one's own root.
 *
 * Found by its `.git`, not by asking git: that would cost every scan a process, and give another spelling
 * of the path where a symbolic link leads to it.
 */
export async function projectRoot(directory: string): Promise<string> {
  const start = resolve(directory);
  let folder = start;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const found = await lstat(join(folder, ".git")).then(
      () => true,
      () => false,
    );
    if (found) return folder;
    if (folder === dirname(folder)) break;
    folder = dirname(folder);
  }
  return start;
}
