import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout } from "node:timers/promises";

/**
 * A small process of our process group. Nothing tells a process whether a signal came to it alone or to
 * its whole group, as a terminal, a shell and most supervisors send theirs; but when the witness has got
 * the same one, so has the child.
 */
export interface GroupWitness {
  /** Ends this process when we are killed: SIGKILL cannot be passed on. Undefined for nobody. */
  guard(pid: number | undefined): void;
  /**
   * True when others of the group got a signal that we got, false when we did alone, undefined when nobody can tell.
   *
   * @param at when we got it, by `performance.now()`
   */
  sawToo(signal: NodeJS.Signals, at: number): Promise<boolean | undefined>;
  dismiss(): void;
}

/**
 * Tells each signal by its number, answers a question mark when all that came before it is told, and
 * kills the process that was named once our end of its input is closed without a word. A signal ends a
 * `read`, or comes between two of them: the question wakes it in either case.
 */
const SCRIPT = `
trap '' PIPE
for signal; do trap "told=1; echo $signal" "$signal"; done
echo .
while read -r word || [ -n "$told" ]; do
  told=
  case $word in
    [1-9]*) child=$word ;;
    -) child= ;;
    \\?) echo . ;;
  esac
  word=
done
if [ -n "$child" ]; then kill -KILL "$child"; fi
`;

/** A supervisor that signals one process after the other is through with all of them within this time. */
const GRACE_MS = 50;
/** What the witness tells may be read before we notice our own signal, by as much as a busy machine makes of it. */
const AHEAD_MS = 1000;
/** Signals that come this close together may have been merged into one, and are told once. */
const MERGED_MS = 20;
/** A witness that was stopped, or a machine that is overloaded, is not waited for. */
const ANSWER_MS = 3000;
/** Something that kills witnesses will kill the next one, too. */
const WITNESSES = 10;

/** One process and what it has told. */
interface Witness {
  readonly child: ChildProcess;
  /** Since when it notices every signal, by `performance.now()`; Infinity until then. */
  readonly readySince: number;
  /** Resolves with false when it is gone or does not answer. */
  ask(): Promise<boolean>;
}

function startWitness(signals: readonly NodeJS.Signals[], told: (signal: number) => void, gone: () => void): Witness {
  const numbers = signals.map((name) => String(constants.signals[name]));
  // Nothing of ours: no environment, no directory, no output.
  const child = spawn("/bin/sh", ["-c", SCRIPT, "keyguard-witness", ...numbers], {
    env: {},
    cwd: "/",
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting: ((answered: boolean) => void)[] = [];
  const answer = (answered: boolean): void => waiting.shift()?.(answered);
  let text = "";
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    while (waiting.length > 0) answer(false);
    gone();
  };
  child.on("error", end);
  child.on("exit", (_, signal) => {
    // It may have been hit before it was ready to tell.
    if (signal !== null) told(constants.signals[signal]);
    end();
  });
  child.stdin.on("error", () => undefined); // its end is told above
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (text + chunk.toString("latin1")).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line === ".") answer(true);
      else told(Number(line));
    }
  });
  for (const held of [child, child.stdin, child.stdout] as { unref?: () => void }[]) held.unref?.();
  let readySince = Infinity;
  const ready = new Promise<boolean>((resolve) => {
    waiting.push((answered) => {
      if (answered) readySince = performance.now();
      resolve(answered);
    });
  });
  return {
    child,
    get readySince() {
      return readySince;
    },
    async ask() {
      if (!(await Promise.race([ready, setTimeout(ANSWER_MS, false)])) || over) return false;
      const answered = new Promise<boolean>((resolve) => {
        waiting.push(resolve);
      });
      child.stdin.write("?\n");
      return Promise.race([answered, setTimeout(ANSWER_MS, false)]);
    },
  };
}

/** Starts a witness for the given signals; one that is killed is replaced. */
export function startGroupWitness(signals: readonly NodeJS.Signals[]): GroupWitness {
  const seen = new Map<number, { readonly at: number; used: boolean }>();
  let guarded: number | undefined;
  let dismissed = false;
  let started = 0;
  let witness: Witness | undefined;

  const tellPid = (): void => {
    witness?.child.stdin?.write(`${guarded ?? "-"}\n`);
  };
  const start = (): void => {
    witness = undefined;
    if (dismissed || started++ >= WITNESSES || process.platform === "win32") return;
    witness = startWitness(signals, (signal) => seen.set(signal, { at: performance.now(), used: false }), start);
    tellPid();
  };
  start();

  return {
    guard(pid) {
      guarded = pid;
      tellPid();
    },
    async sawToo(signal, at) {
      const saw = (): boolean => {
        const told = seen.get(constants.signals[signal]);
        if (told === undefined || told.at < at - (told.used ? MERGED_MS : AHEAD_MS)) return false;
        told.used = true;
        return true;
      };
      for (const wait of [0, GRACE_MS]) {
        if (wait > 0) await setTimeout(wait);
        const asked = witness;
        const answered = await (asked?.ask() ?? false);
        if (saw()) return true;
        // What came before it looked it cannot know.
        if (!answered || asked === undefined || at < asked.readySince) return undefined;
      }
      return false;
    },
    dismiss() {
      dismissed = true;
      witness?.child.kill("SIGKILL"); // before it could take our end for a death
    },
  };
}
