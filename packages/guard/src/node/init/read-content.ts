import { lstat, readFile, readlink } from "node:fs/promises";
import { KeyguardError, systemReason } from "@keyguard/core";
import type { Content } from "../../init/change.ts";

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * What a path holds, without following a link.
 *
 * @returns undefined where nothing is there
 * @throws {KeyguardError} `KG_READ` for what cannot be read, is neither file nor link, or is over 16 MiB
 */
export async function readContent(path: string, label: string): Promise<Content | undefined> {
  const refuse = (what: string, cause?: unknown): KeyguardError =>
    new KeyguardError("KG_READ", `Cannot read "${label}": ${what}`, {
      hint: "check the path and its permissions, then run the command again",
      ...(cause === undefined ? {} : { cause }),
    });
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) return { kind: "link", target: await readlink(path) };
    if (!stat.isFile()) throw refuse("it is not a file");
    if (stat.size > MOST_BYTES) throw refuse("it is over 16 MiB");
    return { kind: "file", bytes: new Uint8Array(await readFile(path)), mode: stat.mode & 0o7777 };
  } catch (error) {
    if (error instanceof KeyguardError) throw error;
    const { code } = error as { readonly code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw refuse(systemReason(error), error);
  }
}
