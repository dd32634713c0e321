import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncDirectory } from "./sync-directory.ts";

/** How a file is replaced. */
export interface ReplaceOptions {
  /** Permission bits of the new file; by default those of the old one, or 0644. */
  readonly mode?: number;
}

/**
 * Puts new content into a file so that a reader, a crash or a full disk sees either the old content
 * or the new one, never a mixture: written aside, flushed, renamed.
 *
 * @param path the file; its directory must exist
 * @throws the file system's own error; the old file is then untouched and nothing is left beside it
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: ReplaceOptions = {},
): Promise<void> {
  const mode =
    options.mode ??
    (await stat(path).then(
      (old) => old.mode & 0o7777,
      () => 0o644,
    ));
  const aside = join(dirname(path), `.${crypto.randomUUID()}.tmp`);
  try {
    const handle = await open(aside, "wx", mode);
    try {
      await handle.chmod(mode); // the umask does not get a say
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}
