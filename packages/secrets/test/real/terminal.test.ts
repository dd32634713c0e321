import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const path = (name: string): string => fileURLToPath(new URL(`../fakes/${name}`, import.meta.url));
const canary = crypto.randomUUID();
const directory = mkdtempSync(join(tmpdir(), "keyguard-terminal-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Step =
  | { readonly wait: string }
  | { readonly file: readonly [path: string, text: string] }
  | { readonly type: string }
  | { readonly size: readonly [number, number] }
  | { readonly signal: string };

interface Session {
  /** Negative for a signal. */
  readonly code?: number;
  readonly output: string;
  readonly error?: string;
}

/** A command at a terminal of its own. */
function atTerminal(command: readonly string[], steps: readonly Step[]): Session {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const done = spawnSync("python3", [path("terminal.py"), JSON.stringify(steps), ...command], {
    encoding: "utf8",
    env: { ...env, SECRETS: JSON.stringify({ TOKEN: canary }) },
  });
  return JSON.parse(done.stdout) as Session;
}

const driver = [process.execPath, "--conditions=@keyguard/source", path("run-driver.ts")];
const sh = (script: string): string[] => [...driver, "sh", "-c", script];

describe("runChild() at a terminal", () => {
  it("gives the child the terminal itself, its size and its changes", () => {
    const session = atTerminal(
      sh(
        '[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo terminal; trap "stty size; exit 0" WINCH; echo ready; while :; do sleep 0.05; done',
      ),
      [{ wait: "terminal" }, { wait: "ready" }, { size: [33, 77] }, { wait: "33 77" }],
    );
    expect(session).toMatchObject({ code: 0 });
  });

  it("does not touch what the child prints there", () => {
    expect(atTerminal(sh('echo "$TOKEN"'), []).output).toContain(canary);
  });

  it("lets Ctrl-C reach the child once, and the child decide", () => {
    const session = atTerminal(
      sh(
        'n=0; trap "n=\\$((n+1)); echo caught \\$n" INT; echo ready; while [ -e / ]; do read line && [ "$line" = q ] && break; done; exit 5',
      ),
      [
        { wait: "ready" },
        { type: "\u0003" },
        { wait: "caught 1" },
        { type: "\u0003" },
        { wait: "caught 2" },
        { type: "q\n" },
      ],
    );
    expect(session).toMatchObject({ code: 5 });
    expect(session.output).not.toContain("caught 3");
  });

  it("dies of the interrupt when the child does, so that a shell sees it", () => {
    expect(atTerminal(sh("echo ready; exec sleep 60"), [{ wait: "ready" }, { type: "\u0003" }])).toMatchObject({
      code: -2,
    });
  });

  it.each([
    ["a typed Ctrl-Z", "echo ready; read line; echo got $line", "\u001A"],
    ["a child that stops itself", "echo ready; kill -STOP $$; read line; echo got $line", ""],
  ])("stops and goes on with the child under a shell's job control, by %s", (_, script, typed) => {
    const quoted = sh(script)
      .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
      .join(" ");
    const session = atTerminal(
      ["bash", "--norc", "-i"],
      [
        { type: "PS1='kg'\\>\\ \n" },
        { wait: "kg> " },
        { type: `${quoted}\n` },
        { wait: "ready\r\n" },
        { type: typed },
        { wait: "Stopped" },
        { wait: "kg> " },
        { type: "echo shell-$((40+2))\n" },
        { wait: "shell-42" },
        { wait: "kg> " },
        { type: "fg\n" },
        { wait: "sh" },
        { type: "hello\n" },
        { wait: "got hello" },
        { type: "exit\n" },
      ],
    );
    expect(session.error).toBeUndefined();
  });

  it("does not stop where the child ignores Ctrl-Z", () => {
    const session = atTerminal(sh('trap "" TSTP; echo ready; read line; echo got $line; exit 4'), [
      { wait: "ready" },
      { type: "\u001A" },
      { type: "hello\n" },
      { wait: "got hello" },
    ]);
    expect(session).toMatchObject({ code: 4 });
  });

  const counting =
    'for s in INT QUIT TERM WINCH TSTP; do trap "echo got $s" $s; done; echo ready; while :; do sleep 0.05; done 2>/dev/null';

  it.each(["INT", "QUIT", "TERM", "WINCH", "TSTP"])("passes SIG%s on that came to it alone, once", (name) => {
    const session = atTerminal(sh(`trap "exit 4" USR1; trap "echo up" ALRM; ${counting}`), [
      { wait: "ready" },
      { signal: "SIGALRM" }, // behind it signals are told apart
      { wait: "up" },
      { signal: `SIG${name}` },
      { wait: `got ${name}` },
      { signal: "SIGUSR1" },
    ]);
    expect(session).toMatchObject({ code: 4 });
    expect(session.output.split(`got ${name}`)).toHaveLength(2);
  });

  it("passes on neither an interrupt nor a quit that was typed, nor a change of size", () => {
    // No shell: dash raises an interrupt again that its own child died of.
    const python = `import os, signal
def tell(number, frame): print("got", signal.Signals(number).name, flush=True)
for name in ("SIGINT", "SIGQUIT", "SIGWINCH"): signal.signal(getattr(signal, name), tell)
signal.signal(signal.SIGUSR1, lambda *_: os._exit(4))
print("ready", flush=True)
while True: signal.pause()`;
    const session = atTerminal(
      [...driver, "python3", "-c", python],
      [
        { wait: "ready" },
        { type: "\u0003" },
        { wait: "got SIGINT" },
        { type: "\u001C" },
        { wait: "got SIGQUIT" },
        { size: [30, 90] },
        { wait: "got SIGWINCH" },
        { signal: "SIGUSR1" }, // passed on behind the others
      ],
    );
    expect(session).toMatchObject({ code: 4 });
    for (const name of ["SIGINT", "SIGQUIT", "SIGWINCH"]) expect(session.output.split(`got ${name}`)).toHaveLength(2);
  });

  it("does the same where its output goes elsewhere and is redacted", () => {
    const log = join(directory, "log");
    const quoted = sh(`trap "exit 4" USR1; ${counting}`)
      .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
      .join(" ");
    const session = atTerminal(
      ["sh", "-c", `exec ${quoted} > '${log}'`],
      [{ file: [log, "ready"] }, { type: "\u0003" }, { file: [log, "got INT"] }, { signal: "SIGUSR1" }],
    );
    expect(session).toMatchObject({ code: 4 });
    expect(readFileSync(log, "utf8")).toBe("ready\ngot INT\n");
  });

  it("passes SIGTERM on, which no terminal sends", () => {
    const session = atTerminal(sh('trap "echo bye; exit 6" TERM; echo ready; while :; do sleep 0.05; done'), [
      { wait: "ready" },
      { signal: "SIGTERM" },
      { wait: "bye" },
    ]);
    expect(session).toMatchObject({ code: 6 });
  });
});
