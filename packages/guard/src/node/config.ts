import { lstat, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type Config, KeyguardError, suggest } from "@keyguard/core";
import { configSchema } from "@keyguard/core/schema";
import { parse, TomlError } from "smol-toml";

/** The name of the configuration file. */
export const CONFIG_FILE = "keyguard.toml";

/** What a project says of itself. */
export interface LoadedConfig {
  readonly config: Config;
  /** The directory of the file; where there is none, the one that was asked for. Relative places begin here. */
  readonly directory: string;
  /** The file's path, or null where there is none and everything has its default. */
  readonly file: string | null;
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

/** `keyguard.toml` in a directory or one above it, up to the repository's root; without a repository only in the directory itself. */
async function findConfig(start: string): Promise<string | undefined> {
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

/**
 * Loads the configuration that holds in a directory.
 *
 * It is data only: nothing in it is executed. A missing file is no error, a mistake in one is.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` with file, line, column and the nearest valid name; `KG_READ`
 */
export async function loadConfig(cwd: string): Promise<LoadedConfig> {
  const file = await findConfig(cwd);
  if (file === undefined) return { config: configSchema.parse({}), directory: cwd, file: null };
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new KeyguardError("KG_READ", `Cannot read "${relative(cwd, file)}": it cannot be opened`, {
      hint: "check its permissions",
      cause: error,
    });
  }
  return { config: parseConfig(text, relative(cwd, file) || CONFIG_FILE), directory: dirname(file), file };
}

/**
 * Reads the text of a `keyguard.toml`.
 *
 * @param name how messages call the file
 * @throws {KeyguardError} `KG_CONFIG_INVALID` with file, line and column; a value is never echoed
 */
export function parseConfig(text: string, name: string = CONFIG_FILE): Config {
  let data: Record<string, unknown>;
  try {
    data = parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw invalid(
      `${name}:${error.line}:${error.column}`,
      "this is not TOML",
      "strings are quoted, tables are [in brackets]",
      error,
    );
  }
  const result = configSchema.safeParse(data);
  if (result.success) return result.data;
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]; // a misspelt name also lacks the right one
  if (issue === undefined) throw invalid(name, "it is not understood", "see the configuration in the documentation");
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const near = suggest(key, knownNames(path));
    const hint = near === undefined ? `known here: ${knownNames(path).join(", ")}` : `did you mean "${near}"?`;
    throw invalid(placeOf(text, name, [...path, key]), `there is no setting "${key.slice(0, 40)}"`, hint);
  }
  const expected = "expected" in issue ? `it must be ${String(issue.expected)}` : issue.message.toLowerCase();
  throw invalid(placeOf(text, name, path), `"${path.join(".")}" is not valid`, expected);
}

function invalid(place: string, what: string, hint: string, cause?: unknown): KeyguardError {
  return new KeyguardError(
    "KG_CONFIG_INVALID",
    `Cannot read ${place}: ${what}`,
    cause === undefined ? { hint } : { hint, cause },
  );
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  "": ["keys", "scan", "guard", "alerts", "ip"],
  keys: ["exchange", "profile", "store", "env", "rotate_every", "owner", "endpoint", "withdrawal", "rotation"],
  rotation: ["by", "account", "grace", "restart", "health"],
  withdrawal: ["reason", "expires"],
  scan: ["exclude", "extend", "salt"],
  guard: ["policy", "grace", "deadline"],
  alerts: ["urls", "floor", "repeat"],
  ip: ["observers"],
};

/** The settings that a table knows. */
function knownNames(path: readonly string[]): readonly string[] {
  const table = path.length === 3 ? path[2] : path[0];
  return NAMES[table ?? ""] ?? [];
}

/** `file:line:column` of a setting, found by its tables and its name; the file's first line where it has none. */
function placeOf(text: string, name: string, path: readonly string[]): string {
  const key = path.findLast((segment) => !/^\d+$/u.test(segment)) ?? "";
  const tables = path.slice(0, path.lastIndexOf(key)).join(".");
  let table = "";
  let best: { line: number; column: number } | undefined;
  for (const [i, line] of text.split("\n").entries()) {
    const header = /^\s*\[+\s*([^\]]+?)\s*\]+/u.exec(line)?.[1]?.replaceAll(/["'\s]/gu, "");
    if (header !== undefined) {
      table = header;
      if (header === `${tables}.${key}` || header === key) best ??= { line: i + 1, column: line.indexOf("[") + 1 };
      continue;
    }
    const setting = /^(\s*)["']?([\w.-]+)["']?\s*=/u.exec(line);
    const full = setting?.[2] === undefined ? undefined : [table, setting[2]].filter((part) => part !== "").join(".");
    if (full === [tables, key].filter((part) => part !== "").join("."))
      return `${name}:${i + 1}:${(setting?.[1]?.length ?? 0) + 1}`;
    if (table === tables && best === undefined && line.trim() !== "") best = { line: i + 1, column: 1 };
  }
  return `${name}:${best?.line ?? 1}:${best?.column ?? 1}`;
}
