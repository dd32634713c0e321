import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { planClean, replacementLines } from "../../src/node/git/clean-plan.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

describe("planClean()", () => {
  it("revokes first, then rewrites, then names what remains and how to prove it, and holds no secret", async () => {
    const fixture = GitFixture.create();
    const made = token();
    fixture.write("config", made);
    const id = fixture.commit("one");
    fixture.git("update-ref", "refs/pull/7/head", id);
    const { findings } = await scanHistory(fixture.path, { engine: createEngine() });
    fixture.destroy();
    const { text, fingerprints } = planClean({ findings, revokePages: new Map() });
    expect(fingerprints).toEqual(findings.map(({ fingerprint }) => fingerprint));
    expect(text).not.toContain(made);
    expect(text).toContain(id.slice(0, 12));
    expect(text).toContain("refs/pull/7/head");
    const headings = [...text.matchAll(/^## .*$/gmu)].map(([heading]) => heading);
    expect(headings).toEqual([
      "## 1. Revoke first",
      "## 2. Rewrite a fresh clone",
      "## 3. What a push cannot reach",
      "## 4. Prove it",
    ]);
    expect(text).toContain("git filter-repo --replace-text");
    expect(text).toContain("keyguard scan . --history");
  });

  it("says that there is nothing to do where there is nothing", () => {
    expect(planClean({ findings: [], revokePages: new Map() }).text).toContain("nothing to purge");
  });

  it("names commands that a shell can read", async () => {
    const fixture = GitFixture.create();
    fixture.commit(`said ${token()}`);
    const { findings } = await scanHistory(fixture.path, { engine: createEngine() });
    fixture.destroy();
    const { text } = planClean({ findings, revokePages: new Map() });
    expect(text).toContain("--replace-message");
    for (const [, script = ""] of text.matchAll(/```sh\n([\s\S]*?)```/gu)) {
      expect(() => execFileSync("sh", ["-n"], { input: script })).not.toThrow();
    }
  });
});

describe("replacementLines()", () => {
  it("writes one literal a line, the longest first, and never a short or an empty one", () => {
    const [a, b] = [token(), `${token()}-longer`];
    expect(replacementLines([a, b, a, "", "short", `${b}\n${a}`])).toBe(
      `literal:${b}==>REMOVED\nliteral:${a}==>REMOVED\n`,
    );
  });

  it("spells a value that holds the separator as a pattern", () => {
    expect(replacementLines(["abcdefgh==>x"])).toBe(String.raw`regex:abcdefgh\x3d\x3d\x3ex==>REMOVED` + "\n");
  });

  it("writes nothing for nothing", () => {
    expect(replacementLines([])).toBe("");
  });
});
