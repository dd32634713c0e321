import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A pipe of the kernel: what a child writes at `writeFd` is read at `output`. */
export interface RealPipe {
  readonly output: Readable;
  readonly writeFd: number;
}

/** The read end must be there before the write end can be opened; it does not wait for a writer. */
function openPipe(path: string): RealPipe {
  const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeFd = openSync(path, constants.O_WRONLY);
  return { output: new Socket({ fd: readFd, readable: true, writable: false }), writeFd };
}

/**
 * Pipes as a shell makes them. Node's own are sockets, on which `> /dev/stdout` fails and a reader that
 * went away raises no SIGPIPE: a child would notice that it is not run directly.
 *
 * They begin as named pipes, whose names are gone before the child starts.
 *
 * @returns as many as asked for, or undefined where the platform cannot; Node's own must do then
 */
export function openRealPipes(count: number): RealPipe[] | undefined {
  if (process.platform === "win32" || count === 0) return undefined;
  let directory = "";
  try {
    directory = mkdtempSync(join(tmpdir(), "keyguard-"));
    const paths = Array.from({ length: count }, (_, i) => join(directory, String(i)));
    if (spawnSync("mkfifo", ["-m", "600", ...paths], { stdio: "ignore" }).status !== 0) return undefined;
    return paths.map(openPipe);
  } catch {
    return undefined; // no directory for temporary files, or no named pipes in it
  } finally {
    if (directory !== "") rmSync(directory, { recursive: true, force: true });
  }
}

/** Closes our copy of a write end: the child's is the only one then, and its end is the pipe's end. */
export function closeWriteEnds(pipes: readonly RealPipe[]): void {
  for (const { writeFd } of pipes) closeSync(writeFd);
}
