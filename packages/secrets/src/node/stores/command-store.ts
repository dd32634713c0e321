import { spawn } from "node:child_process";
import { KeyguardError, type ReadableStore, Secret } from "@keyguard/core";
import { MAX_DOCUMENT_BYTES, parseDocument } from "../../document.ts";
import { type Environment, stripLineEnd } from "../../variables.ts";
import { contentVersion } from "../../version.ts";

/** What the command store needs. */
export interface CommandStoreOptions {
  readonly environment: Environment;
  /** Where the command runs. */
  readonly directory: string;
  /** How long it may take; a person may have to touch a key. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;

interface Ended {
  readonly code: number | null;
  readonly output: Uint8Array;
  readonly why?: "timeout" | "too-large" | "not-started";
}

/** What ends the commands that still run: a process that ends takes them along. */
const running = new Set<() => void>();

function endRunning(): void {
  for (const end of running) end();
}

/** Runs a shell command and takes its standard output, within bounds. */
async function capture(
  command: string,
  { environment, directory, timeoutMs = TIMEOUT_MS }: CommandStoreOptions,
): Promise<Ended> {
  return new Promise((resolve) => {
    // Its messages go to the person at the terminal; elsewhere nobody reads them, and they may hold anything.
    const terminal = process.stderr.isTTY && process.stdin.isTTY;
    const child = spawn(command, {
      shell: true,
      cwd: directory,
      env: environment as NodeJS.ProcessEnv,
      stdio: [terminal ? "inherit" : "ignore", "pipe", terminal ? "inherit" : "ignore"],
      detached: !terminal && process.platform !== "win32",
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    let why: Ended["why"];
    const stop = (reason: Ended["why"]): void => {
      why ??= reason;
      try {
        if (child.pid !== undefined && !terminal && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
        else child.kill("SIGKILL");
      } catch {
        child.kill("SIGKILL"); // the group is gone
      }
    };
    const timer = setTimeout(() => stop("timeout"), timeoutMs);
    const end = (): void => stop("timeout");
    if (running.size === 0) process.on("exit", endRunning);
    running.add(end);
    const done = (ended: Ended): void => {
      clearTimeout(timer);
      running.delete(end);
      if (running.size === 0) process.off("exit", endRunning);
      resolve(ended);
    };
    child.stdout?.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > MAX_DOCUMENT_BYTES) stop("too-large");
      else chunks.push(chunk);
    });
    child.on("error", () => done({ code: null, output: new Uint8Array(), why: "not-started" }));
    child.on("close", (code) => done({ code, output: Buffer.concat(chunks), ...(why && { why }) }));
  });
}

function failure({ code, why }: Ended): KeyguardError {
  if (why === "too-large")
    return new KeyguardError("KG_STORE_ANSWER", "Cannot use the command of a store: it printed more than 64 KiB", {
      hint: "let the command print the credential's document alone",
    });
  const what =
    why === "timeout"
      ? "it did not end in time"
      : why === "not-started"
        ? "no shell could be started"
        : `it ended with code ${code ?? "of a signal"}`;
  return new KeyguardError("KG_STORE_AWAY", `Cannot use the command of a store: ${what}`, {
    hint: "run the command by hand to see its own message",
  });
}

/**
 * Runs a command and takes what it prints for the document: a JSON object, or else one value.
 *
 * The command goes to the system's shell, without our standard input unless a person is at the terminal.
 */
export function createCommandStore(options: CommandStoreOptions): ReadableStore {
  return {
    scheme: "command",
    async get(command) {
      const ended = await capture(command, options);
      if (ended.code !== 0 || ended.why !== undefined) throw failure(ended);
      const text = Buffer.from(ended.output).toString("utf8");
      if (text.trim() === "")
        throw new KeyguardError("KG_STORE_ANSWER", "Cannot use the command of a store: it printed nothing", {
          hint: "run the command by hand to see its own message",
        });
      const document = text.trimStart().startsWith("{")
        ? parseDocument(text, "command")
        : new Secret({ value: stripLineEnd(text) }, "command");
      return { document, version: await contentVersion(text) };
    },
  };
}
