import { KeyguardError } from "@keyguard/core";
import type { Context, OptionSpec } from "../command.ts";

/** Asks a question that is answered with yes or no; no is the default, also where the input ends or is interrupted. */
export async function askYes({ stdin, stderr, signal }: Context, question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline");
  await stderr.write(`${question} [y/N] `);
  const lines = createInterface({ input: stdin, signal });
  try {
    const line = await new Promise<string>((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(""));
    });
    return /^y(?:es)?$/iu.test(line.trim());
  } finally {
    lines.close();
  }
}

/**
 * Asks before something is changed. `--yes` answers; where nobody can be asked, it is needed.
 *
 * @throws {KeyguardError} `KG_USAGE` without a terminal and without `--yes`
 */
export async function confirm(context: Context, question: string): Promise<boolean> {
  if (context.args.flag("yes")) return true;
  if (!context.stdin.isTTY || !context.stderr.isTTY) {
    throw new KeyguardError("KG_USAGE", "Cannot ask whether to go on: this is no terminal", {
      hint: "add --yes to go on, or --dry-run to see what would happen",
    });
  }
  return askYes(context, question);
}

/** The options of every command that asks. */
export const CONFIRM_OPTIONS: readonly OptionSpec[] = [
  { name: "yes", short: "y", help: "do not ask; needed where there is no terminal" },
  { name: "dry-run", help: "show what would happen, and change nothing" },
];
