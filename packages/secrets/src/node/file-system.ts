import { chown, type FileHandle, link, open, readFile, rename, rm, stat } from "node:fs/promises";
import { syncDirectory } from "@keyguard/core/node";

/** A file that is being written. */
export interface OpenFile {
  write(content: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The calls that the local vault makes, one by one, so that a test can fail each of them or cut the
 * power between any two.
 */
export interface FileSystem {
  /** Rejects with code `ENOENT` when there is none. */
  read(path: string): Promise<Uint8Array>;
  /** Makes a file that must not exist yet; rejects with code `EEXIST` when it does. */
  create(path: string, mode: number): Promise<OpenFile>;
  /** What is replaced passes its owner on where root does so: its user must be able to read it afterwards. */
  rename(from: string, to: string): Promise<void>;
  link(existing: string, path: string): Promise<void>;
  /** A file that is not there is no error. */
  remove(path: string): Promise<void>;
  syncDirectory(path: string): Promise<void>;
  /** Milliseconds of the last change as the file system tells them; undefined when there is none. */
  changedAt(path: string): Promise<number | undefined>;
}

function wrap(handle: FileHandle): OpenFile {
  return {
    write: async (content) => handle.writeFile(content),
    sync: async () => handle.sync(),
    close: async () => handle.close(),
  };
}

/** The machine's own. */
export const nodeFileSystem: FileSystem = {
  read: async (path) => readFile(path),
  async create(path, mode) {
    const handle = await open(path, "wx", mode);
    return wrap(handle);
  },
  async rename(from, to) {
    const old = process.getuid?.() === 0 ? await stat(to).catch(() => undefined) : undefined;
    if (old !== undefined) await chown(from, old.uid, old.gid);
    await rename(from, to);
  },
  link,
  remove: async (path) => rm(path, { force: true }),
  syncDirectory,
  async changedAt(path) {
    return stat(path).then(
      (found) => Math.round(found.mtimeMs),
      () => undefined,
    );
  },
};
