import { KeyguardError } from "@keyguard/core";
import type { Context } from "../command.ts";

const LONGEST = 64 * 1024;

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
