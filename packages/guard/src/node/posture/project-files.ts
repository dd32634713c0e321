import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Answer } from "@keyguard/core";
import { git } from "../git.ts";
import { isInRepository } from "../project-root.ts";

/** A file of a project, relative to its directory, with `/`. */
export interface ProjectFile {
  readonly path: string;
  /** Whether git tracks it: no where there is no repository, unknown where there is one and git could not tell. */
  readonly tracked: Answer;
}

/** The files of a project, and whether they are all there are. */
export interface ProjectFiles {
  readonly files: readonly ProjectFile[];
  readonly complete: boolean;
}

/** More files than a bot's project has; a search of more is the scanner's work. */
const MAX_FILES = 20_000;
/** What is never a project's own. */
const FOREIGN: ReadonlySet<string> = new Set([
  ".git",
  "node_modules",
  ".venv",
  "venv",
  "__pycache__",
  "target",
  "vendor",
]);

/** What git tracks (`H`) and what it would add (`?`), or undefined where there is no repository. */
async function listed(directory: string): Promise<ProjectFile[] | undefined> {
  const { code, stdout } = await git(["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"], {
    cwd: directory,
  });
  if (code !== 0) return undefined;
  const lines = stdout.split("\0").filter((line) => line.length > 2);
  return lines.map((line) => ({ path: line.slice(2), tracked: line.startsWith("?") ? "no" : "yes" }));
}

async function walked(directory: string, signal: AbortSignal): Promise<ProjectFiles> {
  const tracked = isInRepository(directory) ? "unknown" : "no";
  const files: ProjectFile[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (signal.aborted || files.length > MAX_FILES) return { files, complete: false };
    const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !FOREIGN.has(entry.name)) folders.push(path);
      else if (entry.isFile()) files.push({ path, tracked });
    }
  }
  return { files, complete: true };
}

/**
 * The files of a project: what git tracks and what it would add; where git cannot tell, everything but what is
 * somebody else's. What git ignores is left out: that is where secrets may be.
 */
export async function projectFiles(directory: string, signal: AbortSignal): Promise<ProjectFiles> {
  const files = await listed(directory);
  if (files === undefined) return await walked(directory, signal);
  return { files: files.slice(0, MAX_FILES), complete: files.length <= MAX_FILES };
}
