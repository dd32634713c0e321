import type { CommitGraph } from "./commit-graph.ts";
import type { Signatures } from "./signatures.ts";

/** A commit, by rank, and the path under which a credential appears in it. */
export interface Appearance {
  readonly rank: number;
  /** Numbers of the names from the root down. */
  readonly path: readonly number[];
}

/** A commit, by rank, that does not hold a credential which its parent number `parent` holds. */
export interface Removal {
  readonly rank: number;
  readonly parent: number;
  /** True when every parent holds it. */
  readonly all: boolean;
}

/** What history says of one credential. Ranks ascend: parents come before their children. */
export interface CredentialHistory {
  /** Commits that hold it while none of their parents does. */
  readonly introduced: number[];
  /** Paths at which it appears in a commit while no parent has it there. */
  readonly appearances: Appearance[];
  readonly removed: Removal[];
}

/** Sets of credentials as numbers: 0 is the empty set. */
export class CredentialSets {
  readonly #sets: (readonly number[])[] = [[]];
  readonly #ids = new Map<string, number>([["", 0]]);

  /** The number of a set; the members ascend. */
  intern(members: readonly number[]): number {
    const key = members.join(",");
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#sets.length);
    this.#sets.push(members);
    return this.#sets.length - 1;
  }

  members(set: number): readonly number[] {
    return this.#sets[set] ?? [];
  }
}

/**
 * Walks every commit once and tells, for each credential, where it came in, where it went out and at which
 * paths it stood. A commit whose root has the signatures of all its parents' roots is passed over.
 */
export class Attribution {
  readonly histories: Map<number, CredentialHistory> = new Map();
  readonly #graph: CommitGraph;
  readonly #signatures: Signatures;
  readonly #sets: CredentialSets;
  readonly #below = new Map<number, number>();

  constructor(graph: CommitGraph, signatures: Signatures, sets: CredentialSets) {
    this.#graph = graph;
    this.#signatures = signatures;
    this.#sets = sets;
    for (let rank = 0; rank < graph.count; rank++) this.#visit(rank);
  }

  /** The set of credentials that a commit's tree holds. */
  heldBy(rank: number): readonly number[] {
    return this.#sets.members(this.#setBelow(this.#signatures.of(this.#graph.treeOf(rank))));
  }

  /** What history says of a credential that commits hold. */
  history(credential: number): CredentialHistory {
    let history = this.histories.get(credential);
    if (history === undefined) {
      history = { introduced: [], appearances: [], removed: [] };
      this.histories.set(credential, history);
    }
    return history;
  }

  #visit(rank: number): void {
    const own = this.#signatures.of(this.#graph.treeOf(rank));
    const parents = this.#graph.parentsOf(rank).map((parent) => this.#signatures.of(this.#graph.treeOf(parent)));
    if (parents.length === 0 ? own === 0 : parents.every((signature) => signature === own)) return;
    this.#compareSets(rank, own, parents);
    this.#comparePaths(rank, own, parents);
  }

  #compareSets(rank: number, own: number, parents: readonly number[]): void {
    const held = new Set(this.#sets.members(this.#setBelow(own)));
    const inParents = parents.map((signature) => new Set(this.#sets.members(this.#setBelow(signature))));
    for (const credential of held) {
      if (!inParents.some((set) => set.has(credential))) this.history(credential).introduced.push(rank);
    }
    for (const [parent, set] of inParents.entries()) {
      for (const credential of set) {
        if (held.has(credential)) continue;
        const all = inParents.every((other) => other.has(credential));
        this.history(credential).removed.push({ rank, parent, all });
      }
    }
  }

  #comparePaths(rank: number, own: number, parents: readonly number[]): void {
    const [first = 0, ...others] = parents;
    for (const { path, before, after } of this.#signatures.changes(first, own)) {
      const old = this.#sets.members(before);
      for (const credential of this.#sets.members(after)) {
        if (old.includes(credential)) continue;
        const inherited = others.some((other) =>
          this.#sets.members(this.#signatures.leafAt(other, path)).includes(credential),
        );
        if (!inherited) this.history(credential).appearances.push({ rank, path });
      }
    }
  }

  /** The union of the leaves below a signature. */
  #setBelow(signature: number): number {
    const known = this.#below.get(signature);
    if (known !== undefined) return known;
    this.#below.set(signature, 0);
    const union = new Set<number>();
    const items = this.#signatures.items(signature);
    for (let i = 1; i < items.length; i += 2) {
      const reference = items[i] ?? 0;
      const set = reference < 0 ? -reference : this.#setBelow(reference);
      for (const member of this.#sets.members(set)) union.add(member);
    }
    const set = this.#sets.intern([...union].sort((a, b) => a - b));
    this.#below.set(signature, set);
    return set;
  }
}

/** Which tips hold a credential now, and from where its commits can be reached. */
export interface Reach {
  /** Reached from a branch, a tag, a remote branch or a worktree's HEAD; not from a stash or a reflog alone. */
  readonly shared: Uint8Array;
  /** Reached from a remote-tracking branch. */
  readonly remote: Uint8Array;
  /** Reached from this worktree's HEAD. */
  readonly head: Uint8Array;
}

/** Marks what each kind of ref reaches. */
export function markReach(graph: CommitGraph, refs: ReadonlyMap<string, number>, head: number): Reach {
  const names = [...refs];
  const tips = (test: (name: string) => boolean): number[] =>
    names.filter(([name]) => test(name)).map(([, object]) => object);
  return {
    shared: graph.reachableFrom([head, ...tips((name) => name !== "refs/stash")]),
    remote: graph.reachableFrom(tips((name) => name.startsWith("refs/remotes/"))),
    head: graph.reachableFrom([head]),
  };
}
