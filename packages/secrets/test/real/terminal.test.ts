import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const path = (name: string): string => fileURLToPath(new URL(`../fakes/${name}`, import.meta.url));
const canary = crypto.randomUUID();

type Step =
  | { readonly wait: string }
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
        'n=0; trap "n=\\$((n+1)); echo caught \\$n" INT; echo ready; while [ ! -e /nonexistent ]; do read line && [ "$line" = q ] && break; done; exit 5',
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

  it("stops and goes on with the child under a shell's job control", () => {
    const quoted = sh("echo ready; read line; echo got $line")
      .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
      .join(" ");
    const session = atTerminal(
      ["bash", "--norc", "-i"],
      [
        { type: "PS1='kg'\\>\\ \n" },
        { wait: "kg> " },
        { type: `${quoted}\n` },
        { wait: "ready\r\n" },
        { type: "\u001A" },
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

  it("passes SIGTERM on, which no terminal sends", () => {
    const session = atTerminal(sh('trap "echo bye; exit 6" TERM; echo ready; while :; do sleep 0.05; done'), [
      { wait: "ready" },
      { signal: "SIGTERM" },
      { wait: "bye" },
    ]);
    expect(session).toMatchObject({ code: 6 });
  });
});
