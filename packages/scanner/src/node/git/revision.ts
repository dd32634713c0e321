import { KeyguardError } from "@keyguard/core";
import { parseCommit, parseTag } from "./commit.ts";
import { askGit } from "./git-process.ts";
import { COMMIT, isNullId, isObjectId, TAG } from "./object-id.ts";
import type { ObjectReader } from "./object-reader.ts";
import { headBranch, readReflog, resolveRef } from "./refs.ts";
import type { Repository } from "./repository.ts";

/**
 * A commit's id, and the tag objects that the name went through; `absent` names one that a shallow, partial or
 * single-branch clone may lack; null for the id of all zeros.
 */
export type Resolved =
  | { readonly commit: string; readonly tags: readonly string[] }
  | { readonly absent: string }
  | null;

const MAX_STEPS = 100_000;

/** How the commits behind a name are followed: `~`, `~N`, `^`, `^N`, `^0`, `^{}` and `^{commit}`. */
const STEPS = /^([^~^:]+)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/u;

/**
 * Finds the commit that a revision names: an id, full or abbreviated, a ref as git would complete it, `HEAD`, `@`, what a
 * ref was before (`main@{2}`), what was checked out before (`@{-1}`), a branch's upstream (`@{upstream}`), each with any
 * of `~`, `~N`, `^`, `^N`, `^0`, `^{}` and `^{commit}` behind it. Any other spelling is put to git, where there is one.
 *
 * @throws {KeyguardError} `KG_GIT_REVISION` when it names nothing here and nothing that could be fetched is to blame; what
 *   was typed is not echoed
 */
export function resolveRevision(repository: Repository, reader: ObjectReader, text: string): Resolved {
  const [, base = "", steps = ""] = STEPS.exec(text) ?? [];
  if (isObjectId(base) && isNullId(base)) return null;
  const id = base === "" ? null : baseId(repository, reader, base);
  if (id === null) {
    const asked = isObjectId(base) ? null : askRevision(repository, text);
    const named = asked === null ? null : peel(reader, asked);
    if (named !== null) return { commit: named, tags: [] };
    if (isObjectId(base) || repository.shallow.size > 0 || repository.partial) return { absent: text };
    throw unknownRevision("check the spelling, or fetch the branch");
  }
  const commit = peel(reader, id);
  if (commit === null) return { absent: base };
  return steps === "" ? { commit, tags: tagsOn(reader, id) } : follow(repository, reader, commit, steps, text);
}

function unknownRevision(hint: string): KeyguardError {
  return new KeyguardError("KG_GIT_REVISION", "Cannot find a revision of the range in this repository", { hint });
}

/** Dates in reflogs, searches in messages and other spellings that git alone can read. */
function askRevision(repository: Repository, text: string): string | null {
  if (text.startsWith("-") || text.includes("\0") || text.length > 1000) return null;
  const printed = askGit(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", text]);
  const id = printed?.toString("latin1").trim().split("\n").at(-1) ?? "";
  return isObjectId(id) ? id : null;
}

function baseId(repository: Repository, reader: ObjectReader, name: string): string | null {
  if (isObjectId(name)) return reader.has(name) ? name : null;
  const at = /^(.*)@\{(.+)\}$/u.exec(name);
  if (at !== null) return pastId(repository, at[1] ?? "", at[2] ?? "");
  const full = fullName(repository, name);
  if (full !== null) return resolveRef(repository, full);
  return /^[0-9a-f]{4,63}$/u.test(name) ? reader.complete(name) : null;
}

/** A ref's whole name, as git would complete it; null when there is none. */
function fullName(repository: Repository, name: string): string | null {
  const full = name === "@" ? "HEAD" : name;
  const candidates = [
    full,
    `refs/${full}`,
    `refs/tags/${full}`,
    `refs/heads/${full}`,
    `refs/remotes/${full}`,
    `refs/remotes/${full}/HEAD`,
  ];
  return (
    candidates.find((candidate) => !candidate.includes("..") && resolveRef(repository, candidate) !== null) ?? null
  );
}

/** `NAME@{WHAT}`: an earlier value of a ref, what was checked out before, or a branch's upstream; null for what is none of these. */
function pastId(repository: Repository, name: string, what: string): string | null {
  if (/^-\d{1,9}$/u.test(what)) return name === "" ? checkedOut(repository, Number(what.slice(1))) : null;
  if (/^(?:u|upstream)$/iu.test(what)) return upstreamOf(repository, name);
  if (!/^\d{1,9}$/u.test(what)) return null;
  const full = name === "" ? (headBranch(repository) ?? "HEAD") : fullName(repository, name);
  const log = full === null ? [] : readReflog(repository, full);
  const back = Number(what);
  const id = back === log.length ? log.at(-1)?.before : log[back]?.after;
  return id === undefined || isNullId(id) ? null : id;
}

/** What HEAD named before the last N checkouts. */
function checkedOut(repository: Repository, back: number): string | null {
  const moves = readReflog(repository, "HEAD").flatMap(({ before, message }) => {
    const from = /^checkout: moving from (\S+) to /u.exec(message)?.[1];
    return from === undefined ? [] : [{ from, before }];
  });
  const move = moves[back - 1];
  if (move === undefined) return null;
  return resolveRef(repository, `refs/heads/${move.from}`) ?? (move.before.startsWith(move.from) ? move.before : null);
}

function upstreamOf(repository: Repository, name: string): string | null {
  const branch = name === "" || name === "@" || name === "HEAD" ? headBranch(repository) : `refs/heads/${name}`;
  const short = branch?.replace(/^refs\/heads\//u, "") ?? "";
  const remote = repository.config.get(`branch.${short}.remote`);
  const merge = repository.config.get(`branch.${short}.merge`);
  if (remote === undefined || merge === undefined) return null;
  if (remote === ".") return resolveRef(repository, merge);
  // Where a remote's branches are kept elsewhere, git is asked.
  if (repository.config.get(`remote.${remote}.fetch`) !== `+refs/heads/*:refs/remotes/${remote}/*`) return null;
  return resolveRef(repository, merge.replace(/^refs\/heads\//u, `refs/remotes/${remote}/`));
}

/** The commit behind an id, through tags; null when it leads to none. */
export function peel(reader: ObjectReader, id: string): string | null {
  let at = id;
  for (let depth = 0; depth < 32; depth++) {
    const object = reader.read(at);
    if (typeof object === "string") return null;
    if (object.kind === COMMIT) return at;
    if (object.kind !== TAG) return null;
    at = parseTag(object.content).object;
  }
  return null;
}

/** The tag objects from an id to what it names at last, itself included. */
function tagsOn(reader: ObjectReader, id: string): string[] {
  const tags: string[] = [];
  for (let at = id; tags.length < 32;) {
    const object = reader.read(at);
    if (typeof object === "string" || object.kind !== TAG) break;
    tags.push(at);
    at = parseTag(object.content).object;
  }
  return tags;
}

/** The parents of a commit; none when it cannot be read. */
export function parentsOf(reader: ObjectReader, commit: string): readonly string[] {
  const object = reader.read(commit);
  return typeof object === "string" ? [] : parseCommit(object.content).parents;
}

function follow(repository: Repository, reader: ObjectReader, commit: string, suffix: string, text: string): Resolved {
  let at = commit;
  for (const step of suffix.match(/~\d*|\^\{(?:commit)?\}|\^\d*/gu) ?? []) {
    if (step.startsWith("^{") || step === "^0") continue;
    const count = step.length === 1 ? 1 : Number(step.slice(1));
    const hops = step.startsWith("~") ? Math.min(count, MAX_STEPS) : 1;
    for (let hop = 0; hop < hops; hop++) {
      const next = parentsOf(reader, at)[step.startsWith("~") ? 0 : count - 1];
      if (next === undefined) throw unknownRevision("a commit has no such parent");
      if (repository.shallow.has(at) || !reader.has(next)) return { absent: text };
      at = next;
    }
  }
  return { commit: at, tags: [] };
}
