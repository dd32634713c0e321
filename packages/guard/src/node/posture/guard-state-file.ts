import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";
import type { GuardState } from "../../posture/grace.ts";

/** A state of ten thousand keys is smaller. */
const MAX_BYTES = 4 << 20;

/** Where a project's good guards are kept in keyguard's state directory: one file a project. */
export async function guardStatePath(stateDirectory: string, directory: string): Promise<string> {
  return join(stateDirectory, "guard", `${await fingerprint(directory, "guard-project")}.json`);
}

/** The state of a file; an absent, huge or damaged one is empty: then no outage is covered. */
export async function readGuardState(path: string): Promise<GuardState> {
  try {
    if ((await stat(path)).size > MAX_BYTES) return {};
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const keys = typeof value === "object" && value !== null && "keys" in value ? value.keys : undefined;
    if (typeof keys !== "object" || keys === null) return {};
    const good = Object.entries(keys as Readonly<Record<string, unknown>>).filter(([, entry]) => {
      if (typeof entry !== "object" || entry === null) return false;
      const { fingerprint: print, at } = entry as Readonly<Record<string, unknown>>;
      return typeof print === "string" && Number.isSafeInteger(at);
    });
    return Object.fromEntries(good) as GuardState;
  } catch {
    return {}; // never written, or not readable
  }
}

/** Writes the state, readable by its owner only. False when it could not be written: then no outage is covered later. */
export async function writeGuardState(path: string, state: GuardState): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await replaceFile(path, `${JSON.stringify({ version: 1, keys: state })}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false; // a read-only disk, as many containers have
  }
}
