import { constants } from "node:fs";
import { open, readFile } from "node:fs/promises";
import type { ChainEnd } from "../ledger/chain.ts";

/** One line of a fixed length, so that a newer one covers an older one whole: the number in 15 digits, the hash. */
const LINE = /^(\d{15}) ([0-9a-f]{64})\n$/u;

/**
 * The last entry that was noted beside a ledger, which shows when entries are missing at its end: the chain alone does
 * not. Undefined where there is no note, or none that can be read, as a power loss may leave it.
 */
export async function readAnchor(path: string): Promise<ChainEnd | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  });
  const [, seq = "", hash = ""] = LINE.exec(text) ?? [];
  return hash === "" ? undefined : { seq: Number(seq), hash };
}

/**
 * Notes a ledger's last entry, after that was flushed. It is not flushed itself, and a failure is no error: an older
 * note is true as well.
 */
export async function writeAnchor(path: string, { seq, hash }: ChainEnd): Promise<void> {
  try {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      await handle.write(`${String(seq).padStart(15, "0")} ${hash}\n`, 0);
    } finally {
      await handle.close();
    }
  } catch {
    // A full disk, most of all; the entry itself is safe.
  }
}
