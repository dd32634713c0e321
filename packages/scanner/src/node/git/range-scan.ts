import { compareFindings, type CommitRef, type Finding, type GitFacts } from "@keyguard/core";
import { writtenText } from "./commit.ts";
import { collectRange, type RangeCommit } from "./commit-range.ts";
import type { ChangeScan } from "./git-scan.ts";
import { COMMIT, idSize, KINDS, TAG } from "./object-id.ts";
import { gitNote, type LargeObjects } from "./large-object.ts";
import type { ObjectReader, Unreadable } from "./object-reader.ts";
import { pathText } from "./path-hints.ts";
import { Problems } from "./problems.ts";
import { resolveRef } from "./refs.ts";
import type { Repository } from "./repository.ts";
import { scanContent } from "./scan-content.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { mayHoldText, textPath } from "./text-pass.ts";
import { type BlobAt, TreeChanges } from "./tree-changes.ts";
import { whyUnreadable } from "./unreadable.ts";

/** What single commits are scanned for. */
export interface RangeRequest {
  readonly repository: Repository;
  readonly reader: ObjectReader;
  readonly large: LargeObjects;
  readonly engine: ScanEngine;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Tags whose own text belongs to the change, blobs and trees that a ref names directly. */
  readonly extra?: readonly string[];
  /** Seconds since the epoch: only commits of that time and later count. */
  readonly since?: number;
  /** What is said of a range that runs into the end of a shallow clone. */
  readonly deepen: string;
  readonly reachable: boolean;
}

/** A credential on its way through the range. */
interface Sighting {
  readonly finding: Finding;
  readonly commit: RangeCommit | null;
  /** Latin-1; null for a commit's or tag's text. */
  readonly path: string | null;
  readonly also: { readonly path: string; readonly commit: string }[];
}

/** Scans what each commit of a range brings that none of its parents has. */
export class RangeScan {
  readonly problems: Problems = new Problems();
  readonly #request: RangeRequest;
  readonly #trees: TreeChanges;
  readonly #seen = new Map<string, Sighting>();
  readonly #known = new Map<string, readonly Finding[]>();
  #blobs = 0;
  #bytes = 0;

  constructor(request: RangeRequest) {
    this.#request = request;
    const size = idSize(request.repository.format);
    this.#trees = new TreeChanges(request.reader, size, (id) =>
      this.problems.add(id, request.repository.partial ? whyUnreadable("missing", true) : "the tree cannot be read"),
    );
  }

  async run(notes: readonly string[] = []): Promise<ChangeScan> {
    const { repository, reader, include, exclude, since = -Infinity, deepen } = this.#request;
    const range = collectRange(reader, repository.shallow, include, exclude, since);
    const commits = range.commits.filter(({ committed }) => committed >= since);
    const ids = new Set(commits.map(({ id }) => id));
    const cut = new Set(range.cut.filter((id) => ids.has(id)));
    for (const id of cut) this.problems.add(id, `the clone is shallow and ends inside the range; run: ${deepen}`);
    for (const id of range.unreadable) this.problems.add(id, whyUnreadable("missing", repository.partial));
    for (const commit of commits) await this.#commit(commit, cut.has(commit.id));
    for (const id of this.#request.extra ?? []) await this.#extra(id);
    const findings = await Promise.all(
      [...this.#seen.values()].map(async (sighting) => this.#finish(sighting, commits)),
    );
    return {
      findings: findings.sort(compareFindings),
      skipped: this.problems.list(),
      complete: this.problems.size === 0,
      notes: [...notes, ...gitNote(this.#request)],
      stats: { commits: commits.length, blobs: this.#blobs, bytes: this.#bytes },
    };
  }

  async #commit(commit: RangeCommit, isCut: boolean): Promise<void> {
    const parents = isCut ? [] : this.#parentTrees(commit);
    let old: Promise<ReadonlySet<string>> | undefined;
    for (const blob of this.#trees.newIn(commit.tree, parents)) {
      this.#blobs++;
      const found = await this.#scan(blob);
      if (found.length === 0) continue;
      old ??= this.#heldBefore(commit, parents);
      for (const finding of found) {
        if (!(await old).has(finding.fingerprint)) this.#note(finding, commit, blob.path);
      }
    }
    if (!mayHoldText(this.#request.engine, commit.content)) return;
    const path = textPath(COMMIT, commit.id);
    for (const finding of await this.#request.engine.scanBytes(writtenText(commit.content), path))
      this.#note(finding, commit, null);
  }

  #parentTrees(commit: RangeCommit): string[] {
    const trees: string[] = [];
    for (const parent of commit.parents) {
      const object = this.#request.reader.read(parent);
      if (typeof object === "string") {
        this.problems.add(parent, whyUnreadable(object, this.#request.repository.partial));
        continue;
      }
      trees.push(object.content.toString("latin1", 5, 5 + idSize(this.#request.repository.format) * 2));
    }
    return trees;
  }

  /** Credentials that a parent held in a file which the commit changed, moved or deleted. */
  async #heldBefore(commit: RangeCommit, parents: readonly string[]): Promise<ReadonlySet<string>> {
    const held = new Set<string>();
    for (const parent of parents) {
      for (const blob of this.#trees.newIn(parent, [commit.tree])) {
        for (const finding of await this.#scan(blob)) held.add(finding.fingerprint);
      }
    }
    return held;
  }

  async #scan({ path, id }: BlobAt): Promise<readonly Finding[]> {
    const key = `${id} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const object = this.#request.reader.read(id);
    const { engine, large } = this.#request;
    const findings =
      typeof object !== "string"
        ? await scanContent(engine, object.content, pathText(path))
        : object === "too-large"
          ? await large.scan(id, engine, [pathText(path)])
          : null;
    if (findings === null) {
      this.problems.add(id, whyUnreadable(object as Unreadable, this.#request.repository.partial));
      return [];
    }
    this.#bytes += typeof object === "string" ? 0 : object.content.length;
    if (this.#known.size > 2000) this.#known.clear();
    this.#known.set(key, findings);
    return findings;
  }

  async #extra(id: string): Promise<void> {
    const { reader, engine, repository } = this.#request;
    const object = reader.read(id);
    if (typeof object === "string") {
      this.problems.add(id, whyUnreadable(object, repository.partial));
      return;
    }
    if (KINDS[object.kind] === "tree") {
      for (const blob of this.#trees.newIn(id, [])) {
        for (const finding of await this.#scan(blob)) this.#note(finding, null, blob.path);
      }
      return;
    }
    const isTag = object.kind === TAG;
    const path = isTag ? textPath(TAG, id) : `(object) ${id}`;
    for (const finding of await scanContent(engine, isTag ? writtenText(object.content) : object.content, path))
      this.#note(finding, null, null);
  }

  #note(finding: Finding, commit: RangeCommit | null, path: string | null): void {
    const known = this.#seen.get(finding.fingerprint);
    if (known === undefined) this.#seen.set(finding.fingerprint, { finding, commit, path, also: [] });
    else if (commit !== null) known.also.push({ path: finding.location?.path ?? "", commit: commit.id });
  }

  async #finish({ finding, commit, path, also }: Sighting, commits: readonly RangeCommit[]): Promise<Finding> {
    const head = resolveRef(this.#request.repository, "HEAD");
    const headTree = head === null ? [] : this.#parentTrees({ ...NO_COMMIT, parents: [head] });
    const atHead =
      path !== null && headTree[0] !== undefined && (await this.#holds(headTree[0], path, finding.fingerprint));
    const git: GitFacts = {
      introducedBy: commit === null ? null : refOf(commit),
      removedBy:
        path === null || commit === null || atHead ? null : await this.#removal(finding, commit, path, commits),
      atHead,
      reachable: this.#request.reachable,
      alsoIn: also.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.commit < b.commit ? -1 : 1)),
    };
    return { ...finding, git };
  }

  async #holds(tree: string, path: string, fingerprint: string): Promise<boolean> {
    const id = this.#trees.blobAt(tree, path);
    return id !== null && (await this.#scan({ path, id })).some((finding) => finding.fingerprint === fingerprint);
  }

  /** The last commit of the range that does not hold the credential where its first parent does. */
  async #removal(
    finding: Finding,
    introduced: RangeCommit,
    path: string,
    commits: readonly RangeCommit[],
  ): Promise<CommitRef | null> {
    const later = commits.slice(commits.findIndex(({ id }) => id === introduced.id) + 1);
    for (const commit of later.toReversed()) {
      const [parent] = this.#parentTrees(commit);
      if (parent === undefined || this.#trees.blobAt(parent, path) === this.#trees.blobAt(commit.tree, path)) continue;
      if (await this.#holds(commit.tree, path, finding.fingerprint)) return null;
      if (await this.#holds(parent, path, finding.fingerprint)) return refOf(commit);
    }
    return null;
  }
}

const NO_COMMIT: RangeCommit = {
  id: "",
  content: Buffer.alloc(0),
  tree: "",
  parents: [],
  author: "",
  authorDate: "",
  committed: 0,
};

function refOf(commit: RangeCommit): CommitRef {
  return { commit: commit.id, author: commit.author, date: commit.authorDate };
}
