import { lstat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { type Answer, type Check, parsePlace } from "@keyguard/core";
import type { GuardKey } from "../../posture/ports.ts";
import { git } from "../git.ts";
import { isInRepository } from "../project-root.ts";

/** The file that a key's store is, or undefined for a store that is none. */
export function storeFile({ config }: GuardKey, directory: string): string | undefined {
  const { scheme, name } = parsePlace(config.store);
  if (scheme === "file") return resolve(directory, name);
  if (scheme === "dotenv") return resolve(directory, name.replace(/#[^#]*$/u, ""));
  return undefined;
}

/** Does git track the file, so that every clone has it? `unknown` where there is a repository and git could not tell. */
async function isTracked(file: string): Promise<Answer> {
  const { code, stdout } = await git(["ls-files", "-z", "--", basename(file)], { cwd: dirname(file) });
  if (code === 0) return stdout === "" ? "no" : "yes";
  return isInRepository(dirname(file)) ? "unknown" : "no";
}

function untrackedCheck(key: string, shown: string, tracked: Answer): Check {
  const base = { id: "store-untracked", key, severity: "critical" } as const;
  switch (tracked) {
    case "yes":
      return {
        ...base,
        result: "fail",
        evidence: `git tracks ${shown}: the key is in every clone`,
        remedy: "Replace the key, then take the file out: git rm --cached, and name it in .gitignore.",
      };
    case "no":
      return { ...base, result: "pass", evidence: `git does not track ${shown}`, remedy: "" };
    case "unknown":
      return {
        ...base,
        result: "unknown",
        evidence: `git could not be asked whether it tracks ${shown}`,
        remedy: `Try it: git ls-files -- ${shown}. Git may be missing here, or the repository somebody else's (safe.directory).`,
      };
  }
}

/**
 * Is the file that holds a key's secret for its owner only, and outside the repository's history? Empty for a
 * store that is no file, and for a file that is not there.
 */
export async function checkStoreFile(key: GuardKey, directory: string): Promise<readonly Check[]> {
  const file = storeFile(key, directory);
  if (file === undefined) return [];
  const stat = await lstat(file).catch(() => undefined);
  if (stat === undefined) return [];
  const checks: Check[] = [];
  const shown = basename(file);
  const base = { key: key.name } as const;
  if (process.platform !== "win32" && !stat.isSymbolicLink()) {
    const open = (stat.mode & 0o077) !== 0;
    checks.push({
      ...base,
      id: "store-private",
      result: open ? "fail" : "pass",
      severity: "medium",
      evidence: `${shown} has mode ${(stat.mode & 0o777).toString(8)}`,
      remedy: open ? `Make it its owner's only: chmod ${stat.isDirectory() ? "700" : "600"} ${shown}` : "",
    });
  }
  checks.push(untrackedCheck(key.name, shown, await isTracked(file)));
  return checks;
}
