import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { type Config, KeyguardError } from "@keyguard/core";
import { CONFIG_FILE, findConfig } from "./find-config.ts";

export { CONFIG_FILE, findConfig } from "./find-config.ts";

/** What a project says of itself. */
export interface LoadedConfig {
  readonly config: Config;
  /** The directory of the file; where there is none, the one that was asked for. Relative places begin here. */
  readonly directory: string;
  /** The file's path, or null where there is none and everything has its default. */
  readonly file: string | null;
}

/** What holds where there is no file. */
export const NOTHING_DECLARED: Config = {
  keys: {},
  scan: { exclude: [], extend: [] },
  guard: { policy: {} },
  alerts: { urls: [] },
  ip: {},
};

/**
 * Loads the configuration that holds in a directory.
 *
 * It is data only: nothing in it is executed. A missing file is no error, a mistake in one is.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` with file, line, column and the nearest valid name; `KG_READ`
 */
export async function loadConfig(cwd: string): Promise<LoadedConfig> {
  const file = findConfig(cwd);
  if (file === undefined) return { config: NOTHING_DECLARED, directory: cwd, file: null };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new KeyguardError("KG_READ", `Cannot read "${relative(cwd, file)}": it cannot be opened`, {
      hint: "check its permissions",
      cause: error,
    });
  }
  const { parseConfig } = await import("./parse-config.ts");
  return { config: parseConfig(text, relative(cwd, file) || CONFIG_FILE), directory: dirname(file), file };
}
