import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The name of the configuration file. */
export const CONFIG_FILE = "keyguard.toml";

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

/**
 * The `keyguard.toml` that holds in a directory: its own, or one above it up to the repository's root.
 * Cheap: a command that finds none needs to load nothing to read one.
 */
export async function findConfig(start: string): Promise<string | undefined> {
  const candidates: string[] = [];
  for (let directory = start; candidates.length < 64; directory = dirname(directory)) {
    candidates.push(join(directory, CONFIG_FILE));
    if (await exists(join(directory, ".git"))) break;
    if (directory === dirname(directory)) {
      candidates.length = 1; // no repository: what lies above is somebody else's
      break;
    }
  }
  for (const candidate of candidates) if (await exists(candidate)) return candidate;
  return undefined;
}
