import { link, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./file-failure.ts";
import { nodeFileSystem } from "./file-system.ts";

/** File systems without hard links say one of these. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

interface Old {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function writeAside(path: string, content: string, old: Old | undefined): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    if (old !== undefined) {
      await handle.chmod(old.mode & 0o7777);
      // Root writes for others: a bot must be able to read its file afterwards.
      if (process.getuid?.() === 0) await handle.chown(old.uid, old.gid);
    }
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a new file in place unless one has come meanwhile; rejects with `EEXIST` then. */
async function place(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    if (!NO_LINKS.has(errorCode(error))) throw error;
    await rename(aside, path);
  }
  await rm(aside, { force: true });
}

/**
 * Writes a text file of secrets so that it is only ever seen whole: aside, flushed, put in place, the
 * directory flushed. A file that is replaced keeps its mode and, where root writes, its owner; a new one
 * is for its owner alone.
 *
 * Only one process may do so at a time: the name aside is always the same, so that one that died leaves
 * at most one file behind, and the next one clears it.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.keyguard-new`);
  const old = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  await rm(aside, { force: true });
  try {
    await writeAside(aside, content, old);
    await (old === undefined ? place(aside, path) : rename(aside, path));
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined); // the first error is the one to tell
    throw error;
  }
  await nodeFileSystem.syncDirectory(dirname(path));
}
