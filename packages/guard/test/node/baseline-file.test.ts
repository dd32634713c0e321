import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBaseline, formatBaseline, updateBaseline } from "../../src/baseline/baseline.ts";
import { readBaseline, writeBaseline } from "../../src/node/baseline/baseline-file.ts";
import { createTrustedReader } from "../../src/node/ignores/trusted-reader.ts";
import { finding } from "../ignores/samples.ts";
import { folder, Repository } from "./repository.ts";

const FILE = ".keyguard-baseline";
const one = createBaseline([finding()]);

describe("writeBaseline()", () => {
  it("writes what readBaseline() reads, and says when nothing changes", async () => {
    const root = folder();
    expect(await writeBaseline(root, FILE, one, undefined)).toBe(true);
    const reader = await createTrustedReader(root, {});
    expect(await readBaseline(reader, FILE)).toEqual(one);
    expect(await writeBaseline(root, FILE, one, readFileSync(join(root, FILE), "utf8"))).toBe(false);
    expect(await readBaseline(reader, "gone")).toBeUndefined();
  });

  it("leaves the old file and nothing beside it where it cannot be replaced", async () => {
    const root = folder();
    mkdirSync(join(root, FILE)); // a directory stands in the way of the rename
    await expect(writeBaseline(root, FILE, one, undefined)).rejects.toMatchObject({ code: "KG_OUTPUT", exitCode: 3 });
    expect(readdirSync(root)).toEqual([FILE]);
  });

  it("keeps the file's mode", async () => {
    const root = folder();
    await writeBaseline(root, FILE, one, undefined);
    chmodSync(join(root, FILE), 0o600);
    await writeBaseline(root, FILE, [], undefined);
    expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o600);
  });
});

describe("a baseline in git", () => {
  it("merges without a conflict when two branches add neighbouring lines", () => {
    const repository = Repository.create();
    const shared = createBaseline(["0", "8", "f"].map((digit) => finding({ fingerprint: digit.repeat(16) })));
    repository.commit({ [FILE]: formatBaseline(shared), ".gitattributes": `${FILE} merge=union\n` });
    for (const [branch, digit] of [
      ["left", "3"],
      ["right", "4"],
    ] as const) {
      repository.git("checkout", "-q", "-b", branch, "main");
      const { entries } = updateBaseline(shared, [finding({ fingerprint: digit.repeat(16) })]);
      repository.commit({ [FILE]: formatBaseline(entries) });
    }
    repository.git("merge", "-q", "-m", "merge", "left");
    const merged = readFileSync(join(repository.path, FILE), "utf8");
    expect(
      merged
        .match(/^[0-9a-f]{16}/gmu)
        ?.sort()
        .map((text) => text[0])
        .join(""),
    ).toBe("0348f");
  });
});
