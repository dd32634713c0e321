import { KeyguardError } from "@keyguard/core";
import { parseCommit, parseTag } from "./commit.ts";
import { COMMIT, isNullId, isObjectId, TAG } from "./object-id.ts";
import type { ObjectReader } from "./object-reader.ts";
import { resolveRef } from "./refs.ts";
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

/**
 * Finds the commit that a revision names: an id, full or abbreviated, a ref as git would complete it, `HEAD`, `@`, each
 * with any of `~`, `~N`, `^`, `^N`, `^0`, `^{}` and `^{commit}` behind it.
 *
 * @throws {KeyguardError} `KG_GIT_REVISION` when it names nothing here and nothing that could be fetched is to blame
 */
export function resolveRevision(repository: Repository, reader: ObjectReader, text: string): Resolved {
  const match = /^([^~^:]+)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/u.exec(text);
  const base = match?.[1] ?? "";
  if (match === null || base.includes("@{")) throw unknownRevision(text, "name a commit, a branch or a tag");
  if (isObjectId(base) && isNullId(base)) return null;
  const id = baseId(repository, reader, base);
  if (id === null) {
    if (isObjectId(base) || repository.shallow.size > 0 || repository.partial) return { absent: base };
    throw unknownRevision(text, "check the spelling, or fetch the branch");
  }
  const commit = peel(reader, id);
  if (commit === null) return { absent: base };
  const steps = match[2] ?? "";
  return steps === "" ? { commit, tags: tagsOn(reader, id) } : follow(repository, reader, commit, steps, text);
}

function unknownRevision(text: string, hint: string): KeyguardError {
  return new KeyguardError("KG_GIT_REVISION", `Cannot find the revision "${text}" in this repository`, { hint });
}

function baseId(repository: Repository, reader: ObjectReader, name: string): string | null {
  if (isObjectId(name)) return reader.has(name) ? name : null;
  const full = name === "@" ? "HEAD" : name;
  for (const candidate of [
    full,
    `refs/${full}`,
    `refs/tags/${full}`,
    `refs/heads/${full}`,
    `refs/remotes/${full}`,
    `refs/remotes/${full}/HEAD`,
  ]) {
    if (candidate.includes("..")) continue;
    const id = resolveRef(repository, candidate);
    if (id !== null) return id;
  }
  return /^[0-9a-f]{4,63}$/u.test(name) ? reader.complete(name) : null;
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

function follow(repository: Repository, reader: ObjectReader, commit: string, suffix: string, text: string): Resolved {
  let at = commit;
  for (const step of suffix.match(/~\d*|\^\d*|\^\{(?:commit)?\}/gu) ?? []) {
    if (step.startsWith("^{") || step === "^0") continue;
    const count = step.length === 1 ? 1 : Number(step.slice(1));
    const hops = step.startsWith("~") ? Math.min(count, MAX_STEPS) : 1;
    for (let hop = 0; hop < hops; hop++) {
      const object = reader.read(at);
      const parents = typeof object === "string" ? [] : parseCommit(object.content).parents;
      const next = parents[step.startsWith("~") ? 0 : count - 1];
      if (next === undefined) throw unknownRevision(text, "the commit has no such parent");
      if (repository.shallow.has(at) || !reader.has(next)) return { absent: text };
      at = next;
    }
  }
  return { commit: at, tags: [] };
}

/** The two ends of `A..B`; a missing one is HEAD. */
export function parseRange(range: string): { readonly from: string; readonly to: string } {
  const match = /^(.*?)\.\.(?!\.)(.*)$/u.exec(range);
  if (match === null || range.includes("..."))
    throw new KeyguardError("KG_USAGE", "Cannot read the range: it is not of the form A..B", {
      hint: "such as --range origin/main..HEAD",
    });
  return { from: match[1] === "" ? "HEAD" : (match[1] ?? ""), to: match[2] === "" ? "HEAD" : (match[2] ?? "") };
}
