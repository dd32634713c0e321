import { dirname, join, relative, sep } from "node:path";
import { loadConfig, type LoadedConfig, NOTHING_DECLARED } from "../config.ts";
import { CONFIG_FILE } from "../find-config.ts";
import type { TrustedReader } from "./trusted-reader.ts";

/** The places of a configuration for a directory, the nearest first, relative to the root with `/`. */
function candidates(root: string, cwd: string): string[] {
  const inside = relative(root, cwd);
  const folders = inside === "" || inside.startsWith("..") ? [] : inside.split(sep);
  return [...folders.map((_, i) => `${folders.slice(0, folders.length - i).join("/")}/${CONFIG_FILE}`), CONFIG_FILE];
}

/**
 * The configuration that judges a change: the work tree's, or, while a pull request is being checked, the
 * one of the branch it wants to be merged into; the defaults where that has none or is not in the clone.
 *
 * @param root the directory that `reader` was made for
 * @param cwd where keyguard was started, in `root` or below it
 * @throws {KeyguardError} as `loadConfig` does
 */
export async function loadTrustedConfig(
  root: string,
  reader: TrustedReader,
  cwd: string = root,
): Promise<LoadedConfig> {
  if (reader.origin.kind === "work-tree") return loadConfig(cwd);
  for (const path of candidates(root, cwd)) {
    const text = await reader.read(path);
    if (text === undefined) continue;
    const { parseConfig } = await import("../parse-config.ts");
    const branch = reader.origin.branch ?? "the target branch";
    const file = join(root, path);
    return { config: parseConfig(text, `${path} in ${branch}`), directory: dirname(file), file, text };
  }
  return { config: NOTHING_DECLARED, directory: root, file: null };
}
