import { dirname, relative } from "node:path";
import { type Config, KeyguardError } from "@keyguard/core";
import { type Environment, pullRequestBase } from "../ignores/pull-request.ts";
import { CONFIG_FILE, findConfig } from "./find-config.ts";
import { readText } from "./read-text.ts";

export { CONFIG_FILE, findConfig } from "./find-config.ts";
export { type TomlPlace, type TomlPlaces, tomlPlaces } from "./toml-places.ts";

/** What a project says of itself. */
export interface LoadedConfig {
  readonly config: Config;
  /** The directory of the file; where there is none, the one that was asked for. Relative places begin here. */
  readonly directory: string;
  /** The file's path, or null where there is none and everything has its default. With an `origin` it was read there. */
  readonly file: string | null;
  /** The file's text, to tell where in it a value stands. */
  readonly text?: string;
  /** Where it was read while a pull request is being checked, in words; absent for the work tree. */
  readonly origin?: string;
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
  const name = relative(cwd, file) || CONFIG_FILE;
  const text = await readText(file, name);
  if (text === undefined)
    throw new KeyguardError("KG_READ", `Cannot read "${name}": its link leads nowhere`, {
      hint: "remove the link, or make the file that it names",
    });
  const { parseConfig } = await import("./parse-config.ts");
  return { config: parseConfig(text, name), directory: dirname(file), file, text };
}

/**
 * The configuration that judges what is done in a directory: the work tree's, or, while a pull request is being
 * checked, that of the branch it wants to be merged into. A change can then neither weaken a check, nor name a
 * command to be run, nor send a key's requests elsewhere.
 *
 * @param environment by which a CI system tells about the pull request
 * @throws {KeyguardError} as {@link loadConfig} does; `KG_READ` where the target branch is not in this clone
 */
export async function loadJudgingConfig(cwd: string, environment: Environment): Promise<LoadedConfig> {
  if (pullRequestBase(environment) === undefined) return loadConfig(cwd);
  const { loadBaseConfig } = await import("./ignores/base-config.ts");
  return loadBaseConfig(cwd, environment);
}
