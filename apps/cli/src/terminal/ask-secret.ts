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

/**
 * Takes characters until Enter; `undefined` for Ctrl-C and Ctrl-D, where the input ends, and once the signal aborts. A
 * character may come in pieces, and goes whole. A terminal that is read key by key gives Ctrl-C as one of them, so
 * `interrupt` is told of it.
 */
export async function readLine(
  input: NodeJS.ReadableStream,
  { signal, interrupt }: Partial<Pick<Context, "signal" | "interrupt">> = {},
): Promise<string | undefined> {
  let typed: string[] = [];
  const decoder = new TextDecoder();
  return new Promise((resolve) => {
    const done = (text: string | undefined): void => {
      input.off("data", take);
      input.off("end", stop);
      signal?.removeEventListener("abort", stop);
      resolve(text);
    };
    const stop = (): void => done(undefined);
    const take = (chunk: Buffer | string): void => {
      for (const character of typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })) {
        if (character === "\u0003") interrupt?.();
        if (character === "\u0003" || character === "\u0004") return done(undefined);
        if (character === "\r" || character === "\n") return done(typed.join(""));
        if (character === "\u0015") typed = []; // Ctrl-U takes the line back, as terminals have it
        else if (character === "\u007F" || character === "\b") typed.pop();
        else typed.push(character);
        if (typed.length > LONGEST) return done(undefined);
      }
    };
    if (signal?.aborted === true) return stop();
    signal?.addEventListener("abort", stop);
    input.on("data", take);
    input.once("end", stop);
    input.resume();
    return undefined;
  });
}

function inputEnded(): KeyguardError {
  return new KeyguardError("KG_USAGE", "Cannot go on: the input was ended", { hint: "nothing was changed" });
}

/**
 * Asks for one line that is not shown.
 *
 * @param ended the error for Ctrl-C, Ctrl-D and more than 64 KiB; `KG_USAGE` by default
 * @returns undefined where nobody can be asked
 */
export async function askSecret(
  context: Context,
  question: string,
  ended: () => KeyguardError = inputEnded,
): Promise<string | undefined> {
  const at = terminal(context);
  if (at === undefined) return undefined;
  at.input.setRawMode(true); // before the question: whoever answers at once would see it echoed
  try {
    await context.stderr.write(question);
    const line = await readLine(at.input, context);
    if (line !== undefined) return line;
  } finally {
    at.input.setRawMode(false);
    at.input.pause();
    if (at.own) at.input.destroy();
    await context.stderr.write("\n");
  }
  throw ended();
}
