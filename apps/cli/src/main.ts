import { fstatSync } from "node:fs";
import { isKeyguardError, KeyguardError, suggest } from "@keyguard/core";
import { parseArguments } from "./arguments.ts";
import type { Context, Output } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { commandHelp, groupHelp, overview } from "./help.ts";
import { COMMANDS, type Entry } from "./registry.ts";
import { outputOf } from "./terminal/output.ts";

/** The command that the first words name, and what follows them. */
function findCommand(argv: readonly string[]): { entry: Entry; rest: readonly string[] } | undefined {
  for (const count of [3, 2, 1]) {
    const name = argv.slice(0, count).join(" ");
    const entry = COMMANDS.find((candidate) => candidate.name === name);
    if (entry !== undefined && argv.length >= count) return { entry, rest: argv.slice(count) };
  }
  return undefined;
}

function isGroup(words: string): boolean {
  return COMMANDS.some(({ name }) => name.startsWith(`${words} `));
}

/** The longest group that the first words name; undefined where a word behind it is no option. */
function findGroup(argv: readonly string[]): string | undefined {
  const end = argv.findIndex((word) => word.startsWith("-"));
  const words = (end === -1 ? argv : argv.slice(0, end)).join(" ");
  return words !== "" && isGroup(words) ? words : undefined;
}

function unknownCommand(argv: readonly string[]): KeyguardError {
  const [word = "", second] = argv;
  const names =
    isGroup(word) && second !== undefined
      ? COMMANDS.filter(({ name }) => name.startsWith(`${word} `)).map(({ name }) => name)
      : [...new Set(COMMANDS.map(({ name }) => name.split(" ")[0] ?? name))];
  const near = suggest(isGroup(word) && second !== undefined ? `${word} ${second}` : word, names);
  return new KeyguardError("KG_USAGE", "Cannot run the command: there is none of that name", {
    hint: near === undefined ? "keyguard --help lists them" : `did you mean "keyguard ${near}"?`,
  });
}

/**
 * `error:` with its code, which `keyguard explain` takes, and `hint:` on the error stream. Only keyguard's own words are
 * printed: a foreign message may hold a secret. Names in them may be a scanned repository's, so none moves the cursor
 * or speaks to a runner.
 */
async function tell(error: unknown, stderr: Output): Promise<number> {
  if (isKeyguardError(error)) {
    const { inertLines, printable } = await import("@keyguard/report");
    const hint = error.hint === undefined ? "" : `hint: ${error.hint}\n`;
    const lines = `error: ${error.message} [${error.code}]\n${hint}`.split("\n").map(printable);
    await stderr.write(inertLines(lines.join("\n")));
    return error.exitCode;
  }
  const frames =
    error instanceof Error
      ? (error.stack ?? "")
          .split("\n")
          .filter((line) => /^\s+at /u.test(line))
          .slice(0, 4)
          .join("\n")
      : "";
  await stderr.write(
    `error: keyguard met a state that it should never be in (${error instanceof Error ? error.name : typeof error})\n${frames}\nhint: please report this; it holds no secret\n`,
  );
  return EXIT.incomplete;
}

const STDIN_FD = 0;

/** What a launcher passes on of a signal that the whole group got comes sooner than anybody asks twice. */
const ECHO_MS = 100;

/**
 * Ctrl-C and termination: the first asks the command to end, the second ends it, as the signal itself would:
 * `process.exit` waits for a thread that opens a pipe which nobody writes to.
 */
function interruption(): Pick<Context, "signal" | "interrupt"> & { code: () => number | undefined } {
  const controller = new AbortController();
  let code: number | undefined;
  let asked = 0;
  const end = (exit: number): void => {
    code = exit;
    asked = performance.now();
    controller.abort();
  };
  for (const [name, exit] of [
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
  ] as const) {
    process.on(name, () => {
      if (code === undefined) {
        end(exit);
      } else if (performance.now() - asked > ECHO_MS) {
        process.removeAllListeners(name);
        process.kill(process.pid, name);
      }
    });
  }
  return { signal: controller.signal, interrupt: () => end(EXIT.interrupted), code: () => code };
}

/** Standard input; what waits for more of a pipe ends with an interruption. A question at a terminal sees to that itself. */
function inputOf(signal: AbortSignal): NodeJS.ReadStream {
  // Node gives a directory as an input that holds nothing.
  if (fstatSync(STDIN_FD).isDirectory())
    throw new KeyguardError("KG_READ", "Cannot read standard input: it is a directory", {
      hint: "name the directory instead of redirecting it",
    });
  const { stdin } = process;
  if (!stdin.isTTY) {
    stdin.on("error", () => undefined); // whoever reads hears of it, too
    signal.addEventListener("abort", () => stdin.destroy(new DOMException("interrupted", "AbortError")));
  }
  return stdin;
}

function currentDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new KeyguardError("KG_PATH_NOT_FOUND", "Cannot run here: the current directory does not exist any more", {
      hint: "change to one that exists, then run the command again",
      cause: error,
    });
  }
}

async function dispatch(argv: readonly string[], version: string, stdout: Output, stderr: Output): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === "--help" || first === "-h" || (first === "help" && argv.length === 1)) {
    await stdout.write(overview(version, stdout.columns));
    return EXIT.ok;
  }
  const help = first === "help" || argv.includes("--help") || argv.includes("-h");
  const typed = first === "help" ? argv.slice(1) : argv;
  const found = findCommand(typed);
  if (found === undefined) {
    const group = findGroup(typed);
    if (group === undefined) throw unknownCommand(typed);
    await (help ? stdout : stderr).write(groupHelp(group, stdout.columns));
    return help ? EXIT.ok : EXIT.usage;
  }
  const command = await found.entry.load();
  const separator = found.rest.indexOf("--");
  const own = separator === -1 ? found.rest : found.rest.slice(0, separator);
  if (first === "help" || own.includes("--help") || own.includes("-h")) {
    await stdout.write(commandHelp(command, stdout.columns));
    return EXIT.ok;
  }
  const args = parseArguments(command, found.rest);
  const { signal, interrupt, code } = interruption();
  let input: NodeJS.ReadStream | undefined;
  const context: Context = {
    args,
    env: process.env,
    cwd: currentDirectory(),
    version,
    get stdin() {
      return (input ??= inputOf(signal)); // made by the first command that reads it
    },
    stdout,
    stderr,
    signal,
    interrupt,
  };
  // What an interruption makes a command throw is told where it is a word of keyguard's; the exit code says why it ended.
  const result = await command
    .run(context)
    .catch(async (error: unknown) =>
      signal.aborted && !isKeyguardError(error) ? EXIT.incomplete : tell(error, stderr),
    );
  return code() ?? result;
}

/** Runs the CLI and returns its exit code. */
export async function main(argv: readonly string[], version: string): Promise<number> {
  const separator = argv.indexOf("--");
  const noColour = (separator === -1 ? argv : argv.slice(0, separator)).includes("--no-color");
  const stdout = outputOf(() => process.stdout, process.env, noColour);
  const stderr = outputOf(() => process.stderr, process.env, noColour);
  try {
    return await dispatch(argv, version, stdout, stderr);
  } catch (error) {
    return tell(error, stderr);
  }
}
