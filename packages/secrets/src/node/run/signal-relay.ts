import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import { type GroupWitness, startGroupWitness } from "./group-witness.ts";
import { processState } from "./process-state.ts";

/**
 * Everything that one process may tell another and that Node lets us take. Not among them: SIGKILL and
 * SIGSTOP, which nobody can take, SIGPIPE and SIGXFSZ, which our own writes raise, SIGPROF, by which Node profiles itself,
 * and faults of our own code.
 */
const SIGNALS = (
  [
    "SIGHUP",
    "SIGINT",
    "SIGQUIT",
    "SIGABRT",
    "SIGUSR1",
    "SIGUSR2",
    "SIGALRM",
    "SIGTERM",
    "SIGSTKFLT",
    "SIGTSTP",
    "SIGTTIN",
    "SIGTTOU",
    "SIGCONT",
    "SIGURG",
    "SIGVTALRM",
    "SIGWINCH",
    "SIGIO",
    "SIGPWR",
    "SIGINFO",
  ] as const
).filter((name) => Object.hasOwn(constants.signals, name));

/** What a terminal sends by itself. */
const FROM_TERMINAL: ReadonlySet<NodeJS.Signals> = new Set([
  "SIGINT",
  "SIGQUIT",
  "SIGTSTP",
  "SIGTTIN",
  "SIGTTOU",
  "SIGCONT",
  "SIGWINCH",
  "SIGINFO",
]);

/** What asks a program to end. */
const ENDING: ReadonlySet<NodeJS.Signals> = new Set(["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"]);

/** Signals on their way to a child. */
export interface SignalRelay {
  /**
   * From here on signals go to this child, those that came before included.
   *
   * @param settle resolves when what the child printed is through: waited for before we stop with it
   */
  attach(child: ChildProcess, settle: () => Promise<void>): void;
  /** What comes from here on waits for the next child. */
  detach(): void;
  /** How often someone asked the program to end. */
  readonly endsAsked: number;
  /** Gives the signals back to the system's defaults. */
  release(): void;
}

/** Whether the child has been told by whoever told us. */
async function toldAlready(
  pid: number,
  signal: NodeJS.Signals,
  at: number,
  witness: GroupWitness | undefined,
): Promise<boolean> {
  const group = await witness?.sawToo(signal, at);
  if (group === undefined) return FROM_TERMINAL.has(signal) && [0, 1, 2].some((fd) => isatty(fd));
  // A child that left our group, as an interactive shell does, is not told with it.
  return group && processState(pid)?.group === processState(process.pid)?.group;
}

/**
 * Takes signals for a child. keyguard itself survives them all: the child decides. One that the whole
 * group got, as from Ctrl-C, is not sent on: a second interrupt would be one too many.
 *
 * Job control follows the child, too: when it has stopped, by whatever cause, we stop, so that the shell
 * takes the terminal back; when it ignores SIGTSTP, we do not.
 *
 * Set up before the child starts, for it can be signalled before the call that starts it returns.
 */
export function relaySignals(): SignalRelay {
  const handlers = new Map<NodeJS.Signals, () => void>();
  const early: NodeJS.Signals[] = [];
  let witness: GroupWitness | undefined;
  let child: ChildProcess | undefined;
  let settled: () => Promise<void> = async () => undefined;
  let endsAsked = 0;
  let stopping = false;
  let order: Promise<void> = Promise.resolve();

  async function pass(signal: NodeJS.Signals, at: number, to: ChildProcess): Promise<void> {
    if (to.pid !== undefined && !(await toldAlready(to.pid, signal, at, witness))) to.kill(signal);
  }

  const take = (signal: NodeJS.Signals): void => {
    if (ENDING.has(signal)) endsAsked++;
    const [to, at] = [child, performance.now()];
    if (to === undefined) early.push(signal);
    else order = order.then(async () => pass(signal, at, to)); // in the order in which they came
  };

  const isStopped = (): boolean => child?.pid !== undefined && processState(child.pid)?.stopped === true;

  const follow = async (): Promise<void> => {
    if (stopping || !isStopped()) return;
    stopping = true;
    await settled();
    if (isStopped()) process.kill(process.pid, "SIGSTOP");
    stopping = false;
  };

  for (const signal of SIGNALS) handlers.set(signal, () => take(signal));
  handlers.set("SIGCHLD", () => void follow());
  for (const [signal, handler] of handlers) process.on(signal, handler);

  return {
    attach(started, settle) {
      [child, settled] = [started, settle];
      for (const signal of early.splice(0)) started.kill(signal);
      // The child is on its way already: it does not wait for the witness.
      witness ??= startGroupWitness(SIGNALS);
      witness.guard(started.pid);
    },
    detach() {
      child = undefined;
      witness?.guard(undefined);
    },
    get endsAsked() {
      return endsAsked;
    },
    release() {
      witness?.dismiss();
      for (const [signal, handler] of handlers) process.off(signal, handler);
    },
  };
}
