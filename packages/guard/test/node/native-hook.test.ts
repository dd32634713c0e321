import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huskyHook } from "../../src/hooks/husky.ts";
import { extendHook, type HookName, nativeHook, wrappingHook } from "../../src/hooks/native-hook.ts";
import { Repository } from "./repository.ts";

/** A stand-in for keyguard that writes down how it was called, and answers with a given code. */
function standIn(repository: Repository, code: number): { node: string; script: string } {
  const log = join(repository.path, ".git", "calls");
  repository.write(
    ".git/keyguard-stand-in.cjs",
    `const fs = require("node:fs");
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args: process.argv.slice(2), input: fs.readFileSync(0, "utf8"), index: process.env.GIT_INDEX_FILE !== undefined }) + "\\n");
process.exit(${code});`,
  );
  return { node: process.execPath, script: join(repository.path, ".git", "keyguard-stand-in.cjs") };
}

function calls(repository: Repository): { args: string[]; input: string }[] {
  const log = join(repository.path, ".git", "calls");
  return existsSync(log)
    ? readFileSync(log, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as never)
    : [];
}

function withHook(
  text: (program: { node: string; script: string }) => string,
  code = 0,
  name: HookName = "pre-commit",
): Repository {
  const repository = Repository.create();
  repository.commit({ "a.txt": "a" });
  repository.write(`.git/hooks/${name}`, text(standIn(repository, code)), 0o755);
  return repository;
}

function tryCommit(
  repository: Repository,
  cwd = repository.path,
  path = process.env["PATH"] ?? "",
): { status: number | null; stderr: string } {
  const env = {
    PATH: path,
    HOME: repository.path,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.com",
  };
  const done = spawnSync("git", ["commit", "--allow-empty", "-q", "-m", "change"], { cwd, env, encoding: "utf8" });
  return { status: done.status, stderr: done.stderr };
}

describe("a native hook in git", () => {
  it("lets a commit pass, and stops one, by keyguard's answer", () => {
    const passes = withHook((program) => nativeHook("pre-commit", program));
    expect(tryCommit(passes).status).toBe(0);
    expect(calls(passes)).toMatchObject([{ args: ["hook", "pre-commit"], input: "", index: true }]);
    const stops = withHook((program) => nativeHook("pre-commit", program), 1);
    expect(tryCommit(stops).status).toBe(1);
  });

  it("works with the PATH of a graphical client", () => {
    const repository = withHook((program) => nativeHook("pre-commit", program));
    expect(tryCommit(repository, repository.path, "/usr/bin:/bin").status).toBe(0);
    expect(calls(repository)).toHaveLength(1);
  });

  it("stops and says what to do where keyguard is gone", () => {
    const repository = withHook(() => nativeHook("pre-commit", { node: "/gone/node", script: "/gone/cli.js" }));
    const { status, stderr } = tryCommit(repository, repository.path, "/usr/bin:/bin");
    expect(status).not.toBe(0);
    expect(stderr).toContain("the check did not run, because keyguard is neither at /gone/cli.js nor on PATH");
    expect(stderr).toContain("git commit --no-verify");
  });

  it("finds keyguard on PATH where its former place is gone", () => {
    const repository = withHook(() => nativeHook("pre-commit", { node: "", script: "" }));
    repository.write("bin/keyguard", `#!/bin/sh\necho "$@" > '${repository.path}/called'\n`, 0o755);
    expect(tryCommit(repository, repository.path, `${repository.path}/bin:/usr/bin:/bin`).status).toBe(0);
    expect(readFileSync(join(repository.path, "called"), "utf8")).toBe("hook pre-commit\n");
  });

  it("runs in worktrees and in submodules", () => {
    const repository = withHook((program) => nativeHook("pre-commit", program));
    const worktree = join(repository.path, "elsewhere");
    repository.git("worktree", "add", "-q", worktree, "-b", "other");
    expect(tryCommit(repository, worktree).status).toBe(0);
    expect(calls(repository)).toHaveLength(1);

    const outer = Repository.create();
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", repository.path, "sub");
    const inner = join(outer.path, "sub");
    const hooks = execFileSync("git", ["rev-parse", "--git-path", "hooks"], { cwd: inner, encoding: "utf8" }).trim();
    new Repository(inner).write(
      join("..", ".git", "modules", "sub", "hooks", "pre-commit"),
      nativeHook("pre-commit", standIn(outer, 1)),
      0o755,
    );
    expect(hooks).toContain(join(".git", "modules", "sub", "hooks"));
    expect(tryCommit(outer, inner).status).toBe(1);
  });

  it("runs before the shell hook that was there, which keeps its name, place and arguments", () => {
    const former = '#!/bin/sh\necho "$(basename "$0") ran" > ran\n';
    const repository = withHook((program) => extendHook(former, "pre-commit", program) ?? "");
    expect(tryCommit(repository).status).toBe(0);
    expect(readFileSync(join(repository.path, "ran"), "utf8")).toBe("pre-commit ran\n");
    const stopped = withHook((program) => extendHook(former, "pre-commit", program) ?? "", 1);
    expect(tryCommit(stopped).status).toBe(1);
    expect(existsSync(join(stopped.path, "ran"))).toBe(false);
  });

  it("calls the hook in another language that was there, and passes its answer on", () => {
    const repository = withHook((program) => wrappingHook("pre-commit", program));
    repository.write(".git/hooks/pre-commit.before-keyguard", "#!/usr/bin/env -S sh -c 'exit 7'\n", 0o755);
    expect(tryCommit(repository).status).toBe(1); // git's own code for a hook that failed
    chmodSync(join(repository.path, ".git/hooks/pre-commit.before-keyguard"), 0o644);
    expect(tryCommit(repository).status).toBe(0); // git, too, passes over one that is not executable
    expect(calls(repository)).toHaveLength(2);
  });

  it("gives both hooks what is pushed", () => {
    const repository = withHook(
      (program) => extendHook("#!/bin/sh\ncat > pushed\n", "pre-push", program) ?? "",
      0,
      "pre-push",
    );
    const remote = Repository.create();
    repository.git("remote", "add", "origin", remote.path);
    repository.git("push", "-q", "origin", "HEAD:refs/heads/topic");
    const head = repository.git("rev-parse", "HEAD").trim();
    const line = `HEAD ${head} refs/heads/topic ${"0".repeat(40)}\n`;
    expect(readFileSync(join(repository.path, "pushed"), "utf8")).toContain(line.trim());
    expect(calls(repository)[0]).toMatchObject({ args: ["hook", "pre-push", "origin", remote.path] });
    expect(calls(repository)[0]?.input).toContain(line.trim());
  });
});

describe("a husky hook", () => {
  it("stops before the commands that follow, and leaves them their input", () => {
    const repository = Repository.create();
    const run = (code: number, text: string, input: string): { status: number | null; stdout: string } => {
      repository.write("bin/keyguard", `#!/bin/sh\ncat >/dev/null\nexit ${code}\n`, 0o755);
      repository.write("hook", text);
      // As husky 9 runs it.
      return spawnSync("sh", ["-e", "hook", "origin", "url"], {
        cwd: repository.path,
        input,
        encoding: "utf8",
        env: { PATH: `${repository.path}/bin:/usr/bin:/bin` },
      });
    };
    expect(run(0, huskyHook("cat\n", "pre-push"), "one $HOME `x`\ntwo\n").stdout).toBe("one $HOME `x`\ntwo\n");
    expect(run(1, huskyHook("echo after\n", "pre-commit"), "")).toMatchObject({ status: 1, stdout: "" });
  });
});
