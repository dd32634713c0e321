import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Clock, fingerprint, KeyguardError } from "@keyguard/core";
import { replaceFile, syncDirectory, systemClock } from "@keyguard/core/node";
import { type ChainEnd, type LedgerReading, linkEntry, readLedger } from "../ledger/chain.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { readAnchor, writeAnchor } from "./ledger-anchor.ts";
import { type HeldLock, tryLock } from "./lock-file.ts";

/** A ledger grows by about 5 kB a rotation; one past this size is not ours. */
const MAX_BYTES = 64 * 1024 * 1024;
const LOCK_ATTEMPTS = 400;
const LOCK_PAUSE_MS = 25;

async function readText(path: string): Promise<string> {
  let handle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
  try {
    const { size } = await handle.stat();
    if (size > MAX_BYTES) {
      throw new KeyguardError("KG_ROTATION_LEDGER", "Cannot read the ledger: it is larger than a ledger can be", {
        hint: "check what writes into the state directory",
      });
    }
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

async function lock(path: string): Promise<HeldLock> {
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
    const held = await tryLock(path);
    if (typeof held !== "string") return held;
    await setTimeout(LOCK_PAUSE_MS);
  }
  throw new KeyguardError("KG_ROTATION_LEDGER", "Cannot write the ledger: another process keeps it locked", {
    hint: "wait for it to end, then run the command again; if its machine is gone for good: keyguard rotate unlock KEY",
  });
}

/** The salt of this machine's fingerprints: made once, readable by its owner only. */
async function readSalt(directory: string): Promise<string> {
  const path = join(directory, "ledger.salt");
  const known = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (known !== undefined && known.trim() !== "") return known.trim();
  const held = await lock(`${path}.lock`); // two first writers must end up with one salt
  try {
    const late = await readText(path);
    if (late.trim() !== "") return late.trim();
    const salt = randomBytes(32).toString("hex");
    await replaceFile(path, `${salt}\n`, { mode: 0o600 });
    return salt;
  } finally {
    await held.release();
  }
}

async function write(path: string, text: string): Promise<void> {
  const handle = await open(path, "a", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a file looks like from outside: another text under the same look would need the clock turned back. */
async function lookOf(path: string): Promise<string> {
  const known = await stat(path, { bigint: true }).catch(() => undefined);
  return known === undefined ? "" : `${known.ino} ${known.size} ${known.mtimeNs} ${known.ctimeNs}`;
}

/**
 * The ledger in a file: JSON lines, appended and flushed one at a time under a lock.
 *
 * Reading takes no lock and changes nothing. A write first proves what is there; damage beyond a line
 * that was cut off stops it, because an entry on top would bury it. The file `ledger.head` beside it
 * names the last entry, so that entries missing at the end are damage too.
 *
 * @param path the file; its directory is made when the first entry is written
 */
export function createLedgerFile(path: string, clock: Pick<Clock, "now"> = systemClock): Ledger {
  const directory = dirname(path);
  let salt: Promise<string> | undefined;
  const head = join(directory, "ledger.head");
  const read = async (): Promise<LedgerReading> => {
    const anchor = await readAnchor(head); // first: a writer in between adds to both
    return readLedger(await readText(path), anchor);
  };
  let proven: { readonly look: string; readonly end: ChainEnd } | undefined;
  /** Where the chain ends; proven anew unless the file is exactly as this process left it. */
  const readEnd = async (): Promise<Pick<LedgerReading, "faults" | "end" | "openLine">> =>
    proven !== undefined && proven.look === (await lookOf(path))
      ? { faults: [], end: proven.end, openLine: false }
      : read();
  const prepare = async (): Promise<void> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  };
  return {
    read,
    async append(fact): Promise<LedgerEntry> {
      await prepare();
      const held = await lock(`${path}.lock`);
      try {
        const reading = await readEnd();
        const damage = reading.faults.find(({ kind }) => kind !== "torn");
        if (damage !== undefined) {
          throw new KeyguardError(
            "KG_ROTATION_LEDGER",
            `Cannot write the ledger: line ${damage.line}: ${damage.what}`,
            {
              hint: "look at it with: keyguard rotate ledger verify; to start a new one, move ledger.jsonl and ledger.head away",
            },
          );
        }
        const entry = await linkEntry(reading.end, fact, clock.now());
        await write(path, `${reading.openLine ? "\n" : ""}${JSON.stringify(entry)}\n`);
        proven = { look: await lookOf(path), end: entry };
        if (entry.seq === 1) await syncDirectory(directory); // a new file's name is only safe then
        await writeAnchor(head, entry);
        return entry;
      } finally {
        await held.release();
      }
    },
    async fingerprint(keyId) {
      await prepare();
      salt ??= readSalt(directory);
      return fingerprint(keyId, await salt);
    },
  };
}
