import { spawn } from "node:child_process";
import { KeyguardError } from "@keyguard/core";

/** How a hook is run. */
export interface HookOptions {
  /** The longest it may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Gets what it prints, both streams. */
  readonly onOutput?: (text: string) => void;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const MAX_OUTPUT = 64 * 1024;

/**
 * Runs a command of the configuration in the system's shell, without anything on standard input.
 *
 * @returns its exit code; 124 when it took too long and was killed, as `timeout` answers
 * @throws {KeyguardError} `KG_ROTATION_BLOCKED` when no shell can be started
 */
export async function runHook(command: string, options: HookOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const windows = process.platform === "win32";
    const child = spawn(command, {
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
      detached: !windows, // a group of its own, so that a time-out reaches what the shell started
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: { ...options.env } }),
    });
    let shown = 0;
    const show = (chunk: Buffer): void => {
      if (shown < MAX_OUTPUT) options.onOutput?.(chunk.toString("utf8"));
      shown += chunk.length;
    };
    child.stdout.on("data", show);
    child.stderr.on("data", show);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      try {
        if (windows || child.pid === undefined) child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        child.kill("SIGKILL"); // the group is gone
      }
    }, options.timeoutMs);
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(
        new KeyguardError("KG_ROTATION_BLOCKED", "Cannot run a hook: the shell cannot be started", {
          hint: "check that /bin/sh exists and that the project's directory can be entered",
          cause: error,
        }),
      );
    });
    // `exit`, not `close`: a hook that leaves a daemon behind, holding its streams, is done all the same.
    child.once("exit", (code) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(late ? 124 : (code ?? 1));
    });
  });
}
