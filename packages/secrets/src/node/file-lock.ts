import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { type Clock, KeyguardError } from "@keyguard/core";
import { errorCode } from "./file-failure.ts";
import type { FileSystem } from "./file-system.ts";

/** How a lock is waited for. */
export interface LockOptions {
  /** How long to wait for another process. */
  readonly waitMs?: number;
  readonly clock: Clock;
}

/** A lock that is held. */
export interface HeldLock {
  /** False when someone took it away meanwhile. */
  stillHeld(): Promise<boolean>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as its system tells it: a process id alone may be another process by now. */
  readonly began: string;
  readonly token: string;
}

const WAIT_MS = 20_000;
const POLL_MS = 50;
const RELEASE_ATTEMPTS = 3;
/** A holder on another machine cannot be asked; its lock counts as left behind after it stood still this long. */
const FOREIGN_STILL_MS = 15_000;

/** The start time of a process on this machine; "" when it is gone, "?" where the system does not tell. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "?";
  } catch {
    try {
      process.kill(pid, 0);
      return "?";
    } catch (error) {
      return errorCode(error) === "EPERM" ? "?" : "";
    }
  }
}

function parseHolder(bytes: Uint8Array): Holder | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Holder>;
    if (typeof value.pid !== "number" || typeof value.host !== "string" || typeof value.token !== "string")
      return undefined;
    return { pid: value.pid, host: value.host, began: String(value.began), token: value.token };
  } catch {
    return undefined; // half-written by a process that died
  }
}

function isDead(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  const began = beganAt(holder.pid);
  return began === "" || (began !== "?" && holder.began !== "?" && began !== holder.began);
}

async function readHolder(files: FileSystem, path: string): Promise<Holder | "unreadable" | undefined> {
  try {
    return parseHolder(await files.read(path)) ?? "unreadable";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function write(files: FileSystem, path: string, mine: Holder): Promise<void> {
  const file = await files.create(path, 0o600);
  try {
    await file.write(new TextEncoder().encode(JSON.stringify(mine)));
  } finally {
    await file.close();
  }
}

/** File systems without hard links say one of these. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Writes the lock aside and links it into place, so that nobody reads half a lock; without links, in place. */
async function tryTake(files: FileSystem, path: string, mine: Holder): Promise<boolean> {
  const aside = `${path}.${mine.token}`;
  try {
    await write(files, aside, mine);
    await files.link(aside, path).catch(async (error: unknown) => {
      if (!NO_LINKS.has(errorCode(error))) throw error;
      await write(files, path, mine);
    });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    await files.remove(aside).catch(() => undefined); // the lock is taken or not all the same
  }
}

/** Takes a dead holder's lock away. Only one process can move it; one that moved a live lock puts it back. */
async function clearStale(files: FileSystem, path: string, stale: Holder | "unreadable"): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return; // another was faster
    throw error;
  }
  const moved = await readHolder(files, aside);
  const expected =
    stale === "unreadable" ? moved === "unreadable" : typeof moved === "object" && moved.token === stale.token;
  if (!expected) {
    await files.link(aside, path).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  }
  await files.remove(aside);
}

/**
 * Takes a lock between processes, or waits for it.
 *
 * A holder that died is noticed by its process id and start time; one on another machine, when its
 * lock did not change for 15 seconds of this machine's running clock, which no jump of the date moves.
 *
 * @throws {KeyguardError} `KG_STORE_BUSY` when a living process still holds it after the wait
 */
export async function takeLock(
  files: FileSystem,
  path: string,
  { waitMs = WAIT_MS, clock }: LockOptions,
): Promise<HeldLock> {
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    began: beganAt(process.pid),
    token: randomBytes(9).toString("hex"),
  };
  const started = performance.now();
  let watched = "";
  let stillSince = started;
  while (!(await tryTake(files, path, mine))) {
    const holder = await readHolder(files, path);
    if (holder === undefined) continue;
    const token = holder === "unreadable" ? `?${await files.changedAt(path)}` : holder.token;
    if (token !== watched) [watched, stillSince] = [token, performance.now()];
    const foreign = holder === "unreadable" || holder.host !== hostname();
    const still = performance.now() - stillSince;
    if ((holder !== "unreadable" && isDead(holder)) || (foreign && still > FOREIGN_STILL_MS)) {
      await clearStale(files, path, holder);
      continue;
    }
    if (performance.now() - started > waitMs) {
      const who =
        holder === "unreadable"
          ? "a process"
          : `process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`}`;
      throw new KeyguardError("KG_STORE_BUSY", `Cannot lock "${path}": ${who} holds it`, {
        hint: "wait for it to end, then run the command again",
      });
    }
    await clock.sleep(POLL_MS);
  }
  const stillHeld = async (): Promise<boolean> => {
    const holder = await readHolder(files, path);
    return typeof holder === "object" && holder.token === mine.token;
  };
  return {
    stillHeld,
    async release() {
      // A lock that stays would block this very process until its end.
      for (let attempt = 1; ; attempt++) {
        try {
          if (await stillHeld()) await files.remove(path);
          return;
        } catch (error) {
          if (attempt === RELEASE_ATTEMPTS) throw error;
        }
      }
    },
  };
}
