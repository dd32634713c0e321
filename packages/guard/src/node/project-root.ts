import { resolve } from "node:path";
import { git } from "./git.ts";

/**
 * The root of the repository that holds a directory, or the directory itself outside git. In a worktree or
 * a submodule it is that one's own root.
 */
export async function projectRoot(directory: string): Promise<string> {
  const { code, stdout } = await git(["rev-parse", "--show-toplevel"], { cwd: directory });
  const root = stdout.replace(/\r?\n$/u, "");
  return code === 0 && root !== "" ? root : resolve(directory);
}
