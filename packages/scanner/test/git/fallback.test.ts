import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { scanRange } from "../../src/node/git/scan-range.ts";
import { scanStaged } from "../../src/node/git/scan-staged.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const engine = createEngine();

function repository(): GitFixture {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  return fixture;
}

function packOf(fixture: GitFixture): string {
  const directory = join(fixture.path, ".git/objects/pack");
  const name = readdirSync(directory).find((file) => file.endsWith(".pack"));
  return join(directory, name ?? "");
}

describe("what is stored in a form that keyguard does not read", () => {
  /** Everything in one pack with an index of version 1, and something loose beside it. */
  function oldIndex(): { fixture: GitFixture; packed: string; loose: string; said: string } {
    const fixture = repository();
    const [packed, loose, said] = [token(), token(), token()];
    for (let i = 0; i < 5; i++) {
      fixture.write("f", `${"line\n".repeat(50)}${i < 3 ? packed : ""}\n${i}\n`);
      fixture.commit(`c${i} ${i === 1 ? said : ""}`);
    }
    fixture.git("-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d");
    fixture.write("g", loose);
    fixture.commit("loose");
    return { fixture, packed, loose, said };
  }

  it("is read through git, and the result says so", async () => {
    const { fixture, packed, loose, said } = oldIndex();
    const scan = await scanHistory(fixture.path, { engine });
    expect(scan).toMatchObject({ complete: true, stats: { path: "pack reader and git", commits: 6 } });
    expect(scan.notes.join()).toMatch(/objects were read through git: the pack's index has version 1/u);
    expect(scan.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      [packed, loose, said].map((made) => fingerprintOf(made)).sort(),
    );
    const gone = scan.findings.find(({ fingerprint }) => fingerprint === fingerprintOf(packed));
    expect(gone?.git).toMatchObject({
      introducedBy: { commit: fixture.git("rev-parse", "HEAD~5") },
      removedBy: { commit: fixture.git("rev-parse", "HEAD~2") },
    });
    const range = await scanRange(fixture.path, "HEAD~5..HEAD~4", { engine });
    expect(range).toMatchObject({ complete: true, findings: [{ fingerprint: fingerprintOf(said) }] });
    expect(range.notes.join()).toContain("through git");
  });

  it("is unread, and the result says so, where there is no git", async () => {
    const { fixture, loose } = oldIndex();
    vi.stubEnv("PATH", "/nonexistent");
    const scan = await scanHistory(fixture.path, { engine });
    expect(scan.complete).toBe(false);
    expect(scan.findings.map(({ fingerprint }) => fingerprint)).toEqual([fingerprintOf(loose)]);
    expect(scan.skipped.some(({ reason }) => reason.includes("and git cannot be asked"))).toBe(true);
    expect((await scanRange(fixture.path, "HEAD~5..HEAD", { engine })).complete).toBe(false);
  });

  it("is unread where git does not know it either", async () => {
    const fixture = repository();
    fixture.write("f", token());
    fixture.commit("one");
    fixture.git("repack", "-q", "-a", "-d");
    const pack = readFileSync(packOf(fixture));
    pack[7] = 9;
    fixture.git("rev-parse", "HEAD");
    const path = packOf(fixture);
    fixture.remove(path.slice(fixture.path.length + 1));
    writeFileSync(path, pack);
    const version = await scanHistory(fixture.path, { engine });
    expect(version).toMatchObject({ complete: false, findings: [] });

    const extended = repository();
    extended.write("f", token());
    extended.commit("one");
    extended.git("config", "core.repositoryformatversion", "1");
    extended.git("config", "extensions.fromTheFuture", "true");
    const unknown = await scanHistory(extended.path, { engine });
    expect(unknown.complete).toBe(false);
    expect(unknown.findings).toHaveLength(1);
    expect(unknown.skipped[0]?.path).toBe("extensions.fromthefuture");
  });

  it("is not fetched, where a partial clone lacks it", async () => {
    const { fixture: origin } = oldIndex();
    origin.git("config", "uploadpack.allowFilter", "true");
    const clone = new GitFixture();
    fixtures.push(clone);
    clone.git("clone", "-q", "--no-checkout", "--filter=blob:none", `file://${origin.path}`, ".");
    const pack = packOf(clone);
    rmSync(pack.replace(/pack$/u, "idx"));
    clone.git("index-pack", "--index-version=1", "-o", pack.replace(/pack$/u, "idx"), pack);
    const before = clone.git("count-objects", "-v");
    const scan = await scanHistory(clone.path, { engine });
    expect(scan).toMatchObject({ complete: false, stats: { path: "pack reader and git", commits: 6 } });
    expect(scan.skipped.some(({ reason }) => reason.includes("promised by the remote"))).toBe(true);
    expect(clone.git("count-objects", "-v")).toBe(before);
  });

  it("is not hidden, and runs nothing, by what the repository says to git", async () => {
    const { fixture, packed } = oldIndex();
    const trap = join(fixture.path, "sprung");
    fixture.write("trap.sh", `#!/bin/sh\ntouch '${trap}'\n`);
    fixture.git("config", "core.fsmonitor", `sh ${join(fixture.path, "trap.sh")}`);
    fixture.git("config", "core.pager", `sh ${join(fixture.path, "trap.sh")}`);
    fixture.git("config", "core.hooksPath", fixture.path);
    fixture.git("config", "alias.cat-file", `!touch '${trap}'`);
    fixture.run(["replace", fixture.git("rev-parse", "HEAD~5:f"), fixture.git("rev-parse", "HEAD:g")]);
    const scan = await scanHistory(fixture.path, { engine });
    expect(scan.complete).toBe(true);
    expect(scan.findings.map(({ fingerprint }) => fingerprint)).toContain(fingerprintOf(packed));
    expect(existsSync(trap)).toBe(false);
  });
});

describe("a blob over 64 MiB", () => {
  const LINES = 2_300_000;
  const content = (at: number, made: string, more = ""): string => {
    const line = "thirty-one characters of a line\n";
    return `${line.repeat(at)}${made}\n${line.repeat(LINES - at)}${more}`;
  };

  it("is read in a stream: loose, packed, as a delta and staged", async () => {
    const fixture = repository();
    const [early, late, staged] = [token(), token(), token()];
    fixture.write("big", content(1_500_000, early));
    fixture.commit("one");
    const loose = await scanHistory(fixture.path, { engine });
    expect(loose).toMatchObject({
      complete: true,
      findings: [{ fingerprint: fingerprintOf(early), location: { path: "big", startLine: 1_500_001 } }],
    });
    fixture.write("big", content(1_500_000, early, `${late}\n`));
    fixture.commit("two");
    expect(await scanRange(fixture.path, "HEAD~1..HEAD", { engine })).toMatchObject({
      complete: true,
      findings: [{ fingerprint: fingerprintOf(late), location: { startLine: LINES + 2 } }],
    });
    fixture.git("repack", "-q", "-a", "-d", "-f");
    const kinds = fixture.git("cat-file", "--batch-all-objects", "--batch-check=%(objectsize) %(deltabase)");
    expect(kinds.split("\n").filter((line) => /^7\d{7} (?!0+$)/u.test(line))).toHaveLength(1);
    const packed = await scanHistory(fixture.path, { engine });
    expect(packed).toMatchObject({ complete: true });
    expect(packed.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      [fingerprintOf(early), fingerprintOf(late)].sort(),
    );
    fixture.write("wide", Buffer.from(`\ufeff${content(1_300_000, staged)}`, "utf16le"));
    fixture.git("add", "wide");
    expect(await scanStaged(fixture.path, { engine })).toMatchObject({
      complete: true,
      findings: [{ fingerprint: fingerprintOf(staged) }],
    });
    vi.stubEnv("PATH", "/nonexistent");
    const alone = await scanHistory(fixture.path, { engine });
    expect(alone.complete).toBe(false);
    expect(alone.skipped).toHaveLength(1);
  }, 180_000);
});
