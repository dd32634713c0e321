import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ChangeScan } from "../../src/node/git/git-scan.ts";
import { scanPrePush, scanPreReceive, scanRange, scanSince } from "../../src/node/git/scan-range.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

function repository(): GitFixture {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  fixture.write("f", "one\n");
  fixture.commit("first");
  return fixture;
}

const options = { engine: createEngine() };

function prints(scan: ChangeScan): string[] {
  return scan.findings.map(({ fingerprint }) => fingerprint).sort();
}

function expected(...tokens: string[]): string[] {
  return tokens.map((made) => fingerprintOf(made)).sort();
}

describe("scanRange()", () => {
  it("finds what a later commit of the range takes out again, and what a message says", async () => {
    const fixture = repository();
    const [before, gone, said, kept] = [token(), token(), token(), token()];
    fixture.write("before", before);
    const base = fixture.commit("before");
    fixture.write("gone", gone);
    const added = fixture.commit("added");
    fixture.remove("gone");
    const removed = fixture.commit(`removed ${said}`);
    fixture.write("kept", kept);
    fixture.commit("kept");
    const scan = await scanRange(fixture.path, `${base}..HEAD`, options);
    expect(scan.complete).toBe(true);
    expect(prints(scan)).toEqual(expected(gone, said, kept));
    const facts = new Map(scan.findings.map((finding) => [finding.fingerprint, finding.git]));
    expect(facts.get(fingerprintOf(gone))).toMatchObject({
      introducedBy: { commit: added },
      removedBy: { commit: removed },
      atHead: false,
    });
    expect(facts.get(fingerprintOf(kept))).toMatchObject({ removedBy: null, atHead: true });
  });

  it("finds what the message of the tag at its end says, through tags of tags", async () => {
    const fixture = repository();
    const [inner, outer] = [token(), token()];
    fixture.git("tag", "-a", "-m", inner, "inner");
    fixture.git("tag", "-a", "-m", outer, "outer", "inner");
    expect(prints(await scanRange(fixture.path, "HEAD..outer", options))).toEqual(expected(inner, outer));
    expect(prints(await scanRange(fixture.path, "HEAD..inner", options))).toEqual(expected(inner));
    expect(prints(await scanRange(fixture.path, "HEAD..outer~0", options))).toEqual([]);
    expect(prints(await scanRange(fixture.path, "outer..HEAD", options))).toEqual([]);
  });

  it("reports an edit's own credentials, not those that stood in the file or moved with it", async () => {
    const fixture = repository();
    const [old, fresh] = [token(), token()];
    fixture.write("a", `${old}\n`);
    const base = fixture.commit("old");
    fixture.remove("a");
    fixture.write("moved/b", `${old}\n${fresh}\n`);
    fixture.commit("moved and edited");
    expect(prints(await scanRange(fixture.path, `${base}..main`, options))).toEqual(expected(fresh));
  });

  it("finds what only a merge brings, and nothing of what it merges in from outside the range", async () => {
    const fixture = repository();
    const [mine, theirs, evil] = [token(), token(), token()];
    fixture.git("checkout", "-q", "-b", "side");
    fixture.write("theirs", theirs);
    fixture.commit("theirs");
    fixture.git("checkout", "-q", "main");
    fixture.write("mine", mine);
    fixture.commit("mine");
    fixture.git("merge", "-q", "--no-commit", "--no-ff", "side");
    fixture.write("evil", evil);
    fixture.commit("merge");
    expect(prints(await scanRange(fixture.path, "HEAD^..HEAD", options))).toEqual(expected(theirs, evil));
    expect(prints(await scanRange(fixture.path, "HEAD^2..HEAD", options))).toEqual(expected(mine, evil));
    expect(prints(await scanRange(fixture.path, "side..HEAD~0", options))).toEqual(expected(mine, evil));
  });

  it("is not misled by commit dates", async () => {
    const fixture = repository();
    const made = token();
    fixture.write("g", made);
    fixture.git("add", "-A");
    fixture.run(["commit", "-q", "-m", "from the future"], { environment: { GIT_COMMITTER_DATE: "4000000000 +0000" } });
    const base = fixture.git("rev-parse", "HEAD");
    fixture.write("h", "later\n");
    fixture.commit("later");
    expect(prints(await scanRange(fixture.path, `${base}..HEAD`, options))).toEqual([]);
  });

  it("says what it lacks and how to get it in a shallow clone, and is exact when it lacks nothing", async () => {
    const origin = repository();
    for (let i = 0; i < 6; i++) {
      origin.write("f", `${token()}\n`);
      origin.commit(`c${i}`);
    }
    const clone = new GitFixture();
    fixtures.push(clone);
    clone.git("clone", "-q", "--depth=3", `file://${origin.path}`, "c");
    const path = join(clone.path, "c");
    const base = origin.git("rev-parse", "HEAD~1");
    const far = origin.git("rev-parse", "HEAD~4");
    const near = await scanRange(path, `${base}..HEAD`, options);
    expect({ complete: near.complete, count: near.findings.length }).toEqual({ complete: true, count: 1 });
    for (const range of [`${far}..HEAD`, "HEAD~5..HEAD", "origin/absent..HEAD"]) {
      const scan = await scanRange(path, range, options);
      expect(scan.complete).toBe(false);
      expect(scan.skipped[0]?.reason).toContain("git fetch --unshallow");
    }
  });

  it("takes the id of all zeros for the beginning", async () => {
    const fixture = repository();
    const made = token();
    fixture.write("g", made);
    fixture.commit("g");
    expect(prints(await scanRange(fixture.path, `${"0".repeat(40)}..HEAD`, options))).toEqual(expected(made));
  });

  it.each(["main", "", "a...b", "no-such-branch..HEAD", "HEAD~99..HEAD", "HEAD@{99}..HEAD", "HEAD^-7", "--all..HEAD"])(
    "refuses %s",
    async (range) => {
      await expect(scanRange(repository().path, range, options)).rejects.toMatchObject({ exitCode: 2 });
    },
  );
});

describe("scanSince()", () => {
  it("scans commits of that time and later, on every branch", async () => {
    const fixture = repository();
    const [old, fresh, side] = [token(), token(), token()];
    fixture.write("old", old);
    fixture.commit("old");
    const since = (Number(fixture.git("log", "-1", "--format=%ct")) + 1) * 1000;
    fixture.git("checkout", "-q", "-b", "side");
    fixture.write("side", side);
    fixture.commit("side");
    fixture.git("checkout", "-q", "main");
    fixture.write("fresh", fresh);
    fixture.commit("fresh");
    expect(prints(await scanSince(fixture.path, since, options))).toEqual(expected(fresh, side));
  });

  it("is exact in a shallow clone that ends before that time, and incomplete in one that ends after it", async () => {
    const origin = repository();
    for (let i = 0; i < 6; i++) {
      origin.write("f", `${token()}\n`);
      origin.commit(`c${i}`);
    }
    const clone = new GitFixture();
    fixtures.push(clone);
    clone.git("clone", "-q", "--depth=3", `file://${origin.path}`, "c");
    const timeOf = (commit: string): number => Number(origin.git("log", "-1", "--format=%ct", commit)) * 1000;
    const late = await scanSince(join(clone.path, "c"), timeOf("HEAD~1"), options);
    expect({ complete: late.complete, count: late.findings.length }).toEqual({ complete: true, count: 2 });
    const early = await scanSince(join(clone.path, "c"), timeOf("HEAD~2"), options);
    expect(early.complete).toBe(false);
    expect(early.skipped[0]?.reason).toContain("git fetch --unshallow");
  });
});

describe("scanPrePush()", () => {
  it("scans what the remote does not have", async () => {
    const fixture = repository();
    const [had, sent, tagged] = [token(), token(), token()];
    fixture.write("had", had);
    const old = fixture.commit("had");
    fixture.git("update-ref", "refs/remotes/origin/main", old);
    fixture.write("sent", sent);
    const head = fixture.commit("sent");
    fixture.git("tag", "-a", "v1", "-m", tagged);
    const tag = fixture.git("rev-parse", "v1");
    const zero = "0".repeat(40);
    const lines = `refs/heads/new ${head} refs/heads/new ${zero}\nrefs/tags/v1 ${tag} refs/tags/v1 ${zero}\n(delete) ${zero} refs/heads/x ${old}\n`;
    expect(prints(await scanPrePush(fixture.path, lines, { ...options, remote: "origin" }))).toEqual(
      expected(sent, tagged),
    );
    expect(prints(await scanPrePush(fixture.path, "", options))).toEqual([]);
    await expect(scanPrePush(fixture.path, "nonsense\n", options)).rejects.toMatchObject({ code: "KG_USAGE" });
  });
});

describe("scanPreReceive()", () => {
  it("reads objects from the quarantine that git names to its hook", async () => {
    const server = GitFixture.create("--bare");
    const fixture = repository();
    fixtures.push(server);
    fixture.git("push", "-q", server.path, "main");
    const made = token();
    fixture.write("g", made);
    fixture.commit("g");
    // The hook keeps its input, its environment and a copy of the quarantine for the test to look at.
    server.write(
      "hooks/pre-receive",
      `#!/bin/sh\ncat > "${server.path}/lines"\ncp -r "$GIT_QUARANTINE_PATH" "${server.path}/kept"\nexit 1\n`,
    );
    chmodSync(join(server.path, "hooks/pre-receive"), 0o755);
    expect(() => fixture.git("push", "-q", server.path, "main")).toThrow(/pre-receive/u);
    const environment = {
      GIT_DIR: ".",
      GIT_OBJECT_DIRECTORY: join(server.path, "kept"),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(server.path, "objects"),
    };
    const lines = readFileSync(join(server.path, "lines"), "utf8");
    const scan = await scanPreReceive(server.path, lines, { ...options, environment });
    expect({ complete: scan.complete, prints: prints(scan) }).toEqual({ complete: true, prints: expected(made) });
  });
});
