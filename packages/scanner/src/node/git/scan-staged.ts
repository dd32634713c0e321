import { resolve } from "node:path";
import { compareFindings, type Finding } from "@keyguard/core";
import { parseCommit } from "./commit.ts";
import type { ChangeScan } from "./git-scan.ts";
import { EMPTY_INDEX, readIndex } from "./index-file.ts";
import { idSize } from "./object-id.ts";
import { ObjectReader } from "./object-reader.ts";
import { pathText } from "./path-hints.ts";
import { Problems } from "./problems.ts";
import { resolveRef } from "./refs.ts";
import { type GitEnvironment, openRepository, type Repository } from "./repository.ts";
import { scanContent } from "./scan-content.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { type StagedBlob, StagedChanges } from "./staged-changes.ts";
import { whyUnreadable } from "./unreadable.ts";

/** How the index is scanned. */
export interface ScanStagedOptions {
  readonly engine: ScanEngine;
  /** git's own variables: `GIT_INDEX_FILE` above all, which `git commit -a` and `git commit FILE` set for their hooks. */
  readonly environment?: GitEnvironment;
}

/**
 * Scans what the next commit will hold and HEAD does not: the index, never the work tree. Works in any directory of any
 * worktree and before the first commit.
 *
 * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` when `path` lies in none
 */
export async function scanStaged(path: string, options: ScanStagedOptions): Promise<ChangeScan> {
  const environment = options.environment ?? {};
  const repository = openRepository(path, environment);
  const problems = new Problems();
  const notes: string[] = [];
  const reader = new ObjectReader(repository);
  try {
    const index = readIndex(indexPath(repository, environment), repository.gitDir, repository.format);
    if (typeof index === "string") problems.add("the index", index);
    const head = headTree(repository, reader, problems, notes);
    const changes = new StagedChanges(
      typeof index === "string" ? EMPTY_INDEX : index,
      head,
      reader,
      idSize(repository.format),
      (id) => problems.add(id, "the tree cannot be read"),
    );
    const findings: Finding[] = [];
    let bytes = 0;
    for (const blob of changes.blobs) {
      const object = reader.read(blob.id);
      if (typeof object !== "string") {
        bytes += object.content.length;
        findings.push(...(await scanBlob(blob, object.content, reader, options.engine)));
        continue;
      }
      const found = object === "too-large" ? await scanLarge(repository, blob, options.engine) : null;
      if (found === null) problems.add(pathText(blob.path), whyUnreadable(object, repository.partial));
      else findings.push(...found.map(asNew));
    }
    const asked = reader.askedOfGit;
    if (asked > 0) notes.push(`${asked} objects were read through git: keyguard does not know how they are stored`);
    return {
      findings: findings.sort(compareFindings),
      skipped: problems.list(),
      complete: problems.size === 0,
      notes,
      stats: { commits: 0, blobs: changes.blobs.length, bytes },
    };
  } finally {
    reader.close();
  }
}

/** Where the index lies that the next commit is made from. */
export function indexPath(repository: Repository, environment: GitEnvironment): string {
  const named = environment["GIT_INDEX_FILE"];
  // git runs its hooks at the top of the work tree, and the variable may be relative to it.
  if (named !== undefined && named !== "") return resolve(repository.workTree ?? repository.gitDir, named);
  return resolve(repository.gitDir, "index");
}

function headTree(repository: Repository, reader: ObjectReader, problems: Problems, notes: string[]): string | null {
  const head = resolveRef(repository, "HEAD");
  if (head === null) {
    notes.push("the repository has no commits yet: all of the index was scanned");
    return null;
  }
  const commit = reader.read(head);
  if (typeof commit === "string") {
    // Everything in the index is then new: more is scanned, not less.
    problems.add("HEAD", whyUnreadable(commit, repository.partial));
    return null;
  }
  return parseCommit(commit.content).tree;
}

/** A blob that is read in a stream. What that takes is loaded when one is met: a commit waits for this scan. */
async function scanLarge(repository: Repository, blob: StagedBlob, engine: ScanEngine): Promise<Finding[] | null> {
  const { withObjects } = await import("./large-object.ts");
  return withObjects(repository, ({ large }) => large.scan(blob.id, engine, [pathText(blob.path)]));
}

/** What HEAD holds already was introduced by some commit; a staged scan does not look for it. */
function asNew(finding: Finding): Finding {
  return { ...finding, git: { introducedBy: null, removedBy: null, atHead: false, reachable: false, alsoIn: [] } };
}

async function scanBlob(
  { path, before }: StagedBlob,
  content: Buffer,
  reader: ObjectReader,
  engine: ScanEngine,
): Promise<Finding[]> {
  const name = pathText(path);
  const found = await scanContent(engine, content, name);
  if (found.length === 0) return [];
  const old = before === null ? null : reader.read(before);
  const known = old === null || typeof old === "string" ? [] : await scanContent(engine, old.content, name);
  const fingerprints = new Set(known.map((finding) => finding.fingerprint));
  return found.map((finding) => (fingerprints.has(finding.fingerprint) ? finding : asNew(finding)));
}
