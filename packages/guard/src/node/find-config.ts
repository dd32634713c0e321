import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";

/** The name of the configuration file. */
export const CONFIG_FILE = "keyguard.toml";

/** A question to the page cache: asked through the thread pool it would cost some twenty times as much. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The `keyguard.toml` that holds in a directory: its own, or one above it up to the repository's root.
 * Cheap: a command that finds none needs to load nothing to read one.
 */
export function findConfig(start: string): string | undefined {
  const candidates: string[] = [];
  for (let directory = start; candidates.length < 64; directory = dirname(directory)) {
    candidates.push(join(directory, CONFIG_FILE));
    if (exists(join(directory, ".git"))) break;
    if (directory === dirname(directory)) {
      candidates.length = 1; // no repository: what lies above is somebody else's
      break;
    }
  }
  for (const candidate of candidates) if (exists(candidate)) return candidate;
  return undefined;
}
