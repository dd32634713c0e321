import { readFileSync, statSync } from "node:fs";
import { KeyguardError, systemReason } from "@keyguard/core";
import { textOfBytes } from "./text-of-bytes.ts";

/** A file that a person keeps by hand is never larger. */
export const MOST_TEXT_BYTES: number = 16 * 1024 * 1024;

/** What is said of a file over {@link MOST_TEXT_BYTES}. */
export function tooLarge(label: string): KeyguardError {
  return new KeyguardError("KG_READ", `Cannot read "${label}": it is over 16 MiB`, { hint: "make the file smaller" });
}

/**
 * The text of a file of the project, read at once: it is small, and the thread pool would take longer. A link is
 * followed; what is no file, such as a pipe or a device, is not waited for.
 *
 * @param label how messages call it
 * @returns undefined where there is none
 * @throws {KeyguardError} `KG_READ` where it cannot be read, is no file, or is over 16 MiB
 */
export async function readText(file: string, label: string): Promise<string | undefined> {
  const refuse = (what: string, cause?: unknown): KeyguardError =>
    new KeyguardError("KG_READ", `Cannot read "${label}": ${what}`, {
      hint: "check the path and its permissions, then run the command again",
      cause,
    });
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) throw refuse("it is not a file");
    if (found.size > MOST_TEXT_BYTES) throw tooLarge(label);
    return await textOfBytes(readFileSync(file));
  } catch (error) {
    if (error instanceof KeyguardError) throw error;
    const { code } = error as { readonly code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw refuse(systemReason(error), error);
  }
}
