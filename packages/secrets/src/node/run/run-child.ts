import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Secret } from "@keyguard/core";
import { redactorsFor } from "../../redaction/byte-redactor.ts";
import { findCommand } from "./find-command.ts";
import { closeEnds, openRealPipes, outputOf, pipedOutputs, type RealPipes } from "./real-pipe.ts";
import { pipeRedacted, type RedactedPipe } from "./redacted-pipe.ts";
import { relaySignals, type SignalRelay } from "./signal-relay.ts";

/** What is started. */
export interface RunChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the command is looked for, as PATH spells it. */
  readonly path: string;
  /** What is replaced in its output where that does not go to a terminal. */
  readonly secrets: readonly Secret[];
  /** Ends the child from outside: SIGTERM, and SIGKILL for one that is still there half a minute later. */
  readonly stop?: AbortSignal;
  /** Takes signals already, for a child that is one of several in a row. By default they are taken for this child alone. */
  readonly signals?: SignalRelay;
  /** Pipes that were asked for beforehand, to be used once; by default they are opened when the child starts. */
  readonly pipes?: Promise<RealPipes>;
}

/** How it ended: with a code, by a signal, or not started at all. */
export type ChildEnd =
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "signal"; readonly signal: NodeJS.Signals }
  | { readonly kind: "not-started"; readonly code: 126 | 127; readonly reason: string };

interface Started {
  readonly child: ChildProcess;
  readonly pipes: readonly RedactedPipe[];
  readonly outputs: readonly Readable[];
}

function start(path: string, { command, args, environment, secrets }: RunChildOptions, real: RealPipes): Started {
  // Nothing to hide, nothing in between; nor at a terminal.
  const redacted = secrets.length === 0 ? [] : pipedOutputs();
  const stdio = ([0, 1, 2] as const).map((fd) =>
    fd === 0 || !redacted.includes(fd) ? "inherit" : (real.get(fd)?.writeFd ?? "pipe"),
  );
  const child = spawn(path, args, { argv0: command, env: environment, stdio: stdio as StdioOptions });
  closeEnds(real, redacted);
  const createRedactor = redactorsFor(secrets);
  const outputs: Readable[] = [];
  const pipes: RedactedPipe[] = [];
  for (const fd of redacted) {
    const pipe = real.get(fd);
    const output = pipe === undefined ? (fd === 1 ? child.stdout : child.stderr) : outputOf(pipe);
    if (output === null) continue;
    outputs.push(output);
    pipes.push(pipeRedacted(output, fd === 1 ? process.stdout : process.stderr, createRedactor()));
  }
  return { child, pipes, outputs };
}

/**
 * Starts a command in place of this process, as nearly as a parent can: it has our standard input,
 * the terminal itself where there is one, our signals, and its end is told as it was.
 */
export async function runChild(options: RunChildOptions): Promise<ChildEnd> {
  const found = findCommand(options.command, options.path, process.cwd());
  if (!("path" in found)) return { kind: "not-started", code: found.exitCode, reason: found.reason };
  const signals = options.signals ?? relaySignals();
  try {
    const { child, pipes, outputs } = start(found.path, options, await (options.pipes ?? openRealPipes()));
    signals.attach(child, async () => quiet(pipes));
    const cancel = stopOn(options.stop, child);
    const end = await ended(child).finally(cancel);
    signals.detach();
    if (end.kind !== "not-started") await drained(pipes, signals);
    for (const output of outputs) output.destroy();
    return end;
  } finally {
    if (options.signals === undefined) signals.release();
  }
}

/** How long a program may take to leave when it is asked to. */
const STOP_MS = 30_000;

function stopOn(stop: AbortSignal | undefined, child: ChildProcess): () => void {
  let timer: NodeJS.Timeout | undefined;
  const ask = (): void => {
    child.kill("SIGTERM");
    timer = globalThis.setTimeout(() => void child.kill("SIGKILL"), STOP_MS);
  };
  if (stop?.aborted === true) ask();
  else stop?.addEventListener("abort", ask, { once: true });
  return () => {
    clearTimeout(timer);
    stop?.removeEventListener("abort", ask);
  };
}

async function ended(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return; // a signal that could not be sent, not the start
      const absent = error.code === "ENOENT";
      const reason = absent ? "its interpreter is not found" : `it cannot be executed (${error.code ?? "unknown"})`;
      resolve({ kind: "not-started", code: absent ? 127 : 126, reason });
    });
    child.on("exit", (code, signal) => {
      resolve(signal === null ? { kind: "exit", code: code ?? 0 } : { kind: "signal", signal });
    });
  });
}

/** Looks at pipes this often. */
const LOOK_MS = 20;

/**
 * Waits for what the child wrote. A grandchild may keep a pipe open for hours: once nothing has come
 * for a second, or someone asks us to end, the child's own output is long through.
 */
async function drained(pipes: readonly RedactedPipe[], signals: SignalRelay): Promise<void> {
  const LINGER_MS = 1000;
  const asked = signals.endsAsked;
  const all = Promise.all(pipes.map(async ({ done }) => done)).then(() => true);
  while (!(await Promise.race([all, setTimeout(LOOK_MS, false)]))) {
    if (pipes.every((pipe) => pipe.idleMs() > LINGER_MS) || signals.endsAsked > asked) break;
  }
}

/** Waits until nothing comes any more from a child that has stopped. A reader that makes us wait is not waited for. */
async function quiet(pipes: readonly RedactedPipe[]): Promise<void> {
  const [QUIET_MS, LONGEST_MS] = [100, 1000];
  const began = performance.now();
  while (pipes.some((pipe) => pipe.idleMs() < QUIET_MS) && performance.now() - began < LONGEST_MS)
    await setTimeout(LOOK_MS);
}

/** Signals whose default is to dump memory: with secrets in it, that is not repeated. */
const DUMPING: ReadonlySet<NodeJS.Signals> = new Set([
  "SIGQUIT",
  "SIGILL",
  "SIGABRT",
  "SIGFPE",
  "SIGSEGV",
  "SIGBUS",
  "SIGTRAP",
  "SIGSYS",
  "SIGXCPU",
  "SIGXFSZ",
]);

/** The code with which a shell tells an end: the child's own, or 128 and the signal's number. */
export function shellCode(end: ChildEnd): number {
  return end.kind === "signal" ? 128 + (constants.signals[end.signal] ?? 0) : end.code;
}

/**
 * Ends this process as the child ended: by the same signal, so that a shell or a service manager sees
 * what it would have seen from the child itself; otherwise with its code.
 */
export function endAs(end: ChildEnd): never {
  if (end.kind === "signal" && !DUMPING.has(end.signal)) {
    // Node ignores SIGPIPE; a listener that goes away leaves the system's default behind.
    if (end.signal !== "SIGKILL") process.on(end.signal, () => undefined).removeAllListeners(end.signal);
    process.kill(process.pid, end.signal);
  }
  process.exit(shellCode(end));
}
