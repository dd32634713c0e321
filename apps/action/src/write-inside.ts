import { realpath } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { KeyguardError } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";

function refuse(what: string, hint: string, cause?: unknown): never {
  throw new KeyguardError("KG_OUTPUT", `Cannot write a report's file: ${what}`, { hint, cause });
}

/**
 * Writes a file of the step. A pull request may bring its directory along as a link that leads out of the workspace.
 *
 * @throws {KeyguardError} `KG_OUTPUT` where its directory is missing or elsewhere, or it cannot be written
 */
export async function writeInside(workspace: string, path: string, text: string): Promise<void> {
  const folder = await realpath(dirname(path)).catch((error: unknown) =>
    refuse(
      "its directory does not exist",
      "make the directory in a step before, or name a file in the workspace",
      error,
    ),
  );
  const home = await realpath(workspace);
  if (!`${folder}${sep}`.startsWith(`${home}${sep}`))
    refuse("its directory is a link that leads out of the workspace", "name a directory that the change cannot bring");
  await replaceFile(join(folder, basename(path)), text).catch((error: unknown) =>
    refuse("it cannot be written", "check that it is no directory and that the disk has room", error),
  );
}
