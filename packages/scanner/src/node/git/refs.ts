import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNullId, isObjectId } from "./object-id.ts";
import type { Problems } from "./problems.ts";
import { type LogEntry, readReftables } from "./reftable.ts";
import { followRef, MAX_HOPS, readTableRefs, storedRefs } from "./reftable-refs.ts";
import type { Repository } from "./repository.ts";

/** Everything by which a repository names commits. */
export interface Refs {
  /** Full names and the ids they stand for; the linked worktrees' own HEADs among them as `worktrees/NAME/HEAD`. */
  readonly all: ReadonlyMap<string, string>;
  /** This worktree's HEAD: its id, or null when no commit exists yet or it cannot be read. */
  readonly head: string | null;
  /** The branch that HEAD names, or null when it is detached. */
  readonly branch: string | null;
  /** Ids that reflogs still name, the old side too. */
  readonly logged: ReadonlySet<string>;
}

/** Reads loose refs, packed refs, reflogs and every worktree's HEAD. What cannot be read is noted. */
export function readRefs(repository: Repository, problems: Problems): Refs {
  const all = new Map<string, string>();
  if (repository.refStorage !== "files") return readTableRefs(repository, problems);
  const symbolic = new Map<string, string>();
  readPackedRefs(join(repository.commonDir, "packed-refs"), all);
  for (const root of new Set([repository.commonDir, repository.gitDir]))
    readLoose(root, "refs", all, symbolic, problems);
  for (const [name, target] of symbolic) {
    const id = followRef(target, all, symbolic);
    if (id !== null) all.set(name, id);
  }
  readWorktrees(repository, all, symbolic);
  const { id, branch } = readHead(join(repository.gitDir, "HEAD"), all, symbolic);
  const logged = new Set<string>();
  for (const root of new Set([repository.commonDir, repository.gitDir])) readLogs(join(root, "logs"), logged);
  for (const name of listDirectory(join(repository.commonDir, "worktrees"))) {
    readLogs(join(repository.commonDir, "worktrees", name, "logs"), logged);
  }
  return { all, head: id, branch, logged };
}

/** Reads one ref without reading all the others; null when it does not exist. */
export function resolveRef(repository: Repository, name: string, hops: number = MAX_HOPS): string | null {
  if (repository.refStorage !== "files") {
    const refs = storedRefs(repository);
    return refs === null ? null : followRef(name, refs.ids, refs.symbolic);
  }
  const roots = name.startsWith("refs/") ? [repository.commonDir, repository.gitDir] : [repository.gitDir];
  for (const root of roots) {
    const text = readText(join(root, name)).trim();
    if (text.startsWith("ref:") && hops > 0) return resolveRef(repository, text.slice(4).trim(), hops - 1);
    if (isObjectId(text)) return text;
  }
  const packed = new Map<string, string>();
  readPackedRefs(join(repository.commonDir, "packed-refs"), packed);
  return packed.get(name) ?? null;
}

/** The branch that this worktree's HEAD names, in full; null when it is detached. */
export function headBranch(repository: Repository): string | null {
  if (repository.refStorage !== "files") return storedRefs(repository)?.symbolic.get("HEAD") ?? null;
  const text = readText(join(repository.gitDir, "HEAD")).trim();
  return text.startsWith("ref:") ? text.slice(4).trim() : null;
}

/** What a ref named before, the newest first. */
export function readReflog(repository: Repository, name: string): readonly LogEntry[] {
  if (repository.refStorage !== "files") {
    const isOwn = !name.startsWith("refs/");
    return readReftables(isOwn ? repository.gitDir : repository.commonDir, repository.format)?.logs.get(name) ?? [];
  }
  const roots = name.startsWith("refs/") ? [repository.commonDir, repository.gitDir] : [repository.gitDir];
  for (const root of roots) {
    const entries = parseReflog(readText(join(root, "logs", name)));
    if (entries.length > 0) return entries.toReversed();
  }
  return [];
}

function parseReflog(text: string): LogEntry[] {
  return text.split("\n").flatMap((line) => {
    const [before = "", after = ""] = line.split(" ", 2);
    const tab = line.indexOf("\t");
    if (!isObjectId(before) || !isObjectId(after)) return [];
    return [{ before, after, message: tab < 0 ? "" : line.slice(tab + 1) }];
  });
}

function readPackedRefs(path: string, all: Map<string, string>): void {
  for (const line of readText(path).split("\n")) {
    const space = line.indexOf(" ");
    const id = line.slice(0, space);
    if (space > 0 && isObjectId(id)) all.set(line.slice(space + 1).trim(), id);
  }
}

function readLoose(
  root: string,
  name: string,
  all: Map<string, string>,
  symbolic: Map<string, string>,
  problems: Problems,
): void {
  for (const entry of listDirectory(join(root, name))) {
    const path = `${name}/${entry}`;
    const text = readText(join(root, path)).trim();
    if (text.startsWith("ref:")) symbolic.set(path, text.slice(4).trim());
    else if (isObjectId(text)) all.set(path, text);
    else if (text === "") readLoose(root, path, all, symbolic, problems);
    else if (!path.endsWith(".lock")) problems.add(path, "the ref is damaged");
  }
}

function readHead(
  path: string,
  all: ReadonlyMap<string, string>,
  symbolic: ReadonlyMap<string, string>,
): { id: string | null; branch: string | null } {
  const text = readText(path).trim();
  if (!text.startsWith("ref:")) return { id: isObjectId(text) ? text : null, branch: null };
  const branch = text.slice(4).trim();
  return { id: followRef(branch, all, symbolic), branch };
}

function readWorktrees(repository: Repository, all: Map<string, string>, symbolic: ReadonlyMap<string, string>): void {
  for (const name of listDirectory(join(repository.commonDir, "worktrees"))) {
    const { id } = readHead(join(repository.commonDir, "worktrees", name, "HEAD"), all, symbolic);
    if (id !== null) all.set(`worktrees/${name}/HEAD`, id);
  }
  if (repository.commonDir === repository.gitDir) return;
  const main = readHead(join(repository.commonDir, "HEAD"), all, symbolic).id;
  if (main !== null) all.set("main-worktree/HEAD", main);
}

function readLogs(path: string, logged: Set<string>): void {
  for (const entry of listDirectory(path)) {
    const inner = join(path, entry);
    const text = readText(inner);
    if (text === "") readLogs(inner, logged);
    for (const line of text.split("\n")) {
      for (const id of line.split(" ", 2)) if (isObjectId(id) && !isNullId(id)) logged.add(id);
    }
  }
}

function listDirectory(path: string): string[] {
  try {
    return existsSync(path) ? readdirSync(path).sort() : [];
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
