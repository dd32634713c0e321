import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./repository.ts";

const MAX_DEPTH = 16;

/** The git directories of a repository's submodules that were ever checked out here, nested ones too, sorted. Each is a repository of its own. */
export function submoduleDirectories(repository: Repository): string[] {
  const found: string[] = [];
  collect(join(repository.commonDir, "modules"), found, 0);
  return found.sort();
}

/** A submodule's name may hold slashes, so that its directory may lie deeper. */
function collect(directory: string, found: string[], depth: number): void {
  if (depth > MAX_DEPTH || !existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(directory, entry.name);
    if (existsSync(join(path, "HEAD")) && existsSync(join(path, "objects"))) {
      found.push(path);
      collect(join(path, "modules"), found, depth + 1);
    } else collect(path, found, depth + 1);
  }
}
