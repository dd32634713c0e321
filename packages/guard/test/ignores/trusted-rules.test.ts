import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NOTHING_DECLARED } from "../../src/node/config.ts";
import { loadTrustedRules, type TrustedOrigin, type TrustedReader } from "../../src/node/findings.ts";

const rule = (id: string): string =>
  `[[rules]]\nid = "${id}"\nfinds = "a token"\npattern = 'tk_[a-z]{12}'\nkeywords = ["tk_"]\nseverity = "high"\nexamples = ["tk_abcdefghijkm"]\ncounterexamples = ["tk"]\n`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kg-trusted-rules-"));
  writeFileSync(join(directory, "rules.toml"), rule("of-the-change"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function load(origin: TrustedOrigin, files: Readonly<Record<string, string>>, extend = ["./rules.toml"]) {
  const reader: TrustedReader = { root: directory, origin, read: async (path) => files[path] };
  const config = { ...NOTHING_DECLARED, scan: { ...NOTHING_DECLARED.scan, extend } };
  return loadTrustedRules(reader, { config, directory });
}

const BASE: TrustedOrigin = { kind: "base", commit: "0".repeat(40), branch: "main" };

describe("loadTrustedRules()", () => {
  test("reads the work tree where that is what judges", async () => {
    const [file, more] = await load({ kind: "work-tree" }, {});
    expect(file?.text).toContain("of-the-change");
    expect(more).toBeUndefined();
  });

  test("reads the target branch on a pull request, whatever the change wrote over it", async () => {
    const [file] = await load(BASE, { "rules.toml": rule("of-the-target") });
    expect(file).toEqual({ name: "rules.toml", text: rule("of-the-target") });
  });

  test.each([
    ["the work tree", { kind: "work-tree" } as const, ["gone.toml"]],
    ["the target branch", BASE, ["rules.toml"]],
    ["a path outside of the repository", BASE, ["../rules.toml"]],
  ])("does not go on without a file that is not in %s", async (_, origin, extend) => {
    await expect(load(origin, {}, extend)).rejects.toMatchObject({ code: "KG_CONFIG_NOT_FOUND" });
  });

  test("reads a file in UTF-16, and says what keeps it from one that is there", async () => {
    writeFileSync(join(directory, "rules.toml"), Buffer.from(`\uFEFF${rule("wide")}`, "utf16le"));
    expect(await load({ kind: "work-tree" }, {})).toMatchObject([{ text: rule("wide") }]);
    await expect(load({ kind: "work-tree" }, {}, ["."])).rejects.toMatchObject({
      code: "KG_READ",
      message: expect.stringContaining("it is not a file") as unknown,
    });
  });

  test("loads nothing where nothing is named", async () => {
    expect(await load(BASE, {}, [])).toEqual([]);
  });
});
