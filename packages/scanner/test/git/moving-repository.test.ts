import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterEach(() => {
  for (const fixture of fixtures.splice(0)) fixture.destroy();
});

function repository(): { fixture: GitFixture; tokens: string[] } {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  const tokens = Array.from({ length: 30 }, () => token());
  for (const [i, made] of tokens.entries()) {
    fixture.write(`f${i % 4}`, `${"line\n".repeat(50)}${made}\n`);
    fixture.commit(`c${i}`);
  }
  return { fixture, tokens };
}

/** An engine during whose first look something happens to the repository. */
function engineThat(acts: () => void): ReturnType<typeof createEngine> {
  const engine = createEngine();
  let done = false;
  return {
    ...engine,
    prefilter(bytes, start, end) {
      if (!done) {
        done = true;
        acts();
      }
      return engine.prefilter(bytes, start, end);
    },
  };
}

describe("scanHistory() on a repository that changes under it", () => {
  it("finds all that was there when a gc packs every loose object meanwhile", async () => {
    const { fixture, tokens } = repository();
    const engine = engineThat(() => fixture.git("gc", "-q", "--prune=now"));
    const { findings, complete, skipped } = await scanHistory(fixture.path, { engine });
    expect(skipped).toEqual([]);
    expect(complete).toBe(true);
    expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      tokens.map((made) => fingerprintOf(made)).sort(),
    );
  });

  it("finds all that was there when its packs are replaced meanwhile", async () => {
    const { fixture, tokens } = repository();
    fixture.git("repack", "-q", "-a", "-d");
    const engine = engineThat(() => {
      fixture.write("more", token());
      fixture.commit("more");
      fixture.git("repack", "-q", "-a", "-d", "-f");
    });
    const { findings, complete } = await scanHistory(fixture.path, { engine });
    expect(complete).toBe(true);
    const found = new Set(findings.map(({ fingerprint }) => fingerprint));
    expect(tokens.filter((made) => !found.has(fingerprintOf(made)))).toEqual([]);
  });

  it("says so when objects vanish for good", async () => {
    const { fixture } = repository();
    const objects = join(fixture.path, ".git/objects");
    const engine = engineThat(() => {
      for (const fan of readdirSync(objects)) if (fan.length === 2) rmSync(join(objects, fan), { recursive: true });
    });
    const { complete } = await scanHistory(fixture.path, { engine });
    expect(complete).toBe(false);
  });

  it("ends, whole or saying what it lacks, while another process pushes and collects garbage", async () => {
    const { fixture, tokens } = repository();
    const other = GitFixture.create();
    fixtures.push(other);
    const script = `i=0; while [ $i -lt 12 ]; do echo $i > "p$i"; git add -A; git commit -qm "p$i"; git push -qf "${fixture.path}" HEAD:refs/heads/pushed; git -C "${fixture.path}" repack -qad; i=$((i+1)); done`;
    const child = spawn("sh", ["-c", script], {
      cwd: other.path,
      stdio: "ignore",
      env: {
        PATH: process.env["PATH"],
        HOME: other.path,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_AUTHOR_NAME: "x",
        GIT_AUTHOR_EMAIL: "x@example.org",
        GIT_COMMITTER_NAME: "x",
        GIT_COMMITTER_EMAIL: "x@example.org",
      },
    });
    const ended = once(child, "exit");
    let runs = 0;
    while (child.exitCode === null || runs === 0) {
      const { findings, complete } = await scanHistory(fixture.path, { engine: createEngine() });
      const found = new Set(findings.map(({ fingerprint }) => fingerprint));
      const missed = tokens.filter((made) => !found.has(fingerprintOf(made)));
      // What is missed is admitted.
      expect(complete && missed.length > 0).toBe(false);
      runs++;
    }
    await ended;
    expect((await scanHistory(fixture.path, { engine: createEngine() })).complete).toBe(true);
  }, 120_000);
});
