import { CONFIG_FILE, loadConfig, type LoadedConfig, parseConfig } from "../config.ts";
import type { TrustedReader } from "./trusted-reader.ts";

/**
 * The configuration that judges a change: the work tree's, or, while a pull request is being checked, the
 * one of the branch it wants to be merged into; the defaults where that has none or is not in the clone.
 *
 * @param root the directory that `reader` was made for
 * @throws {KeyguardError} as `loadConfig` does
 */
export async function loadTrustedConfig(root: string, reader: TrustedReader): Promise<LoadedConfig> {
  if (reader.origin.kind === "work-tree") return loadConfig(root);
  const text = await reader.read(CONFIG_FILE);
  const name =
    reader.origin.kind === "base" ? `${CONFIG_FILE} in ${reader.origin.branch ?? "the target branch"}` : CONFIG_FILE;
  return { config: parseConfig(text ?? "", name), directory: root, file: null };
}
