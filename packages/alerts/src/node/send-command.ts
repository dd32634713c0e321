import { spawn } from "node:child_process";
import type { Message } from "../alert.ts";
import type { CommandChannel, SendResult } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";

const TIMEOUT_MS = 30_000;

/** What the program gets of the environment: enough to run, nothing that holds a secret. */
const PASSED = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "SystemRoot",
  "XDG_RUNTIME_DIR",
  "DBUS_SESSION_BUS_ADDRESS",
  "DISPLAY",
];

/**
 * Runs the channel's program with the message on its standard input: one line of JSON with `kind`, `group`,
 * `severity`, `title`, `text` and `open`. Nothing of the message is an argument, no shell is involved, and what
 * the program prints is not read.
 *
 * @param env the environment to pass the harmless part of
 */
export async function sendCommand(
  channel: CommandChannel,
  message: Message,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SendResult> {
  const [program = "", ...args] = channel.argv;
  const passed = Object.fromEntries(PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const { kind, group, severity, open } = message;
  const line = JSON.stringify({
    kind,
    group,
    severity,
    title: messageTitle(message),
    text: messageBody(message, 20_000),
    open,
  });
  return await new Promise<SendResult>((resolve) => {
    const child = spawn(program, args, {
      env: passed,
      stdio: ["pipe", "ignore", "ignore"],
      timeout: TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    child.once("error", (error: NodeJS.ErrnoException) =>
      resolve({ ok: false, reason: `could not be started (${error.code ?? "unknown"})`, retry: false }),
    );
    child.once("exit", (code, signal) =>
      resolve(
        code === 0
          ? { ok: true }
          : { ok: false, reason: signal === null ? `exit ${code}` : `ended by ${signal}`, retry: false },
      ),
    );
    child.stdin.once("error", () => undefined); // a program that does not read its input may still succeed
    child.stdin.end(`${line}\n`);
  });
}
