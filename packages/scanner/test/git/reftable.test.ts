import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readReftables } from "../../src/node/git/reftable.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { scanRange } from "../../src/node/git/scan-range.ts";
import { scanStaged } from "../../src/node/git/scan-staged.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";
import { writeReftables } from "./support/reftable-writer.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

const ID = (n: number): string => `${n}`.padStart(2, "0").repeat(20);

function stack(): GitFixture {
  const fixture = new GitFixture();
  fixtures.push(fixture);
  const many = Array.from({ length: 40 }, (_, i) => [`refs/heads/topic/${i}`, { id: ID(i) }] as const);
  writeReftables(fixture.path, [
    { refs: { HEAD: { target: "refs/heads/main" }, "refs/heads/main": { id: ID(1) }, ...Object.fromEntries(many) } },
    {
      refs: { "refs/heads/main": { id: ID(50) }, "refs/heads/topic/3": null, "refs/heads/grün": { id: ID(51) } },
      logs: Array.from({ length: 200 }, (_, i) => ({
        ref: "refs/heads/main",
        update: i + 1,
        entry: { before: ID(i % 90), after: ID((i + 1) % 90), message: `update ${i}` },
      })),
    },
    { logs: [{ ref: "refs/heads/main", update: 200, entry: null }] },
  ]);
  return fixture;
}

describe("readReftables()", () => {
  it("reads all blocks of all tables, the later overruling the earlier", () => {
    const read = readReftables(stack().path, "sha1");
    expect(read?.refs.size).toBe(2 + 40 + 1 - 1);
    expect(read?.refs.get("HEAD")).toEqual({ target: "refs/heads/main" });
    expect(read?.refs.get("refs/heads/main")).toEqual({ id: ID(50) });
    expect(read?.refs.get("refs/heads/grün")).toEqual({ id: ID(51) });
    expect(read?.refs.has("refs/heads/topic/3")).toBe(false);
    const log = read?.logs.get("refs/heads/main") ?? [];
    expect(log.map(({ message }) => message)).toEqual(Array.from({ length: 199 }, (_, i) => `update ${198 - i}`));
  });

  it("gives nothing rather than a part, whichever byte of a table is cut off or changed", () => {
    const fixture = stack();
    const path = join(fixture.path, "reftable", "0x1-0x1-abcd.ref");
    const whole = readFileSync(path);
    const reference = JSON.stringify([...(readReftables(fixture.path, "sha1")?.refs ?? [])]);
    const short: number[] = [];
    let refused = 0;
    for (let at = 0; at < whole.length; at += 31) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x55;
      for (const bytes of [whole.subarray(0, at), flipped]) {
        writeFileSync(path, bytes);
        if (readReftables(fixture.path, "sha1") === null) refused++;
        else if (bytes.length < whole.length) short.push(at); // a changed name or id cannot be told, a missing one can
      }
    }
    writeFileSync(path, whole);
    expect(short).toEqual([]);
    expect(refused).toBeGreaterThan(whole.length / 31);
    expect(JSON.stringify([...(readReftables(fixture.path, "sha1")?.refs ?? [])])).toBe(reference);
  });
});

describe("a repository with reftables", () => {
  /** Turns a repository over, with the refs and logs that it had. */
  function turned(build: (fixture: GitFixture) => void): GitFixture {
    const fixture = GitFixture.create();
    fixtures.push(fixture);
    build(fixture);
    const listed = fixture.git("for-each-ref", "--format=%(refname) %(objectname)").split("\n");
    const refs = Object.fromEntries(
      listed.map((line) => line.split(" ")).map(([name = "", id = ""]) => [name, { id }]),
    );
    fixture.git("pack-refs", "--all");
    writeReftables(join(fixture.path, ".git"), [{ refs: { HEAD: { target: "refs/heads/main" }, ...refs } }]);
    fixture.remove(".git/packed-refs");
    fixture.write(".git/HEAD", "ref: refs/heads/.invalid\n");
    const config = readFileSync(join(fixture.path, ".git/config"), "utf8");
    fixture.write(
      ".git/config",
      `${config.replace("repositoryformatversion = 0", "repositoryformatversion = 1")}[extensions]\n\trefStorage = reftable\n`,
    );
    return fixture;
  }

  it("is scanned like any other: history, a range, the index", async () => {
    const [old, fresh, staged] = [token(), token(), token()];
    const fixture = turned((made) => {
      made.write("f", old);
      made.commit("one");
      made.write("g", fresh);
      made.commit("two");
      made.git("branch", "topic", "HEAD~1");
      made.write("h", staged);
      made.git("add", "h");
    });
    const engine = createEngine();
    const all = await scanHistory(fixture.path, { engine });
    expect(all.complete).toBe(true);
    const branches = new Map(all.findings.map(({ fingerprint, git }) => [fingerprint, git?.branches]));
    expect(branches.get(fingerprintOf(old))).toEqual(["refs/heads/main", "refs/heads/topic"]);
    expect(branches.get(fingerprintOf(fresh))).toEqual(["refs/heads/main"]);
    const range = await scanRange(fixture.path, "topic..HEAD", { engine });
    expect(range.findings.map(({ fingerprint }) => fingerprint)).toEqual([fingerprintOf(fresh)]);
    const index = await scanStaged(fixture.path, { engine });
    expect(index.findings.map(({ fingerprint }) => fingerprint)).toEqual([fingerprintOf(staged)]);
  });

  it("is incomplete when its refs cannot be read", async () => {
    const fixture = turned((made) => {
      made.write("f", token());
      made.commit("one");
    });
    fixture.write(".git/reftable/tables.list", "0x9-0x9-abcd.ref\n");
    const { complete, skipped, findings } = await scanHistory(fixture.path, { engine: createEngine() });
    expect({ complete, found: findings.length }).toEqual({ complete: false, found: 1 });
    expect(skipped.some(({ reason }) => reason.includes("refs are stored in a form that cannot be read"))).toBe(true);
  });
});
