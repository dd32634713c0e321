import { readdirSync, readFileSync, writeFileSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ObjectReader } from "../../src/node/git/object-reader.ts";
import { openRepository } from "../../src/node/git/repository.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";
import { type PackedEntry, writePack } from "./support/pack-writer.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

/** A small pack with whole objects, deltas, a tag, and a credential that is deleted in the end. */
function smallPack(): { fixture: GitFixture; pack: string; index: string; ids: string[] } {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  const body = Array.from({ length: 30 }, (_, i) => `line ${i}`);
  fixture.write("f", body.join("\n"));
  fixture.commit("one");
  fixture.write("f", [...body, token()].join("\n"));
  fixture.commit("two");
  fixture.write("f", body.slice(1).join("\n"));
  fixture.commit("three");
  fixture.git("tag", "-a", "v1", "-m", "tag");
  fixture.git("repack", "-q", "-a", "-d", "-f");
  const directory = join(fixture.path, ".git/objects/pack");
  const file = (end: string): string =>
    join(directory, readdirSync(directory).find((name) => name.endsWith(end)) ?? "");
  const ids = fixture.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split("\n");
  for (const end of [".pack", ".idx"]) chmodSync(file(end), 0o644);
  return { fixture, pack: file(".pack"), index: file(".idx"), ids };
}

interface Outcome {
  readonly complete: boolean;
  readonly count: number;
}

async function outcome(path: string): Promise<Outcome> {
  const { complete, findings, skipped } = await scanHistory(path, { engine: createEngine() });
  expect(complete).toBe(skipped.length === 0);
  return { complete, count: findings.length };
}

describe("scanHistory() on a damaged pack", { timeout: 240_000 }, () => {
  it.each(["pack", "index"] as const)("notices every flipped bit of the %s", async (which) => {
    const { fixture, ids, ...files } = smallPack();
    const whole = readFileSync(files[which]);
    expect(await outcome(fixture.path)).toEqual({ complete: true, count: 1 });
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(files[which], damaged);
      const { complete } = await outcome(fixture.path);
      expect({ at, complete }).toEqual({ at, complete: false });
    }
    expect(ids.length).toBeGreaterThan(9);
  });

  it.each(["pack", "index"] as const)("notices every truncation of the %s", async (which) => {
    const { fixture, ...files } = smallPack();
    const whole = readFileSync(files[which]);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(files[which], whole.subarray(0, length));
      const { complete } = await outcome(fixture.path);
      expect({ length, complete }).toEqual({ length, complete: false });
    }
  });

  it("notices every flipped bit of a loose object", async () => {
    const fixture = GitFixture.create();
    fixtures.push(fixture);
    fixture.write("f", "some content that is long enough to be worth it\n");
    fixture.commit("one");
    const id = fixture.git("rev-parse", "HEAD:f");
    const file = join(fixture.path, ".git/objects", id.slice(0, 2), id.slice(2));
    const whole = readFileSync(file);
    chmodSync(file, 0o644);
    const unnoticed: number[] = [];
    // Behind zlib's header, whose level may change without changing what it says.
    for (let at = 2; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      if ((await outcome(fixture.path)).complete) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });
});

describe("ObjectReader on a damaged pack", { timeout: 240_000 }, () => {
  it("never returns an object that is not what its id says", () => {
    const { fixture, pack, ids } = smallPack();
    const whole = readFileSync(pack);
    const sound = new ObjectReader(openRepository(fixture.path));
    const expected = new Map(ids.map((id) => [id, sound.read(id)]));
    sound.close();
    const wrong: string[] = [];
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(pack, damaged);
      const reader = new ObjectReader(openRepository(fixture.path));
      for (const id of ids) {
        const object = reader.read(id);
        const original = expected.get(id);
        if (typeof object === "string" || typeof original !== "object") continue;
        if (object.kind !== original.kind || !object.content.equals(original.content)) wrong.push(`${at} ${id}`);
      }
      reader.close();
    }
    expect(wrong).toEqual([]);
  });
});

describe("scanHistory() on a hostile pack", () => {
  async function hostile(entries: readonly PackedEntry[]): Promise<{ complete: boolean; reasons: string[] }> {
    const fixture = GitFixture.create();
    fixtures.push(fixture);
    writePack(join(fixture.path, ".git/objects/pack"), entries);
    const { complete, skipped } = await scanHistory(fixture.path, { engine: createEngine() });
    return { complete, reasons: [...new Set(skipped.map(({ reason }) => reason))] };
  }
  const copyAll = (size: number, target: number): Buffer => {
    const varint = (value: number): number[] =>
      value < 128 ? [value] : [128 | (value & 127), ...varint(Math.floor(value / 128))];
    const operations = Array.from({ length: target / 0x10000 }, () => 0x80);
    return Buffer.from([...varint(size), ...varint(target), ...operations]);
  };

  it("does not believe a huge declared size", async () => {
    expect(await hostile([{ kind: 3, content: Buffer.from("x"), size: 2 ** 40 }])).toEqual({
      complete: false,
      reasons: [expect.stringContaining("the object is larger than 64 MiB") as string],
    });
    expect(await hostile([{ kind: 3, content: Buffer.from("x"), size: 60 * 1024 * 1024 }])).toMatchObject({
      complete: false,
    });
  });

  it("stops at deltas that make a million bytes of one", async () => {
    const base: PackedEntry = { kind: 3, content: Buffer.alloc(0x10000, 97) };
    const bombs = Array.from({ length: 200 }, (): PackedEntry => ({
      base: 0,
      delta: copyAll(0x10000, 60 * 1024 * 1024),
    }));
    const { complete, reasons } = await hostile([base, ...bombs]);
    expect(complete).toBe(false);
    expect(reasons).toEqual(["the pack expands beyond any sensible bound; the rest of it was not read"]);
  }, 120_000);

  it.each([
    ["copies from behind the base's end", Buffer.from([1, 4, 0x91, 1, 4])],
    ["makes more than it says", Buffer.from([1, 1, 0x90, 1, 0x90, 1])],
    ["makes less than it says", Buffer.from([1, 9, 0x90, 1])],
    ["is of another base", Buffer.from([7, 1, 0x90, 1])],
    ["has a reserved operation", Buffer.from([1, 1, 0])],
    ["inserts from behind its end", Buffer.from([1, 9, 9, 97])],
    ["is empty", Buffer.alloc(0)],
  ])("passes over a delta that %s", async (_, delta) => {
    expect(
      await hostile([
        { kind: 3, content: Buffer.from("x") },
        { base: 0, delta },
      ]),
    ).toEqual({
      complete: false,
      reasons: ["the stored object is damaged"],
    });
  });

  it("notices deltas that build on each other in a circle, on themselves and on nothing", async () => {
    const delta = Buffer.from([1, 1, 0x90, 1]);
    const circle = await hostile([
      { baseId: 1, delta },
      { baseId: 0, delta },
      { kind: 3, content: Buffer.from("x") },
    ]);
    expect(circle).toEqual({ complete: false, reasons: ["the delta's base cannot be read"] });
    expect(await hostile([{ baseId: 0, delta }])).toMatchObject({ complete: false });
    expect(await hostile([{ baseId: 77, delta }])).toEqual({
      complete: false,
      reasons: ["the delta's base is not in the repository"],
    });
  });

  it("walks a chain of four thousand deltas", async () => {
    const link = Buffer.from([1, 1, 0x90, 1]);
    const chain = Array.from({ length: 4095 }, (_, i): PackedEntry => ({ base: i, delta: link }));
    expect(await hostile([{ kind: 3, content: Buffer.from("x") }, ...chain])).toEqual({ complete: true, reasons: [] });
  });

  it("notices bytes between objects, and objects that the index does not name", async () => {
    const blob: PackedEntry = { kind: 3, content: Buffer.from("x") };
    expect(await hostile([{ ...blob, trailing: Buffer.from("hidden") }])).toMatchObject({ complete: false });
    expect(await hostile([blob, { ...blob, content: Buffer.from("y"), unlisted: true }])).toMatchObject({
      complete: false,
    });
  });

  it("passes over a tree that is malformed, or names itself", async () => {
    const tree = Buffer.concat([Buffer.from("40000 a\0"), Buffer.alloc(20, 0)]);
    expect(await hostile([{ kind: 2, content: Buffer.from("100644 no id\0short") }])).toMatchObject({
      complete: false,
    });
    expect(await hostile([{ kind: 2, content: tree, id: Buffer.alloc(20, 0) }])).toMatchObject({ complete: true });
  });
});
