import { type Config, KeyguardError, suggest } from "@keyguard/core";
import { configSchema } from "@keyguard/core/schema";
import { parse, TomlError } from "smol-toml";
import { linesOf, refuseConflicts } from "../ignores/lines.ts";
import { CONFIG_FILE } from "./find-config.ts";

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
    refuseConflicts(linesOf(text), name, "KG_CONFIG_INVALID");
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
