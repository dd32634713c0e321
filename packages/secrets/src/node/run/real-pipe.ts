import { spawn } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { isatty } from "node:tty";

/** Both ends of a pipe of the kernel. */
export interface RealPipe {
  readonly readFd: number;
  readonly writeFd: number;
}

/** Pipes by the descriptor of ours that they stand in for; empty where Node's own must do. */
export type RealPipes = ReadonlyMap<1 | 2, RealPipe>;

/** The read end must be there before the write end can be opened; it does not wait for a writer. */
function openPipe(path: string): RealPipe {
  const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { readFd, writeFd: openSync(path, constants.O_WRONLY) };
}

async function makeNames(paths: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { PATH: process.env["PATH"] };
    const made = spawn("mkfifo", ["-m", "600", ...paths], { stdio: "ignore", env });
    made.on("error", () => resolve(false));
    made.on("exit", (code) => resolve(code === 0));
  });
}

/** The outputs of ours that go to no terminal: what a child prints there passes through us. */
export function pipedOutputs(): (1 | 2)[] {
  return ([1, 2] as const).filter((fd) => !isatty(fd));
}

/**
 * Pipes as a shell makes them. Node's own are sockets, on which `> /dev/stdout` fails and a reader that
 * went away raises no SIGPIPE: a child would notice that it is not run directly.
 *
 * They begin as named pipes, whose names are gone before the child starts. Making them takes another
 * process: whoever asks early does not wait for it.
 */
export async function openRealPipes(outputs: readonly (1 | 2)[] = pipedOutputs()): Promise<RealPipes> {
  const pipes = new Map<1 | 2, RealPipe>();
  if (process.platform === "win32" || outputs.length === 0) return pipes;
  let directory = "";
  try {
    directory = mkdtempSync(join(tmpdir(), "keyguard-"));
    const paths = outputs.map((fd) => join(directory, String(fd)));
    if (await makeNames(paths)) for (const [i, fd] of outputs.entries()) pipes.set(fd, openPipe(paths[i] ?? ""));
  } catch {
    // no directory for temporary files, or no named pipes in it
  } finally {
    if (directory !== "") rmSync(directory, { recursive: true, force: true });
  }
  return pipes;
}

/** What is written at the other end. */
export function outputOf({ readFd }: RealPipe): Readable {
  return new Socket({ fd: readFd, readable: true, writable: false });
}

/** Closes our copies of write ends: the child's is the only one then, and its end is the pipe's end. So of what it did not get. */
export function closeEnds(pipes: RealPipes, used: readonly (1 | 2)[]): void {
  for (const [fd, { readFd, writeFd }] of pipes) {
    closeSync(writeFd);
    if (!used.includes(fd)) closeSync(readFd);
  }
}
