import { join } from "node:path";
import { KeyguardError, systemReason } from "@keyguard/core";
import { type BaselineEntry, formatBaseline, parseBaseline } from "../../baseline/baseline.ts";
import type { TrustedReader } from "../ignores/trusted-reader.ts";

/**
 * A project's baseline, or undefined where it has none.
 *
 * @throws {KeyguardError} `KG_BASELINE_INVALID` with the line, `KG_READ` where it cannot be read
 */
export async function readBaseline(reader: TrustedReader, file: string): Promise<BaselineEntry[] | undefined> {
  const text = await reader.read(file);
  return text === undefined ? undefined : parseBaseline(text, file);
}

/**
 * Writes a baseline aside, flushes it and renames it: the file is the old one or the new one, never a part.
 *
 * @returns false where the file already held just that
 * @throws {KeyguardError} `KG_OUTPUT` where it cannot be written; the old file is then untouched
 */
export async function writeBaseline(
  root: string,
  file: string,
  entries: readonly BaselineEntry[],
  before: string | undefined,
): Promise<boolean> {
  const text = formatBaseline(entries);
  if (text === before) return false;
  try {
    const { replaceFile } = await import("@keyguard/core/node"); // a scan only reads
    await replaceFile(join(root, file), text);
  } catch (error) {
    throw new KeyguardError("KG_OUTPUT", `Cannot write "${file}": ${systemReason(error)}`, {
      hint: "check that the directory can be written and has room; the old file is untouched",
      cause: error,
    });
  }
  return true;
}
