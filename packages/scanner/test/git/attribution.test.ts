import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it } from "vitest";
import { hashObject } from "../../src/node/git/object-id.ts";
import type { ScanEngine } from "../../src/node/git/scan-engine.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine as createFakeEngine } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixture = GitFixture.create();
afterAll(() => fixture.destroy());

/** Takes blobs whose id's first 16 bits are below a bound for credentials, each named by its id: every place of them is then a fact that git knows too. */
function engineOf(bound: number, binary: Set<string>): ScanEngine {
  const one = createFakeEngine();
  return {
    digest: `ids below ${bound}`,
    prefilter(bytes) {
      // Binary content reaches the engine changed, and could not be named by its id.
      const isText = !bytes.subarray(0, 8192).includes(0);
      if (!isText) binary.add(hashObject("sha1", "blob", bytes).toString("hex"));
      return isText;
    },
    async scanBytes(bytes, path) {
      const id = hashObject("sha1", "blob", bytes);
      if (id.readUInt16BE(0) >= bound || path.startsWith("(")) return [];
      const [finding] = await one.scanBytes(Buffer.from("kgt_0123456789abcdef"), path);
      return finding === undefined ? [] : [{ ...finding, fingerprint: id.toString("hex") }];
    },
  };
}

/** `commit path` for every blob below the bound that a commit has at a path where none of its parents has it, as git tells it. */
async function askGit(path: string, bound: number): Promise<Map<string, Set<string>>> {
  const args = ["log", "--all", "--raw", "-m", "--root", "--no-renames", "--no-abbrev", "--format=%x01%H %P"];
  const child = spawn("git", ["-c", "core.quotePath=false", "--no-replace-objects", "-C", path, ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const places = new Map<string, Set<string>>();
  const seen = new Map<string, number>();
  let commit = "";
  let parents = 1;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("\u0001")) {
      const [id = "", ...rest] = line.slice(1).trim().split(" ");
      if (id !== commit) seen.clear(); // a merge's head line comes once for each parent
      commit = id;
      parents = Math.max(1, rest.length);
    }
    const match = /^:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\t(.*)$/u.exec(line);
    const [, mode = "", old = "", blob = "", file = ""] = match ?? [];
    if (old === blob) continue; // only its mode changed
    if (match === null || mode === "160000" || mode === "000000" || Number.parseInt(blob.slice(0, 4), 16) >= bound)
      continue;
    const key = `${blob} ${file}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.get(key) !== parents) continue;
    const set = places.get(blob) ?? new Set();
    places.set(blob, set.add(`${commit} ${file}`));
  }
  return places;
}

const EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

/** Ids that no scan can read: of blobs that the repository lacks, and of the empty one. */
function unreadable(path: string): string[] {
  const args = ["-C", path, "--no-replace-objects", "rev-list", "--objects", "--all", "--missing=print"];
  const listed = execFileSync("git", args, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return [EMPTY, ...Array.from(listed.matchAll(/^\?([0-9a-f]+)$/gmu), ([, id = ""]) => id)];
}

function lines(places: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...places].flatMap(([blob, set]) => [...set].map((place) => `${blob} ${place}`)).sort();
}

function build(): void {
  for (let i = 0; i < 60; i++) {
    if (i % 7 === 3) fixture.git("checkout", "-q", "-b", `b${i}`, `HEAD~${i % 3}`);
    fixture.write(`d${i % 4}/e${i % 3}/f${i % 5}`, `content ${i % 11}\n`);
    fixture.write(`g${i % 6}`, `more ${i % 13}\n`);
    if (i % 10 === 9) fixture.remove(`d${i % 4}`);
    fixture.commit(`c${i}`);
    if (i % 7 === 6) {
      fixture.tick();
      fixture.git("merge", "-q", "-s", i % 2 === 0 ? "ours" : "recursive", "-X", "ours", "--no-edit", "main");
      fixture.git("branch", "-q", "-f", "main");
    }
  }
  fixture.git("repack", "-q", "-a", "-d", "-f", "--depth=50");
}

/** More repositories to prove it on: `PATH:BOUND`, separated by commas. */
const more = (process.env["KG_PROOF_REPOSITORIES"] ?? "").split(",").filter((text) => text !== "");

describe("attribution", () => {
  it.each(["", ...more])(
    "says of every blob what git log --raw -m says %s",
    async (named) => {
      if (named === "") build();
      const [path = "", bound = "65536"] = named === "" ? [fixture.path] : named.split(":");
      const binary = new Set<string>();
      const engine = engineOf(Number(bound), binary);
      const { findings } = await scanHistory(path, { engine, full: true });
      const expected = await askGit(path, Number(bound));
      for (const id of [...binary, ...unreadable(path)]) expected.delete(id);
      const commits = new Set([...expected.values()].flatMap((set) => [...set].map((place) => place.split(" ", 1)[0])));
      const ours = new Map(
        findings
          .map(({ fingerprint, git, location }) => {
            const first = `${git?.introducedBy?.commit ?? ""} ${location?.path ?? ""}`;
            const places = [first, ...(git?.alsoIn ?? []).map(({ commit, path: file }) => `${commit} ${file}`)];
            // Commits that no ref reaches are ours alone: git log --all does not show them.
            return [fingerprint, new Set(places.filter((place) => commits.has(place.split(" ", 1)[0])))] as const;
          })
          .filter(([blob, places]) => places.size > 0 && !binary.has(blob)),
      );
      expect(ours.size).toBeGreaterThan(named === "" ? 20 : 0);
      expect(lines(ours)).toEqual(lines(expected));
    },
    600_000,
  );
});
