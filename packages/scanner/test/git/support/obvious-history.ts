import type { ScanEngine } from "../../../src/node/git/scan-engine.ts";
import type { GitFixture } from "./git-fixture.ts";

/** What the slow implementation says of one credential. */
export interface ObviousFact {
  readonly fingerprint: string;
  readonly introducedBy: string | null;
  readonly atHead: boolean;
  readonly reachable: boolean;
  readonly branches: readonly string[];
}

/**
 * The history of every credential by asking git for everything: each object whole, each commit's full list of files. No
 * deltas, no signatures, nothing remembered that could be remembered wrongly.
 */
export async function obviousHistory(fixture: GitFixture, engine: ScanEngine): Promise<ObviousFact[]> {
  const listed = fixture.git("cat-file", "--batch-all-objects", "--batch-check").split("\n");
  const objects = listed.map((line) => line.split(" ")).map(([id = "", kind = ""]) => ({ id, kind }));
  const held = new Map<string, Set<string>>();
  for (const { id, kind } of objects) {
    if (kind === "tree") continue;
    const content = Buffer.from(fixture.git("cat-file", kind, id));
    held.set(id, new Set((await engine.scanBytes(content, "x")).map((finding) => finding.fingerprint)));
  }
  const commits = objects.filter(({ kind }) => kind === "commit").map(({ id }) => id);
  const treeOf = new Map(
    commits.map((id) => {
      const files = fixture
        .git("ls-tree", "-r", id)
        .split("\n")
        .filter((line) => line !== "");
      const blobs = files.map((line) => line.split(/[ \t]/u)[2] ?? "");
      return [id, new Set(blobs.flatMap((blob) => [...(held.get(blob) ?? [])]))] as const;
    }),
  );
  const shared = new Set(fixture.git("rev-list", "--exclude=refs/stash", "--all", "HEAD").split("\n"));
  const refs = fixture
    .git("for-each-ref", "--format=%(refname) %(objectname) %(*objectname)")
    .split("\n")
    .map((line) => line.split(" "));
  const dates = new Map(commits.map((id) => [id, Number(fixture.git("log", "-1", "--format=%ct", id))]));
  const facts: ObviousFact[] = [];
  for (const fingerprint of new Set([...held.values()].flatMap((set) => [...set]))) {
    const introduced = commits.filter((id) => {
      const parents = fixture
        .git("rev-parse", `${id}^@`)
        .split("\n")
        .filter((parent) => parent !== "");
      const inTree = treeOf.get(id)?.has(fingerprint) === true;
      return inTree && !parents.some((parent) => treeOf.get(parent)?.has(fingerprint) === true);
    });
    introduced.sort(
      (a, b) =>
        Number(shared.has(b)) - Number(shared.has(a)) || (dates.get(a) ?? 0) - (dates.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const tagged = refs.some(
      ([name = "", id = ""]) => name.startsWith("refs/tags/") && held.get(id)?.has(fingerprint) === true,
    );
    facts.push({
      fingerprint,
      introducedBy: introduced[0] ?? null,
      atHead: treeOf.get(fixture.git("rev-parse", "HEAD"))?.has(fingerprint) === true,
      reachable: introduced.some((id) => shared.has(id)) || tagged,
      branches: refs
        .filter(([, id = "", peeled = ""]) => treeOf.get(peeled === "" ? id : peeled)?.has(fingerprint) === true)
        .map(([name = ""]) => name)
        .sort(),
    });
  }
  return facts.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
