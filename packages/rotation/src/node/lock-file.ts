import { randomBytes } from "node:crypto";
import { readlinkSync, readFileSync } from "node:fs";
import { link, open, readFile, rm, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";

const HEARTBEAT_MS = 1_000;
/** A holder that has not been heard of for this long may be gone, if its process is gone too. */
const SILENT_MS = 10_000;

interface Holder {
  readonly host: string;
  /** Tells apart machines and containers that share a host name; empty where the platform has none. */
  readonly space: string;
  readonly pid: number;
  /** When its process began, in the system's own unit: a reused pid has another. */
  readonly began: string;
  readonly token: string;
}

/** A lock that is held; release it. */
export interface HeldLock {
  release(): Promise<void>;
}

function readQuietly(read: () => string): string {
  try {
    return read();
  } catch {
    return ""; // not on this platform
  }
}

/** The machine's boot and the namespace of its process ids: where both agree, a pid means the same thing. */
function processSpace(): string {
  const boot = readQuietly(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  return boot === "" ? "" : `${boot} ${readQuietly(() => readlinkSync("/proc/self/ns/pid"))}`;
}

/** The start time of a process; the 22nd field, counted after the command's closing bracket. */
function startTime(pid: number): string {
  const line = readQuietly(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
  const began = startTime(holder.pid);
  return began === "" || holder.began === "" || began === holder.began;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Holder | null;
    return typeof value?.pid === "number" && typeof value.token === "string" ? value : undefined;
  } catch {
    return undefined; // a crash between creating the file and writing into it
  }
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function silentFor(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return 0; // released meanwhile: the next attempt will see
  }
}

/**
 * Whether a lock's holder is certainly gone. In one space of process ids the process itself tells;
 * elsewhere the process must be gone as far as can be seen and its heartbeat old as well. A holder on
 * another machine is never taken for gone.
 */
async function isStale(path: string, text: string): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder === undefined) return (await silentFor(path)) > SILENT_MS;
  if (holder.host !== hostname()) return false;
  const space = processSpace();
  if (space !== "" && holder.space === space) return !isRunning(holder);
  return !isRunning(holder) && (await silentFor(path)) > SILENT_MS;
}

/** Who holds a lock, as far as can be seen from here. */
export interface LockHolder {
  /** Such as `process 4711 on host`. */
  readonly who: string;
  /** True when it is certainly gone: the next `tryLock` takes over by itself. */
  readonly gone: boolean;
  /** True when its process runs on this machine. */
  readonly here: boolean;
}

function describe(holder: Holder | undefined): string {
  return holder === undefined ? "a process that is just starting" : `process ${holder.pid} on ${holder.host}`;
}

/** Looks at a lock without touching it; undefined when nobody holds it. */
export async function readLock(path: string): Promise<LockHolder | undefined> {
  const text = await readOptional(path);
  if (text === undefined) return undefined;
  const holder = parseHolder(text);
  const gone = await isStale(path, text);
  return { who: describe(holder), gone, here: !gone && holder?.host === hostname() && isRunning(holder) };
}

/**
 * Takes away the lock of a holder that shows no sign of life, which nobody can be sure of for another
 * machine: whoever asks for it says that it is gone.
 *
 * Looks for a heartbeat first, by whether it comes and not by any clock.
 *
 * @param watchMs how long to look for one; a holder gives one every second
 * @returns false when it is alive, and nothing was touched
 */
export async function breakLock(path: string, watchMs: number = 5 * HEARTBEAT_MS): Promise<boolean> {
  const text = await readOptional(path);
  const holder = await readLock(path);
  if (text === undefined || holder === undefined) return true;
  if (holder.here) return false;
  const before = await beatOf(path);
  if (!holder.gone) await setTimeout(watchMs);
  if ((await beatOf(path)) !== before) return false;
  await clear(path, text);
  return (await readOptional(path)) !== text;
}

/** The heartbeat as the file system shows it; empty when the lock is gone. */
async function beatOf(path: string): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ mtimeNs }) => String(mtimeNs),
    () => "",
  );
}

/**
 * Takes a stale lock's file away. Only whoever holds the file `.clear` beside it may, so that nobody
 * takes away the lock of a process that came in between.
 */
async function clear(path: string, judged: string): Promise<void> {
  const permit = `${path}.clear`;
  try {
    await (await open(permit, "wx", 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if ((await silentFor(permit)) > SILENT_MS) await rm(permit, { force: true }); // its maker died within these lines
    return;
  }
  try {
    if ((await readOptional(path)) === judged) await rm(path, { force: true });
  } finally {
    await rm(permit, { force: true });
  }
}

/** Errors of file systems that know no second name for a file. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** In two steps: a crash in between leaves a lock without a holder, which is only stale when it is old. */
async function createInPlace(path: string, content: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(path, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    await handle.writeFile(content);
  } catch (error) {
    await unlink(path);
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

/** Makes the lock in one step, its holder in it. Nothing is flushed: no lock needs to outlive the machine. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const content = JSON.stringify(holder);
  const aside = `${path}.${holder.token}`;
  try {
    await writeFile(aside, content, { flag: "wx", mode: 0o600 });
    await link(aside, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "EEXIST") return false;
    if (NO_LINKS.has(code)) return createInPlace(path, content);
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * Takes the lock at `path`, or tells that somebody holds it. The lock of a process that is gone does
 * not block.
 *
 * @returns the lock, or a description of its holder, such as `process 4711 on host`
 */
export async function tryLock(path: string): Promise<HeldLock | string> {
  const me: Holder = {
    host: hostname(),
    space: processSpace(),
    pid: process.pid,
    began: startTime(process.pid),
    token: randomBytes(16).toString("hex"),
  };
  for (let attempt = 0; attempt < 8; attempt++) {
    if (await create(path, me)) return hold(path, me);
    const text = await readOptional(path);
    if (text === undefined) continue; // released between the two calls
    if (!(await isStale(path, text))) {
      return describe(parseHolder(text));
    }
    await clear(path, text);
  }
  return "several processes in turn";
}

function hold(path: string, me: Holder): HeldLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined); // the lock's directory went away: release will tell
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      const text = await readOptional(path);
      if (text !== undefined && parseHolder(text)?.token === me.token) await unlink(path);
    },
  };
}
