// One set-up at a time: two first runs in one clone would install and build over each other.
// Plain JavaScript without dependencies: this file runs before anything is installed.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

/** No set-up takes longer; what is older was left behind, and nobody waits longer. */
const LONGEST_MS = 15 * 60_000;
/** The same for a process that cannot be looked for: of another machine, or of a container that is gone. */
const FOREIGN_MS = 2 * 60_000;
/** Between making the file and writing into it lies an instant; an empty one that is older was left behind. */
const EMPTY_MS = 10_000;
const POLL_MS = 100;

/** Waits where nothing else runs. */
function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

/** What the lock says and how old it is; undefined when it is gone. */
function look(path) {
  try {
    return { text: readFileSync(path, "utf8"), ageMs: Date.now() - statSync(path).mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isLeftBehind({ text, ageMs }) {
  const [pid, host] = text.split(" ");
  if (text === "") return ageMs > EMPTY_MS;
  if (host !== hostname()) return ageMs > FOREIGN_MS;
  return ageMs > LONGEST_MS || !isRunning(Number(pid));
}

/** Takes a lock away that was left behind. Whoever finds that it moved a new one puts that back. */
function clear(path, left) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== left.text) linkSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error; // else another was faster
  }
  rmSync(aside, { force: true });
}

/** True when taken, false when another has it; undefined where nothing can be written, and so nothing set up. */
function take(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${process.pid} ${hostname()}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    if (["EROFS", "EACCES", "EPERM"].includes(error.code)) return undefined;
    throw error;
  }
}

/**
 * Runs one process's work at a time. The lock of a process that is gone does not block, and it goes with its
 * process, however that ends.
 *
 * @param onWait called once before it waits for another
 */
export function withLock(path, onWait, work) {
  const started = Date.now();
  let taken = take(path);
  while (taken === false) {
    const other = look(path);
    if (other !== undefined && isLeftBehind(other)) clear(path, other);
    else {
      if (Date.now() - started > LONGEST_MS) break; // better two at once than none for ever
      onWait?.();
      onWait = undefined;
      pause();
    }
    taken = take(path);
  }
  const release = () => {
    if (taken && look(path)?.text === `${process.pid} ${hostname()}`) rmSync(path, { force: true });
  };
  process.once("exit", release); // work may end the process
  try {
    return work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}
