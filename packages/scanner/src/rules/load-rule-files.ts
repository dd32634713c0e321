import { KeyguardError } from "@keyguard/core";
import { readRules } from "./read-rules.ts";
import type { RuleFile } from "./rule.ts";

/** Files that extend files, at most this deep. */
const DEEPEST = 4;

/** A path of a file, read from where another file lies. */
function beside(file: string, path: string): string {
  if (/^(?:\/|[A-Za-z]:)/u.test(path)) return path;
  const slash = file.replaceAll("\\", "/").lastIndexOf("/");
  return slash === -1 ? path : `${file.slice(0, slash + 1)}${path}`;
}

/**
 * Reads the rule files that `[scan] extend` names, and those that they extend in turn, each once.
 *
 * @param read gives a file's text; its errors are passed on
 * @returns in the order in which they count: what is extended comes before what extends it
 * @throws KeyguardError `KG_RULES_INVALID` and `KG_RULES_PATTERN` as reading does, and for files that extend too deep
 */
export async function loadRuleFiles(
  paths: readonly string[],
  read: (path: string) => Promise<string>,
): Promise<readonly RuleFile[]> {
  const files = new Map<string, RuleFile>();
  const load = async (path: string, depth: number): Promise<void> => {
    if (files.has(path)) return;
    if (depth > DEEPEST)
      throw new KeyguardError("KG_RULES_INVALID", `Cannot read rules: ${path} is extended more than ${DEEPEST} deep`, {
        hint: "let files extend each other in fewer steps",
      });
    const file = { name: path, text: await read(path) };
    const { extends: more } = readRules(file);
    if (more.path !== undefined) await load(beside(path, more.path), depth + 1);
    files.set(path, file);
  };
  for (const path of paths) await load(path, 0);
  return [...files.values()];
}
