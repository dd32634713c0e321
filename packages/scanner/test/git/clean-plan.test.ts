import { execFileSync } from "node:child_process";
import type { Finding } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { type CleanPlanInput, isInRefs, planClean } from "../../src/node/git/clean-plan.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

function input(findings: readonly Finding[], more: Partial<CleanPlanInput> = {}): CleanPlanInput {
  return {
    findings,
    revokePages: new Map(),
    repository: "/home/ann/my bot",
    remote: "origin",
    workDirectory: "/tmp/it's private",
    replaceFile: { path: "/tmp/it's private/replacements.txt", count: 2, inMessages: false },
    ...more,
  };
}

async function findingsOf(build: (fixture: GitFixture) => void): Promise<readonly Finding[]> {
  const fixture = GitFixture.create();
  build(fixture);
  const { findings } = await scanHistory(fixture.path, { engine: createEngine() });
  fixture.destroy();
  return findings;
}

describe("planClean()", () => {
  it("revokes first, then rewrites, then names what remains and how to prove it, and holds no secret", async () => {
    const made = token();
    const findings = await findingsOf((fixture) => {
      fixture.write("config", made);
      const id = fixture.commit("one");
      fixture.git("update-ref", "refs/pull/7/head", id);
      fixture.git("update-ref", "refs/backup/old", id);
    });
    const { text, fingerprints } = planClean(input(findings));
    expect(fingerprints).toEqual(findings.map(({ fingerprint }) => fingerprint));
    expect(text).not.toContain(made);
    expect(text).toContain(findings[0]?.git?.introducedBy?.commit.slice(0, 12));
    expect(text).toContain("refs/pull/7/head");
    expect(text).toContain("+refs/backup/*:refs/backup/*");
    expect(text).not.toMatch(/push .*refs\/pull/u);
    const headings = [...text.matchAll(/^## .*$/gmu)].map(([heading]) => heading);
    expect(headings).toEqual([
      "## 1. Revoke first",
      "## 2. Rewrite a fresh clone",
      "## 3. Clean your own clones",
      "## 4. What a push cannot reach",
      "## 5. Prove it",
    ]);
    expect(text).toContain("git -C purge.git filter-repo --replace-text");
    expect(text).toContain("keyguard scan --history");
  });

  it("says that there is nothing to do where there is nothing", () => {
    expect(planClean(input([])).text).toContain("nothing to purge");
  });

  it("rewrites nothing for what only a stash and a dropped commit hold", async () => {
    const findings = await findingsOf((fixture) => {
      fixture.write("a", "a\n");
      fixture.commit("one");
      fixture.write("a", token());
      fixture.git("stash");
      fixture.write("a", token());
      fixture.commit("dropped");
      fixture.git("reset", "-q", "--hard", "HEAD~1");
    });
    expect(findings.map(isInRefs)).toEqual([false, false]);
    const { text } = planClean(input(findings, { replaceFile: null }));
    expect(text).toContain("## 2. Nothing to rewrite");
    expect(text).toContain("git stash drop");
    expect(text).not.toContain("filter-repo");
  });

  it.each<[string, Partial<CleanPlanInput>]>([
    ["messages", { replaceFile: { path: "/tmp/r", count: 1, inMessages: true } }],
    [
      "blobs alone",
      { replaceFile: { path: "/tmp/r", count: 0, inMessages: false }, blobs: [{ id: "a1", path: "`b`\n" }] },
    ],
    ["no remote", { remote: null }],
    ["what is not reached", { unreached: ["a1".repeat(20)] }],
  ])("names commands that a shell can read: %s", async (_name, more) => {
    const findings = await findingsOf((fixture) => {
      fixture.commit(`said ${token()}`);
    });
    const { text } = planClean(input(findings, more));
    const scripts = [...text.matchAll(/```sh\n([\s\S]*?)```/gu)].map(([, script = ""]) => script);
    expect(scripts).toHaveLength(3);
    for (const script of scripts) expect(() => execFileSync("sh", ["-n"], { input: script })).not.toThrow();
  });
});
