import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { storeIdentity } from "./object-store.ts";
import type { Refs } from "./refs.ts";
import type { Repository } from "./repository.ts";

/**
 * Names everything that a result depends on, apart from the rules: equal states of one repository give equal results.
 *
 * @param settings what else the result depends on; must survive JSON
 */
export function stateOf(repository: Repository, refs: Refs, settings: unknown): string {
  const packs = storeIdentity(repository).map((name) =>
    name.includes("/") || name.includes("\\") ? stamp(name) : name,
  );
  const { head, branch, all } = refs;
  const facts = [
    packs,
    [...all],
    head,
    branch,
    [...repository.shallow],
    repository.partial,
    repository.problems,
    stamp(join(repository.gitDir, "index")),
    settings,
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

/** A file's name, size and times: a pack that is damaged or mended is another one. */
function stamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? path : `${path} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
}
