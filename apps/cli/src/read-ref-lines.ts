import { KeyguardError } from "@keyguard/core";
import type { Context } from "./command.ts";
import { readStream } from "./read-stream.ts";

/** Of a hundred thousand refs, which is as many as are looked at, git tells in 20 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What git writes to a hook's standard input: a line for each ref that is pushed or received. */
export async function readRefLines({ stdin }: Context): Promise<string> {
  const tooLong = (): KeyguardError =>
    new KeyguardError("KG_USAGE", "Cannot read what git says of the push: it is longer than 64 MiB", {
      hint: "push fewer refs at once",
    });
  return (await readStream(stdin, MOST_BYTES, tooLong)).toString("utf8");
}
