import { dirname } from "node:path";
import { type Clock, KeyguardError } from "@keyguard/core";
import { takeLock } from "../file-lock.ts";
import { errorCode } from "../file-failure.ts";
import type { FileSystem } from "../file-system.ts";

/** The most that a vault file may hold; more is not a vault. */
const MAX_BYTES = 16 * 1024 * 1024;

/** What a change makes of the file: its next bytes, or undefined to leave it. */
export type FileChange<Result> = (
  now: Uint8Array | undefined,
) => Promise<{ readonly bytes?: Uint8Array; readonly result: Result }>;

/** One file that is only ever seen whole. */
export interface WholeFile {
  /** Undefined when there is none. */
  read(): Promise<Uint8Array | undefined>;
  /** Reads, changes and replaces it while no other keyguard process can. */
  change<Result>(step: FileChange<Result>): Promise<Result>;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}

/**
 * A file with atomic replacement: written aside, flushed, renamed, the directory flushed, under a lock
 * between processes. At every instant, power loss included, either the old or the new content is there.
 */
export function createWholeFile(files: FileSystem, path: string, clock: Clock): WholeFile {
  async function read(): Promise<Uint8Array | undefined> {
    try {
      const bytes = await files.read(path);
      if (bytes.length > MAX_BYTES)
        throw new KeyguardError("KG_VAULT_DAMAGED", `Cannot read "${path}": it is larger than a vault can be`, {
          hint: "check KEYGUARD_VAULT: it names another file",
        });
      return bytes;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  async function write(bytes: Uint8Array): Promise<void> {
    const aside = `${path}.new`; // one name: a process that died leaves at most this, and the next one clears it
    await files.remove(aside);
    const file = await files.create(aside, 0o600);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(aside, path);
    await files.syncDirectory(dirname(path));
  }

  async function replace(now: Uint8Array | undefined, bytes: Uint8Array, held: () => Promise<boolean>): Promise<void> {
    // The lock keeps other keyguards out; this keeps out what does not know the lock.
    if (!(await held()) || !sameBytes(now, await read()))
      throw new KeyguardError("KG_STORE_CONFLICT", `Cannot write "${path}": something else changed it meanwhile`, {
        hint: "run the command again",
      });
    try {
      await write(bytes);
    } catch (error) {
      await files.remove(`${path}.new`).catch(() => undefined); // the first error is the one to tell
      throw error;
    }
  }

  return {
    read,
    async change(step) {
      const lock = await takeLock(files, `${path}.lock`, { clock });
      try {
        const now = await read();
        const { bytes, result } = await step(now);
        if (bytes !== undefined) await replace(now, bytes, lock.stillHeld);
        return result;
      } finally {
        await lock.release().catch(() => undefined); // a lock that stays is noticed as left behind
      }
    },
  };
}
