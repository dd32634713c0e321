import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { planInit } from "../../packages/guard/src/init/plan-init.ts";
import { inspectProject } from "../../packages/guard/src/node/init/inspect-project.ts";
import { applyChanges, journalPath, undoChanges } from "../../packages/guard/src/node/init/journal.ts";
import { leakedPair } from "../../apps/cli/test/keyguard.ts";
import { Repository } from "../../packages/guard/test/node/repository.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tools = join(root, ".tools", "hooks");
const modules = join(tools, "node_modules");

/** A repository with a stand-in for keyguard on PATH, whose answer the file `answer` decides. */
class Project extends Repository {
  readonly bin: string = join(this.path, ".git", "bin");

  static override create(): Project {
    const project = new Project();
    project.git("init", "-q", "-b", "main");
    project.write(
      ".git/bin/keyguard",
      `#!/bin/sh\nprintf '%s\\n' "$*" >> '${project.path}/.git/calls'\nexit "$(cat '${project.path}/.git/answer')"\n`,
      0o755,
    );
    project.answer(0);
    return project;
  }

  answer(code: number): void {
    writeFileSync(join(this.path, ".git", "answer"), String(code));
  }

  calls(): string {
    const file = join(this.path, ".git", "calls");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  run(command: string, ...args: string[]): { status: number | null; output: string } {
    const env = {
      PATH: [this.bin, join(tools, "py", "bin"), join(modules, ".bin"), process.env["PATH"]].join(":"),
      HOME: join(this.path, ".git"),
      NODE_OPTIONS: "--conditions=@keyguard/source", // the hook starts this checkout's sources
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "Ann",
      GIT_AUTHOR_EMAIL: "ann@example.com",
      GIT_COMMITTER_NAME: "Ann",
      GIT_COMMITTER_EMAIL: "ann@example.com",
    };
    const done = spawnSync(command, args, { cwd: this.path, env, encoding: "utf8" });
    return { status: done.status, output: `${done.stdout}${done.stderr}` };
  }

  commitAll(): { status: number | null; output: string } {
    this.run("git", "add", "-A");
    return this.run("git", "commit", "--allow-empty", "-m", "change");
  }
}

async function init(project: Project): Promise<string> {
  const facts = await inspectProject(project.path);
  const plan = planInit(facts, {
    version: "1.0.0",
    program: { node: "", script: "" },
    salt: "00",
    baseline: [],
    ci: false,
  });
  const journal = journalPath(project.path, facts.git?.directory);
  await applyChanges(plan.changes, journal);
  return journal;
}

function expectToGuard(project: Project, call: string): void {
  const passed = project.commitAll();
  expect(passed.output).toContain("change");
  expect(passed.status).toBe(0);
  expect(project.calls()).toContain(call);
  project.answer(1);
  project.write("more.txt", "x");
  expect(project.commitAll().status).not.toBe(0);
  project.answer(0);
}

describe("keyguard init under the real hook managers", () => {
  it("husky: its hook calls keyguard and stops by its answer", async () => {
    const project = Project.create();
    project.write("package.json", '{ "name": "bot" }\n');
    project.write(".husky/pre-commit", "echo tests ran >> .git/calls\n");
    symlinkSync(modules, join(project.path, "node_modules"));
    project.write(".gitignore", "node_modules\n");
    expect(project.run("husky").output).toBe("");
    await init(project);
    expectToGuard(project, "hook pre-commit\ntests ran\n");
  });

  it("lefthook: its commands hold keyguard's", async () => {
    const project = Project.create();
    project.write(
      "lefthook.yml",
      "# ours\npre-commit:\n  commands:\n    tests:\n      run: echo tests ran >> .git/calls\n",
    );
    await init(project);
    const binary = ["linux-x64", "linux-arm64"]
      .map((name) => join(modules, `lefthook-${name}`, "bin", "lefthook"))
      .find(existsSync);
    expect(project.run(binary ?? "lefthook", "install").status).toBe(0);
    expect(project.run(binary ?? "lefthook", "validate").output).toContain("All good");
    expectToGuard(project, "hook pre-commit");
    expect(project.calls()).toContain("tests ran");
  });

  it("pre-commit: its configuration holds a local hook, and needs nothing from the network", async () => {
    const project = Project.create();
    project.write(
      ".pre-commit-config.yaml",
      "repos:\n  - repo: local\n    hooks:\n      - {id: t, name: t, entry: 'true', language: system}\n",
    );
    await init(project);
    expect(project.run("pre-commit", "validate-config").status).toBe(0);
    expect(project.run("pre-commit", "install").status).toBe(0);
    expectToGuard(project, "hook pre-commit");
  });

  it("lint-staged: it scans the files that are staged", async () => {
    const project = Project.create();
    project.write("package.json", '{\n  "name": "bot",\n  "lint-staged": {\n    "*.md": "true"\n  }\n}\n');
    const facts = await inspectProject(project.path);
    const plan = planInit(facts, {
      version: "1.0.0",
      program: { node: "", script: "" },
      salt: "00",
      baseline: [],
      ci: false,
      hooks: "lint-staged",
    });
    await applyChanges(plan.changes, journalPath(project.path, facts.git?.directory));
    project.run("git", "add", "-A");
    expect(project.run("lint-staged", "--allow-empty").status).toBe(0);
    expect(project.calls()).toMatch(/^hook pre-commit .*package\.json/mu);
    project.answer(1);
    expect(project.run("lint-staged", "--allow-empty").status).toBe(1);
  });

  it("undo leaves each manager's own files as they were", async () => {
    const project = Project.create();
    const text = "# ours\nrepos:\n- repo: local\n  hooks: [{id: t, name: t, entry: 'true', language: system}]\n";
    project.write(".pre-commit-config.yaml", text);
    await undoChanges(await init(project));
    expect(readFileSync(join(project.path, ".pre-commit-config.yaml"), "utf8")).toBe(text);
  });
});

const HUSKY = { ".husky/pre-commit": "echo mine\n" };
const cli = join(root, "apps", "cli", "src", "cli.ts");

describe("the real keyguard under the real hook managers", () => {
  it.each([
    { name: "husky", files: HUSKY, install: ["husky"] },
    {
      name: "lefthook",
      files: { "lefthook.yml": "pre-commit:\n  commands:\n    mine:\n      run: echo mine\n" },
      install: ["lefthook", "install"],
    },
    {
      name: "pre-commit",
      files: { ".pre-commit-config.yaml": "# ours\n" },
      install: ["pre-commit", "install"],
    },
    {
      name: "lint-staged",
      files: { ".husky/pre-commit": "lint-staged\n", "package.json": '{"lint-staged": {"*.md": "true"}}\n' },
      install: ["husky"],
    },
    { name: "native", files: { ".git/hooks/pre-commit": "#!/bin/sh\necho mine\n" }, install: ["true"] },
  ])("$name: says what, where and the two ways on, and takes an ignore with a reason", ({ name, files, install }) => {
    const project = Project.create();
    project.write(".git/bin/keyguard", `#!/bin/sh\nexec node '${cli}' "$@"\n`, 0o755);
    for (const [path, text] of Object.entries(files))
      project.write(path, text, path.includes("hooks/") ? 0o755 : 0o644);
    expect(project.run("keyguard", "init", "--yes", "--no-ci", "--hooks", name).status).toBe(0);
    const [command = "", ...args] = install;
    expect(project.run(command, ...args).status).toBe(0);
    const clean = project.commitAll();
    expect([clean.status, clean.output]).toEqual([0, expect.stringContaining("change")]);
    const pair = leakedPair(name);
    project.write("bot.py", pair.text);
    const stopped = project.commitAll();
    expect(stopped.status).toBe(1);
    expect(stopped.output).toContain("bot.py:1:");
    expect(stopped.output).toContain("the commit is stopped. Two ways on:");
    expect(stopped.output).not.toContain(pair.secret);
    const id = /echo '([0-9a-f]{16})/u.exec(stopped.output)?.[1] ?? "";
    project.write(".keyguardignore", `${id}  # made up for this test\n`);
    expect(project.commitAll().status).toBe(0);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  it("is a hook repository that the real pre-commit can use, for commits and for pushes", () => {
    const hooks = Repository.create();
    mkdirSync(hooks.path, { recursive: true });
    copyFileSync(join(root, ".pre-commit-hooks.yaml"), join(hooks.path, ".pre-commit-hooks.yaml"));
    const rev = hooks.commit();
    const project = Project.create();
    expect(project.run("pre-commit", "validate-manifest", join(hooks.path, ".pre-commit-hooks.yaml")).status).toBe(0);
    project.write(
      ".pre-commit-config.yaml",
      `repos:\n  - repo: ${hooks.path}\n    rev: ${rev}\n    hooks:\n      - id: keyguard\n      - id: keyguard-push\n`,
    );
    expect(project.run("pre-commit", "install", "-t", "pre-commit", "-t", "pre-push").status).toBe(0);
    expectToGuard(project, "hook pre-commit");
    const remote = Repository.create();
    project.run("git", "remote", "add", "origin", remote.path);
    expect(project.run("git", "push", "origin", "HEAD:refs/heads/topic").status).toBe(0);
    expect(project.calls()).toContain("hook pre-push");
    project.answer(1);
    project.run("git", "commit", "--allow-empty", "--no-verify", "-m", "more");
    expect(project.run("git", "push", "origin", "HEAD:refs/heads/topic").status).not.toBe(0);
  });
});
