import { buildCorpus } from "@keyguard/testkit/corpus";
import { describe, expect, test } from "vitest";
import { createGitEngine } from "../../src/node/git-engine.ts";

describe("createGitEngine().names()", () => {
  test("names what scanBytes() finds, and nothing else", async () => {
    const engine = createGitEngine({ salt: "a repository's" });
    const { files } = buildCorpus({ seed: "names", cells: 120, forms: "facts" });
    let found = 0;
    for (const [path, text] of files) {
      const bytes = new TextEncoder().encode(text);
      const names = (await engine.scanBytes(bytes, path)).map(({ fingerprint }) => fingerprint);
      const named = (await engine.names?.(bytes, path)) ?? [];
      expect(new Set(named.map(({ fingerprint }) => fingerprint))).toEqual(new Set(names));
      found += names.length;
    }
    expect(found).toBeGreaterThan(50);
  });

  test("is left to scanBytes() where somebody has the last word", () => {
    expect(createGitEngine({ onFinding: (finding) => finding }).names).toBe(undefined);
  });
});
