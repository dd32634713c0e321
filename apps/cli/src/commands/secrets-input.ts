import { KeyguardError } from "@keyguard/core";
import type { Context } from "../command.ts";
import { readStream } from "../read-stream.ts";

const MOST_BYTES = 64 * 1024;

/** All of standard input, at most 64 KiB. */
export async function readInput({ stdin }: Context): Promise<string> {
  const bytes = await readStream(
    stdin,
    MOST_BYTES,
    () =>
      new KeyguardError("KG_SECRET_INVALID", "Cannot store the input: it is larger than 64 KiB", {
        hint: "a credential is a few hundred bytes: pipe in that alone",
      }),
  );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new KeyguardError("KG_SECRET_INVALID", "Cannot store the input: it is not UTF-8 text", {
      hint: "encode it first, such as with base64",
    });
  }
}
