import { type FileHandle, open } from "node:fs/promises";

/** File systems on which a directory cannot be opened or flushed say one of these: a mount over the network, FUSE. */
const CANNOT: ReadonlySet<unknown> = new Set([
  "EINVAL",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EACCES",
  "EPERM",
  "EISDIR",
]);

/**
 * Flushes a directory, so that a rename in it survives a power loss.
 *
 * Where that cannot be done at all, or this user may write in the directory but not read it, nothing is done: the
 * rename has happened, and calling it a failure would be wrong.
 *
 * @param openDirectory for tests
 * @throws the file system's own error where it tried and failed, such as `EIO`
 */
export async function syncDirectory(
  path: string,
  openDirectory: (path: string) => Promise<Pick<FileHandle, "sync" | "close">> = async (directory) =>
    open(directory, "r"),
): Promise<void> {
  if (process.platform === "win32") return; // a directory cannot be opened there
  try {
    const handle = await openDirectory(path);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && CANNOT.has(error.code))) throw error;
  }
}
