import { KeyguardError } from "@keyguard/core";
import type { ObjectReader } from "./object-reader.ts";
import type { Repository } from "./repository.ts";
import { mergeBases } from "./merge-bases.ts";
import { parentsOf, type Resolved, resolveRevision } from "./revision.ts";

/** What a range is made of, by id. */
export interface RangeEnds {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Tag objects at its end. */
  readonly tags: readonly string[];
  /** Revisions that this clone does not have. */
  readonly absent: readonly string[];
}

/**
 * Finds the ends of a range in git's own spelling: `A..B`, `A...B` (what only one of both has), `A^!` (one commit),
 * `A^-` and `A^-N` (what a merge brought), `^A B`. A missing end is HEAD; several, with spaces between, are one range.
 *
 * @throws {KeyguardError} `KG_USAGE` for text of another form, `KG_GIT_REVISION` for a name that nothing has
 */
export function findRange(repository: Repository, reader: ObjectReader, range: string): RangeEnds {
  const parts: string[] = range.match(/(?:\{[^}]*\}|\S)+/gu) ?? [];
  const ends = { include: [] as string[], exclude: [] as string[], tags: [] as string[], absent: [] as string[] };
  const isPlain = (part: string): boolean => !/^\^|\.\.|\^!$|\^-\d*$/u.test(part);
  if (parts.every(isPlain))
    throw new KeyguardError("KG_USAGE", "Cannot read the range: it is not of the form A..B", {
      hint: "such as origin/main..HEAD, main...HEAD or HEAD^!; all that a branch holds is a matter of --history",
    });
  const resolve = (text: string, into: string[]): Resolved => {
    const found = resolveRevision(repository, reader, text === "" ? "HEAD" : text);
    if (found === null) return null;
    if ("absent" in found) ends.absent.push(found.absent);
    else {
      into.push(found.commit);
      if (into === ends.include) ends.tags.push(...found.tags);
    }
    return found;
  };
  for (const part of parts) {
    const dots = /^(.*?)(\.{2,3})(?!\.)(.*)$/u.exec(part);
    const single = /^(.+)\^(!|-(\d*))$/u.exec(part);
    if (dots !== null) {
      const [, from = "", how = "", to = ""] = dots;
      const a = resolve(from, how === ".." ? ends.exclude : ends.include);
      const b = resolve(to, ends.include);
      if (how === ".." || a === null || b === null || "absent" in a || "absent" in b) continue;
      ends.exclude.push(...mergeBases(reader, repository.shallow, a.commit, b.commit));
    } else if (single !== null) {
      const found = resolve(single[1] ?? "", ends.include);
      if (found === null || "absent" in found) continue;
      const parents = parentsOf(reader, found.commit);
      const number = single[3] === "" ? 1 : Number(single[3]);
      if (single[2] !== "!" && parents[number - 1] === undefined)
        throw new KeyguardError("KG_GIT_REVISION", "Cannot find a revision of the range: a commit has no such parent", {
          hint: "git log --format='%h %p' shows each commit's parents",
        });
      ends.exclude.push(...(single[2] === "!" ? parents : parents.slice(number - 1, number)));
    } else if (part.startsWith("^")) resolve(part.slice(1), ends.exclude);
    else resolve(part, ends.include);
  }
  return ends;
}
