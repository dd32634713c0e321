import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { HistoryScan } from "../../src/node/git/git-scan.ts";
import { defaultCacheDirectory } from "../../src/node/git/history-cache.ts";
import { mergeFindings } from "../../src/node/git/merge-findings.ts";
import type { HistoryProgress } from "../../src/node/git/history-progress.ts";
import { scanHistory, type ScanHistoryOptions } from "../../src/node/git/scan-history.ts";
import { createEngine, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const engine = createEngine();
const engineModule = { url: new URL("./support/fake-engine.ts", import.meta.url).href };
let fixture: GitFixture;
let cacheDirectory: string;
const tokens = Array.from({ length: 12 }, () => token());

beforeAll(() => {
  cacheDirectory = mkdtempSync(join(tmpdir(), "kg-cache-"));
  fixture = GitFixture.create();
  for (let i = 0; i < 40; i++) {
    const lines = Array.from({ length: 200 }, (_, line) => `line ${line} ${line % (i + 1)}`);
    fixture.write(`dir${i % 5}/file${i % 9}`, [...lines, i % 3 === 0 ? tokens[i % 12] : ""].join("\n"));
    if (i % 4 === 0) fixture.write(`copy${i}`, tokens[(i + 5) % 12] ?? "");
    fixture.commit(`commit ${i} ${i === 20 ? tokens[3] : ""}`);
  }
  fixture.git("repack", "-q", "-a", "-d", "-f");
}, 60_000);
afterAll(() => {
  fixture.destroy();
  rmSync(cacheDirectory, { recursive: true });
});

async function scan(options: Partial<ScanHistoryOptions> = {}): Promise<HistoryScan> {
  const result = await scanHistory(fixture.path, { engine, ...options });
  expect(result.skipped).toEqual([]);
  return result;
}

describe("scanHistory() at work", () => {
  it("tells objects, bytes and how much of all is done, without going back", async () => {
    const told: HistoryProgress[] = [];
    // A clock of its own: a tenth of a second passes between any two looks at it.
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
    await scanHistory(fixture.path, { engine: createEngine(), onProgress: (progress) => told.push(progress) });
    clock.mockRestore();
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual([
      "reading packs",
      "reading commits and trees",
      "scanning content",
      "tracing origins",
    ]);
    const shares = told.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const last = told.findLast(({ phase }) => phase === "scanning content");
    const blobs = fixture.git("cat-file", "--batch-all-objects", "--batch-check").match(/ blob /gu)?.length;
    expect(last?.objects).toEqual({ done: blobs, total: blobs });
    expect(last?.bytes.done).toBe(last?.bytes.total);
  });
});

describe("scanHistory() on several threads", () => {
  it("finds the same as on one", async () => {
    const one = await scan();
    const three = await scan({ threads: 3, engineModule });
    expect(three.findings).toEqual(one.findings);
    expect(three.stats).toEqual({ ...one.stats, threads: 3 });
  });

  it("is incomplete when a thread cannot load its engine", async () => {
    const result = await scanHistory(fixture.path, {
      engine,
      threads: 2,
      engineModule: { url: "file:///no/such/engine.js" },
    });
    expect(result.complete).toBe(false);
    expect(result.skipped.map(({ reason }) => reason)).toEqual(["a part of the work was not done: its thread stopped"]);
  });

  it("returns what it has when it is interrupted, as incomplete", async () => {
    const result = await scanHistory(fixture.path, { engine, signal: AbortSignal.abort() });
    expect(result.complete).toBe(false);
    expect(result.skipped).toContainEqual({ path: "the repository", reason: "the scan was interrupted" });
  });
});

describe("scanHistory() in shards", () => {
  it.each([2, 3, 7])("gives in %d parts together what a single run gives", async (count) => {
    const whole = await scan();
    const parts = await Promise.all(Array.from({ length: count }, (_, i) => scan({ shard: { index: i + 1, count } })));
    expect(mergeFindings(parts.map(({ findings }) => findings))).toEqual(whole.findings);
    expect(parts.every(({ stats }) => stats.blobs > 0)).toBe(true);
  });
});

describe("scanHistory() with a cache", () => {
  const files = (): string[] => readdirSync(cacheDirectory).map((name) => join(cacheDirectory, name));

  it("reads nothing the second time, and only what is new the third", async () => {
    const first = await scan({ cacheDirectory });
    const second = await scan({ cacheDirectory });
    expect(second).toEqual({ ...first, stats: { ...first.stats, path: "cache" } });
    fixture.write("new", `${token()}\n`);
    fixture.commit("new");
    const third = await scan({ cacheDirectory });
    expect(third.stats).toMatchObject({ blobs: 1, path: "pack reader" });
    expect(third.findings).toEqual((await scan()).findings);
  });

  it("knows objects again after a repack", async () => {
    await scan({ cacheDirectory });
    fixture.git("repack", "-q", "-a", "-d", "-f");
    const again = await scan({ cacheDirectory });
    expect(again.stats).toMatchObject({ blobs: 0, path: "pack reader" });
    expect(again.findings).toEqual((await scan()).findings);
  });

  it("judges a blob again when it gets another name", async () => {
    await scan({ cacheDirectory });
    fixture.write("another-name", readFileSync(join(fixture.path, "dir1/file1")));
    fixture.commit("another name");
    expect((await scan({ cacheDirectory })).stats.blobs).toBe(1);
  });

  it("is another one for other rules", async () => {
    await scan({ cacheDirectory });
    const other = await scan({ cacheDirectory, engine: { ...engine, digest: "other" } });
    expect(other.stats.blobs).toBeGreaterThan(20);
  });

  it("holds no secret, and can be read by its owner alone", async () => {
    await scan({ cacheDirectory });
    const kept = files()
      .map((file) => readFileSync(file, "latin1"))
      .join();
    expect(tokens.filter((made) => kept.split(made).length > 1)).toEqual([]);
    for (const file of files()) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("is passed over with a note when it is damaged, and found wrong nowhere", async () => {
    const whole = await scan();
    await scan({ cacheDirectory });
    for (const file of files()) {
      const content = readFileSync(file);
      chmodSync(file, 0o600);
      for (const damaged of [
        content.subarray(0, content.length / 2),
        Buffer.from("{}"),
        Buffer.concat([content, content]),
      ]) {
        writeFileSync(file, damaged);
        const result = await scan({ cacheDirectory });
        expect(result.findings).toEqual(whole.findings);
      }
    }
    for (const file of files().filter((name) => name.endsWith("result"))) writeFileSync(file, "garbage");
    expect((await scan({ cacheDirectory })).notes.join()).toContain("damaged");
  });

  it("can lie in a directory that cannot be made", async () => {
    const result = await scan({ cacheDirectory: join(files()[0] ?? "", "below-a-file") });
    expect(result.notes.join()).toContain("could not be written");
    expect(existsSync(join(files()[0] ?? "", "below-a-file"))).toBe(false);
  });
});

describe("defaultCacheDirectory()", () => {
  it("respects XDG_CACHE_HOME, and passes over a relative one", () => {
    expect(defaultCacheDirectory({ XDG_CACHE_HOME: "/x", HOME: "/h" })).toBe("/x/keyguard/history");
    expect(defaultCacheDirectory({ XDG_CACHE_HOME: "x", HOME: "/h" })).toBe("/h/.cache/keyguard/history");
    expect(defaultCacheDirectory({ HOME: "/h" })).toBe("/h/.cache/keyguard/history");
  });
});

describe("scanHistory() of a repository in which something was damaged", () => {
  it("looks again when that was mended, though the repository's names and sizes are as before", async () => {
    const repository = GitFixture.create();
    const secret = token();
    repository.write("file", `${"x".repeat(200)}\n${secret}\n`);
    repository.commit("first");
    const id = repository.git("rev-parse", "HEAD:file");
    const path = join(repository.path, ".git/objects", id.slice(0, 2), id.slice(2));
    const whole = readFileSync(path);
    const { mtime } = statSync(path);
    const rewrite = (bytes: Buffer): void => {
      chmodSync(path, 0o600);
      writeFileSync(path, bytes);
      utimesSync(path, mtime, mtime);
    };
    const options = { engine, cacheDirectory: mkdtempSync(join(cacheDirectory, "damaged-")) };
    rewrite(Buffer.from(whole).fill(0xff, 20, 40));
    const damaged = await scanHistory(repository.path, options);
    expect([damaged.complete, damaged.findings.length, damaged.skipped.length]).toEqual([false, 0, 1]);
    rewrite(whole);
    const mended = await scanHistory(repository.path, options);
    expect([mended.complete, mended.findings.length, mended.skipped.length]).toEqual([true, 1, 0]);
    repository.destroy();
  });
});
