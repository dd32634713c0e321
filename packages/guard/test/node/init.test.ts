import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { join, relative } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createBaseline } from "../../src/baseline/baseline.ts";
import { contentText } from "../../src/init/change.ts";
import { IGNORED_FILES, withIgnoredFiles } from "../../src/init/gitignore.ts";
import { type InitOptions, type InitPlan, planInit } from "../../src/init/plan-init.ts";
import { githubWorkflow, gitlabPipeline, releaseNeeds } from "../../src/init/templates.ts";
import { loadConfig } from "../../src/node/config.ts";
import { inspectProject } from "../../src/node/init/inspect-project.ts";
import { projectRoot } from "../../src/node/project-root.ts";
import { applyChanges, journalPath, undoChanges } from "../../src/node/init/journal.ts";
import { finding } from "../ignores/samples.ts";
import { folder, Repository } from "./repository.ts";

const options: InitOptions = {
  version: "1.2.3",
  program: { node: process.execPath, script: "/opt/keyguard/cli.js" },
  salt: "00112233",
  baseline: createBaseline([finding()]),
};

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: { readonly keyguard: { readonly permissions: unknown; readonly steps: readonly unknown[] } };
}

/** Every path below a directory with what it holds, so that two states can be compared whole. */
function state(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const stat = lstatSync(path);
    const what = stat.isSymbolicLink()
      ? readlinkSync(path)
      : stat.isFile()
        ? createHash("sha256").update(readFileSync(path)).digest("hex")
        : "directory";
    found[relative(root, path)] = `${stat.mode.toString(8)} ${what}`;
  }
  return found;
}

async function plan(root: string, more: Partial<InitOptions> = {}): Promise<InitPlan> {
  return planInit(await inspectProject(root), { ...options, ...more });
}

async function init(root: string, more: Partial<InitOptions> = {}): Promise<string> {
  const project = await inspectProject(root);
  const journal = journalPath(root, project.git?.directory);
  await applyChanges(planInit(project, { ...options, ...more }).changes, journal);
  return journal;
}

function pythonBot(): Repository {
  const repository = Repository.create();
  repository.commit({
    "requirements.txt": "python-binance==1.0\nccxt>=4\nfreqtrade\n",
    "bot.py": "x",
    ".gitignore": "*.pyc\n.env\n",
  });
  mkdirSync(join(repository.path, ".github"));
  return repository;
}

describe("inspectProject()", () => {
  it("knows languages, frameworks, exchange SDKs, CI and hooks", async () => {
    const project = await inspectProject(pythonBot().path);
    expect(project).toMatchObject({
      languages: ["Python"],
      frameworks: ["ccxt", "freqtrade"],
      ci: ["GitHub Actions"],
      managers: ["native"],
    });
    expect(project.exchanges.map(({ id }) => id)).toContain("binance");
  });

  it("takes the root of the repository or of the worktree, in the spelling that was asked for", async () => {
    const repository = pythonBot();
    mkdirSync(join(repository.path, "a/b"), { recursive: true });
    expect(projectRoot(join(repository.path, "a/b"))).toBe(repository.path);
    const worktree = join(folder(), "tree");
    repository.git("worktree", "add", "-q", worktree);
    expect(projectRoot(worktree)).toBe(worktree);
    const plain = folder();
    expect(projectRoot(plain)).toBe(plain);
    symlinkSync(repository.path, join(plain, "link"));
    expect(projectRoot(join(plain, "link", "a"))).toBe(join(plain, "link")); // through a link: as it was asked for
    expect((await inspectProject(plain)).git).toBeUndefined();
  });
});

describe("planInit()", () => {
  it("covers what the project needs", async () => {
    const { changes, byHand } = await plan(pythonBot().path);
    expect(changes.map(({ label }) => label)).toEqual([
      ".gitignore",
      "keyguard.toml",
      ".keyguard-baseline",
      ".gitattributes",
      ".git/hooks/pre-commit",
      ".git/hooks/pre-push",
      ".github/workflows/keyguard.yml",
    ]);
    expect(byHand).toEqual([]);
  });

  it("writes a configuration that the loader reads", async () => {
    const { path } = pythonBot();
    await init(path);
    expect((await loadConfig(path)).config.scan).toEqual({ exclude: [], extend: [], salt: "00112233" });
  });

  it("writes only files outside git", async () => {
    expect((await plan(folder())).changes.map(({ label }) => label)).toEqual(["keyguard.toml", ".keyguard-baseline"]);
  });

  it.each([
    [{ ".husky/pre-commit": "npm test\n" }, [".husky/pre-commit", ".husky/pre-push"]],
    [{ "lefthook.yml": "pre-commit:\n  commands:\n    a:\n      run: b\n" }, ["lefthook.yml"]],
    [{ ".pre-commit-config.yaml": "repos:\n  - repo: local\n    hooks: [{id: a}]\n" }, [".pre-commit-config.yaml"]],
  ])("asks the manager that is there: %j", async (files, expected) => {
    const repository = Repository.create();
    repository.commit(files);
    const labels = (await plan(repository.path, { ci: false })).changes.map(({ label }) => label);
    expect(labels.filter((label) => !/^\.git(?:ignore|attributes)$|keyguard(?:\.toml|-baseline)/u.test(label))).toEqual(
      expected,
    );
  });

  it("writes no path of this machine into a hook that is committed", async () => {
    const repository = pythonBot();
    repository.git("config", "core.hooksPath", ".githooks");
    const hook = (await plan(repository.path)).changes.find(({ label }) => label === ".githooks/pre-commit");
    expect(hook?.after.kind === "file" && Buffer.from(hook.after.bytes).toString()).not.toContain("/opt/keyguard");
  });

  it("writes no hook where other repositories look, too", async () => {
    const repository = pythonBot();
    const shared = join(folder(), "hooks");
    repository.git("config", "core.hooksPath", shared);
    const { changes, byHand } = await plan(repository.path);
    expect(changes.filter(({ label }) => label.includes("hooks"))).toEqual([]);
    expect(byHand).toEqual([expect.stringContaining(`sends git to ${join(shared, "pre-commit")}`)]);
    repository.git("config", "core.hooksPath", ".git/hooks");
    expect((await plan(repository.path)).changes.map(({ label }) => label)).toContain(".git/hooks/pre-commit");
  });

  it.each([
    [{}, ".github/workflows/keyguard.yml"],
    [{ ".gitlab-ci.yml": "keyguard: {}\n" }, undefined],
    [{ Jenkinsfile: "" }, undefined],
  ])("writes a workflow for the system that builds %j", async (files, expected) => {
    const repository = Repository.create();
    repository.commit(files);
    const { changes, byHand } = await plan(repository.path);
    expect(changes.map(({ label }) => label).find((label) => /workflows|gitlab-ci/u.test(label))).toBe(expected);
    expect(byHand).toEqual(
      "Jenkinsfile" in files ? ["Jenkinsfile: add a step that runs: npx --yes keyguard@1.2.3 scan ."] : [],
    );
  });

  it.each([
    ["git@github.com:owner/repo.git", true],
    ["https://user@github.com/owner/repo", true],
    ["git@github.com-work:owner/repo.git", true],
    [undefined, true],
    ["https://github.example.com/owner/repo.git", false],
    ["ssh://git@ghe.corp:22/owner/repo", false],
  ])("takes the Action by its commit for %s: %s", async (remote, byAction) => {
    const repository = pythonBot();
    if (remote !== undefined) repository.git("remote", "add", "origin", remote);
    const commit = "5d".repeat(20);
    const { changes, needs } = await plan(repository.path, { commit });
    const change = changes.find(({ label }) => label === ".github/workflows/keyguard.yml");
    const workflow = parse(contentText(change?.after) ?? "") as Workflow;
    expect(Object.keys(workflow)).toEqual(["name", "on", "permissions", "jobs"]);
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push", "merge_group"]);
    expect(workflow.permissions).toEqual({});
    const { permissions, steps } = workflow.jobs.keyguard;
    expect(permissions).toEqual({ contents: "read" });
    expect(steps[0]).toMatchObject({
      uses: expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/u) as unknown,
      with: { "persist-credentials": false },
    });
    expect(steps[1]).toEqual(
      byAction ? { uses: `keyguard/keyguard/apps/action@${commit}` } : { run: "npx --yes keyguard@1.2.3 scan ." },
    );
    expect(steps).toHaveLength(2);
    expect(needs).toEqual([
      expect.stringContaining(byAction ? "keyguard/keyguard and actions/checkout" : "Node 20.19"),
    ]);
  });

  it("writes a GitLab job for branches and merge requests, in an image that has git", () => {
    const { keyguard: job } = parse(gitlabPipeline({ version: "1.2.3" })) as { keyguard: Record<string, unknown> };
    expect(job).toMatchObject({
      image: "node:24",
      variables: { GIT_DEPTH: 0 },
      script: ["npx --yes keyguard@1.2.3 scan --format gitlab --output gl-secret-detection-report.json ."],
    });
    expect(job["rules"]).toHaveLength(3);
  });

  it("takes the Action by its release's own tag where the commit is not known", () => {
    expect(githubWorkflow({ version: "1.2.3" }, true)).toContain("uses: keyguard/keyguard/apps/action@v1.2.3\n");
  });

  it.each([
    [
      { version: "0.0.0", commit: "5d".repeat(20) },
      `action@${"5d".repeat(20)} # no release yet\n`,
      "takes the commit 5d5d5d5d5d5d of this clone",
    ],
    [{ version: "0.0.0" }, "action@main # no release yet\n", "takes the branch main"],
  ])("names before the first release what there is, and says so: %j", async (release, reference, need) => {
    const { changes, needs } = await plan(pythonBot().path, release);
    const workflow = changes.find(({ label }) => label === ".github/workflows/keyguard.yml");
    expect(contentText(workflow?.after)).toContain(reference);
    expect(needs.at(-1)).toContain(need);
  });

  it("names no version of npm's before the first release", () => {
    expect(gitlabPipeline({ version: "0.0.0" })).toContain("npx --yes keyguard scan ");
    expect(githubWorkflow({ version: "0.0.0-source" }, false)).toContain("run: npx --yes keyguard scan .\n");
    expect(releaseNeeds({ version: "0.0.0" }, false)).toContain("fails until npm has one");
    expect(releaseNeeds({ version: "0.1.0" }, true)).toBeUndefined();
  });

  it("leaves a person what it cannot edit", async () => {
    const repository = Repository.create();
    repository.commit({ "lefthook.yml": "pre-commit: {commands: {a: {run: b}}}\n" });
    expect((await plan(repository.path)).byHand[0]).toContain("lefthook.yml: add `keyguard hook pre-commit`");
  });
});

describe("applyChanges() and undoChanges()", () => {
  it("do nothing a second time", async () => {
    const { path } = pythonBot();
    await init(path);
    expect((await plan(path)).changes).toEqual([]);
  });

  it("restore every byte, mode, link and directory", async () => {
    const repository = pythonBot();
    repository.write(".git/hooks/pre-push", "#!/usr/bin/env python3\nprint(1)\n", 0o750);
    repository.write("real-hook", "#!/bin/sh\n", 0o755);
    symlinkSync("../../real-hook", join(repository.path, ".git/hooks/pre-commit"));
    repository.write(".gitattributes", "*.py text\r\n*.md text", 0o600);
    const before = state(repository.path);
    const journal = await init(repository.path);
    expect(state(repository.path)).not.toEqual(before);
    expect(lstatSync(journal).mode & 0o777).toBe(0o600);
    const { restored, removed, kept } = await undoChanges(journal);
    expect(kept).toEqual([]);
    expect(restored).toContain(".git/hooks/pre-commit");
    expect(removed).toContain(".git/hooks/pre-commit.before-keyguard");
    expect(state(repository.path)).toEqual(before);
  });

  it("restore after two runs of different kinds, too", async () => {
    const { path } = pythonBot();
    const before = state(path);
    await init(path, { hooks: "none", ci: false });
    const journal = await init(path);
    await undoChanges(journal);
    expect(state(path)).toEqual(before);
  });

  it("write the hooks of a submodule and of a worktree where git looks for them", async () => {
    const outer = Repository.create();
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", pythonBot().path, "sub");
    const before = state(outer.path);
    const journal = await init(join(outer.path, "sub"));
    expect(existsSync(join(outer.path, ".git/modules/sub/hooks/pre-commit"))).toBe(true);
    await undoChanges(journal);
    expect(state(outer.path)).toEqual(before);

    const repository = pythonBot();
    const worktree = join(folder(), "tree");
    repository.git("worktree", "add", "-q", worktree);
    await init(worktree);
    expect(existsSync(join(repository.path, ".git/hooks/pre-commit"))).toBe(true);
    expect(existsSync(join(worktree, "keyguard.toml"))).toBe(true);
  });

  it("leave alone what someone changed since, and say so", async () => {
    const repository = pythonBot();
    const journal = await init(repository.path);
    repository.write("keyguard.toml", "# mine\n");
    const set = state(repository.path);
    const planned = await undoChanges(journal, true);
    expect(state(repository.path)).toEqual(set);
    expect(await undoChanges(journal)).toEqual(planned);
    expect(planned.kept).toEqual(["keyguard.toml"]);
    expect(readFileSync(join(repository.path, "keyguard.toml"), "utf8")).toBe("# mine\n");
    expect(existsSync(journal)).toBe(true);
  });

  it("can be undone wherever they stopped", async () => {
    const total = (await plan(pythonBot().path)).changes.length;
    for (let stop = 0; stop < total; stop++) {
      const repository = pythonBot();
      const before = state(repository.path);
      const project = await inspectProject(repository.path);
      const { changes } = planInit(project, options);
      const broken = changes.map((change, i) =>
        i === stop ? { ...change, path: join(repository.path, "bot.py", "x") } : change,
      );
      const journal = journalPath(repository.path, project.git?.directory);
      await expect(applyChanges(broken, journal)).rejects.toMatchObject({ code: "KG_OUTPUT" });
      await undoChanges(journal);
      expect(state(repository.path), `stopped at ${stop}`).toEqual(before);
    }
  });

  it("refuse a damaged journal and touch nothing", async () => {
    const { path } = pythonBot();
    const journal = await init(path);
    chmodSync(journal, 0o600);
    new Repository(path).write(relative(path, journal), '{"version": 9}');
    const before = state(path);
    await expect(undoChanges(journal)).rejects.toMatchObject({ code: "KG_READ" });
    expect(state(path)).toEqual(before);
  });

  it("take back nothing where nothing was done", async () => {
    expect(await undoChanges(join(folder(), "keyguard", "undo.json"))).toEqual({ restored: [], removed: [], kept: [] });
  });
});

describe("withIgnoredFiles()", () => {
  it.each([".env", ".env.local", "prod.env", "secrets/a", "a/b/key.pem", "id-keypair.json", "wallet.dat"])(
    "makes git ignore %s",
    (path) => {
      const repository = Repository.create();
      repository.write(".gitignore", withIgnoredFiles(""));
      expect(repository.git("check-ignore", path).trim()).toBe(path);
    },
  );

  it.each([".env.example", ".env.sample", "example.env", "src/config.py"])("lets git see %s", (path) => {
    const repository = Repository.create();
    repository.write(".gitignore", withIgnoredFiles("*.pyc\n!.env.example\n"));
    expect(() => repository.git("check-ignore", path)).toThrow("Command failed");
  });

  it("keeps what is there, adds each entry once, and is done after once", () => {
    const lines = fc.array(fc.oneof(fc.constantFrom(...IGNORED_FILES), fc.constantFrom("node_modules/", "# note", "")));
    fc.assert(
      fc.property(lines, fc.constantFrom("\n", "\r\n"), (given, end) => {
        const text = given.join(end);
        const once = withIgnoredFiles(text);
        expect(once.startsWith(text)).toBe(true);
        expect(withIgnoredFiles(once)).toBe(once);
        const present = once.split(/\r?\n/u);
        expect(IGNORED_FILES.filter((line) => !present.includes(line))).toEqual([]);
      }),
    );
  });
});
