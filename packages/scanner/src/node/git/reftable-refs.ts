import { basename, join } from "node:path";
import { askGit } from "./git-process.ts";
import { listNames } from "./loose-object.ts";
import { isNullId, isObjectId } from "./object-id.ts";
import type { Problems } from "./problems.ts";
import type { Refs } from "./refs.ts";
import { readReftables } from "./reftable.ts";
import type { Repository } from "./repository.ts";

/** Refs that name refs are followed so far. */
export const MAX_HOPS = 5;

/** Refs as they are stored: ids, and names of other refs. */
export interface StoredRefs {
  readonly ids: ReadonlyMap<string, string>;
  readonly symbolic: ReadonlyMap<string, string>;
}

const stored = new WeakMap<Repository, StoredRefs | null>();

/** The refs of a repository with reftables; asked of git where they cannot be read; null when that fails too. */
export function storedRefs(repository: Repository): StoredRefs | null {
  const known = stored.get(repository);
  if (known !== undefined) return known;
  const refs = (repository.refStorage === "reftable" ? fromTables(repository) : null) ?? fromGit(repository);
  stored.set(repository, refs);
  return refs;
}

function fromTables(repository: Repository): StoredRefs | null {
  const ids = new Map<string, string>();
  const symbolic = new Map<string, string>();
  // This worktree's own HEAD overrules the main one's.
  for (const directory of new Set([repository.commonDir, repository.gitDir])) {
    const stack = readReftables(directory, repository.format);
    if (stack === null) return null;
    for (const [name, ref] of stack.refs) {
      ids.delete(name);
      symbolic.delete(name);
      if ("id" in ref) ids.set(name, ref.id);
      else symbolic.set(name, ref.target);
    }
  }
  return { ids, symbolic };
}

function fromGit(repository: Repository): StoredRefs | null {
  const printed = askGit(repository, ["for-each-ref", "--format=%(objectname) %(refname) %(symref)"]);
  if (printed === null) return null;
  const ids = new Map<string, string>();
  const symbolic = new Map<string, string>();
  for (const line of printed.toString("utf8").split("\n")) {
    const [id = "", name = "", target = ""] = line.split(" ");
    if (target !== "") symbolic.set(name, target);
    else if (isObjectId(id)) ids.set(name, id);
  }
  const branch = askGit(repository, ["symbolic-ref", "--quiet", "HEAD"])?.toString("utf8").trim();
  const head = askGit(repository, ["rev-parse", "--verify", "--quiet", "HEAD"])?.toString("utf8").trim();
  if (branch !== undefined) symbolic.set("HEAD", branch);
  else if (head !== undefined && isObjectId(head)) ids.set("HEAD", head);
  return { ids, symbolic };
}

/** All refs of a repository that keeps them in reftables. */
export function readTableRefs(repository: Repository, problems: Problems): Refs {
  const refs = storedRefs(repository);
  if (refs === null) {
    problems.add("refs", "the repository's refs are stored in a form that cannot be read, and git cannot be asked");
    return { all: new Map(), head: null, branch: null, logged: new Set() };
  }
  const names = [...refs.ids.keys(), ...refs.symbolic.keys()].filter((name) => name.startsWith("refs/"));
  const all = new Map<string, string>();
  for (const name of names) {
    const id = followRef(name, refs.ids, refs.symbolic);
    if (id !== null) all.set(name, id);
  }
  const logged = new Set<string>();
  const others = worktreesOf(repository);
  for (const directory of new Set([repository.commonDir, repository.gitDir, ...others])) {
    const stack = readReftables(directory, repository.format);
    for (const entry of [...(stack?.logs.values() ?? [])].flat())
      for (const id of [entry.before, entry.after]) if (!isNullId(id)) logged.add(id);
    if (directory === repository.gitDir) continue;
    const head = stack?.refs.get("HEAD");
    const id = head === undefined ? null : "id" in head ? head.id : followRef(head.target, refs.ids, refs.symbolic);
    const name = directory === repository.commonDir ? "main-worktree" : `worktrees/${basename(directory)}`;
    if (id !== null) all.set(`${name}/HEAD`, id);
  }
  const head = followRef("HEAD", refs.ids, refs.symbolic);
  return { all, head, branch: refs.symbolic.get("HEAD") ?? null, logged };
}

function worktreesOf({ commonDir }: Repository): string[] {
  const directory = join(commonDir, "worktrees");
  return listNames(directory)
    .sort()
    .map((name) => join(directory, name));
}

/** The id that a name leads to in the end, or null. */
export function followRef(
  name: string,
  all: ReadonlyMap<string, string>,
  symbolic: ReadonlyMap<string, string>,
): string | null {
  let at = name;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const next = symbolic.get(at);
    if (next === undefined) break;
    at = next;
  }
  return all.get(at) ?? null;
}
