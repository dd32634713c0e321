import { posix, relative, resolve, sep } from "node:path";
import { KeyguardError } from "@keyguard/core";
import type { RuleFile } from "@keyguard/scanner";
import type { LoadedConfig } from "../config.ts";
import { readText } from "../read-text.ts";
import type { TrustedReader } from "./trusted-reader.ts";

function missing(path: string): KeyguardError {
  return new KeyguardError("KG_CONFIG_NOT_FOUND", `Cannot read rules: there is no ${path}`, {
    hint: "check the path that was given, or `extend` of the table [scan] in keyguard.toml",
  });
}

/**
 * Rule files from this disk, with those that they extend.
 *
 * @param paths relative to the directory
 * @throws {KeyguardError} as `loadTrustedRules` does, and `KG_READ` for what cannot be read
 */
export async function loadRulesFrom(directory: string, paths: readonly string[]): Promise<readonly RuleFile[]> {
  if (paths.length === 0) return [];
  const { loadRuleFiles } = await import("@keyguard/scanner/rules");
  return loadRuleFiles(
    paths.map((path) => resolve(directory, path)),
    async (path) => {
      const text = await readText(path, path);
      if (text === undefined) throw missing(path);
      return text;
    },
  );
}

/**
 * The rule files that `[scan] extend` names, from where the configuration came from: a pull request that edits
 * an allowlist is judged by the target branch's.
 *
 * @returns none, and nothing is loaded, where nothing is named
 * @throws {KeyguardError} `KG_CONFIG_NOT_FOUND` for a file that is not there; `KG_RULES_INVALID` and
 *   `KG_RULES_PATTERN` for one that cannot be used
 */
export async function loadTrustedRules(
  reader: TrustedReader,
  { config, directory }: Pick<LoadedConfig, "config" | "directory">,
): Promise<readonly RuleFile[]> {
  const { extend } = config.scan;
  if (extend.length === 0) return [];
  if (reader.origin.kind === "work-tree") return loadRulesFrom(directory, extend);
  const { loadRuleFiles } = await import("@keyguard/scanner/rules");
  const inside = relative(reader.root, directory).split(sep).join("/");
  return loadRuleFiles(
    extend.map((path) => posix.join(inside, path)),
    async (path) => {
      const text = await reader.read(path);
      if (text === undefined) throw missing(path);
      return text;
    },
  );
}
