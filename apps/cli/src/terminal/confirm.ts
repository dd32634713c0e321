import { createInterface } from "node:readline/promises";
import { KeyguardError } from "@keyguard/core";
import type { Context } from "../command.ts";

/**
 * Asks at a terminal before something is changed. `--yes` answers beforehand.
 *
 * @returns false when the person says anything but yes
 * @throws {KeyguardError} `KG_USAGE` where nobody can be asked
 */
export async function confirm(context: Context, question: string): Promise<boolean> {
  if (context.args.flag("yes")) return true;
  if (!context.stdin.isTTY || !context.stderr.isTTY) {
    throw new KeyguardError("KG_USAGE", "Cannot ask for leave: this is no terminal", {
      hint: "give --yes to go ahead, or --dry-run to see what would be done",
    });
  }
  const lines = createInterface({ input: context.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: context.signal });
    return /^y(?:es)?$/iu.test(answer.trim());
  } catch {
    return false; // interrupted: main ends with its code
  } finally {
    lines.close();
  }
}

/** The options of every command that asks. */
export const CONFIRM_OPTIONS = [
  { name: "yes", short: "y", help: "go ahead without asking" },
  { name: "dry-run", help: "show what would be done, and do nothing" },
] as const;
