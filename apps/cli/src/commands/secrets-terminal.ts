import { openSync } from "node:fs";
import { ReadStream } from "node:tty";
import { KeyguardError } from "@keyguard/core";
import type { Context } from "../command.ts";

const LONGEST = 64 * 1024;

/** The terminal to ask at: standard input, or the controlling one where standard input carries data. */
function terminal({ stdin, stderr }: Context): { readonly input: ReadStream; readonly own: boolean } | undefined {
  if (stdin.isTTY) return { input: stdin, own: false };
  if (!stderr.isTTY) return undefined; // nobody would see the question
  try {
    return { input: new ReadStream(openSync("/dev/tty", "r")), own: true };
  } catch {
    return undefined;
  }
}

/** Takes characters until Enter; `undefined` for Ctrl-C and Ctrl-D. */
async function readLine(input: ReadStream): Promise<string | undefined> {
  let typed = "";
  return new Promise((resolve) => {
    const done = (text: string | undefined): void => {
      input.off("data", take);
      resolve(text);
    };
    const take = (chunk: Buffer | string): void => {
      for (const character of chunk.toString("utf8")) {
        if (character === "\u0003" || character === "\u0004") return done(undefined);
        if (character === "\r" || character === "\n") return done(typed);
        typed = character === "\u007F" || character === "\b" ? typed.slice(0, -1) : typed + character;
        if (typed.length > LONGEST) return done(undefined);
      }
    };
    input.on("data", take);
    input.resume();
  });
}

/** Asks for one line that is not shown; undefined where nobody can be asked. */
export async function askSecret(context: Context, question: string): Promise<string | undefined> {
  const at = terminal(context);
  if (at === undefined) return undefined;
  at.input.setRawMode(true); // before the question: whoever answers at once would see it echoed
  try {
    await context.stderr.write(question);
    const line = await readLine(at.input);
    if (line !== undefined) return line;
  } finally {
    at.input.setRawMode(false);
    at.input.pause();
    if (at.own) at.input.destroy();
    await context.stderr.write("\n");
  }
  throw new KeyguardError("KG_USAGE", "Cannot go on: the input was ended", { hint: "nothing was changed" });
}

/**
 * Asks before something is changed. `--yes` answers; where nobody can be asked, it is needed.
 *
 * @throws {KeyguardError} `KG_USAGE` without a terminal and without `--yes`
 */
export async function confirm(context: Context, question: string): Promise<boolean> {
  if (context.args.flag("yes")) return true;
  const { stdin, stderr } = context;
  if (!stdin.isTTY || !stderr.isTTY)
    throw new KeyguardError("KG_USAGE", "Cannot ask whether to go on: this is no terminal", {
      hint: "add --yes to go on, or --dry-run to see what would happen",
    });
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/iu.test((await lines.question(`${question} [y/N] `, { signal: context.signal })).trim());
  } catch {
    return false; // Ctrl-C
  } finally {
    lines.close();
  }
}

/** All of standard input, at most 64 KiB. */
export async function readInput({ stdin }: Context): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
    size += bytes.length;
    if (size > LONGEST)
      throw new KeyguardError("KG_SECRET_INVALID", "Cannot store the input: it is larger than 64 KiB");
    chunks.push(bytes);
  }
  const bytes = Buffer.concat(chunks);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new KeyguardError("KG_SECRET_INVALID", "Cannot store the input: it is not UTF-8 text");
  }
}
