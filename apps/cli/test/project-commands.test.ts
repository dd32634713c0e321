import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "@keyguard/core";
import { describe, expect, it, vi } from "vitest";
import { Repository } from "../../../packages/guard/test/node/repository.ts";
import { keyguard, leakedPair, type Ran } from "./keyguard.ts";

vi.setConfig({ testTimeout: 180_000 }); // each case starts many processes

const pair = leakedPair("one");

function project(): Repository {
  const repository = Repository.create();
  repository.commit({ "bot.py": pair.text, "requirements.txt": "python-binance\n" });
  return repository;
}

function parse({ stdout }: Ran): Report {
  return JSON.parse(stdout) as Report;
}

/** What a git command that must fail said. */
function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
  return "it did not fail";
}

describe("keyguard init", () => {
  it("names the Action by the commit of the clone that it runs from while there is no release", () => {
    const repository = project();
    const here = execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
    const { stdout } = keyguard(repository.path, ["init", "--yes", "--hooks", "none"]);
    expect(stdout).toContain(`this keyguard has no release yet: the workflow takes the commit ${here.slice(0, 12)}`);
    const workflow = readFileSync(join(repository.path, ".github/workflows/keyguard.yml"), "utf8");
    expect(workflow).toContain(`keyguard/keyguard/apps/action@${here} # no release yet`);
  });

  it("shows, writes, does nothing twice, and takes everything back", () => {
    const repository = project();
    const files = repository.git("status", "--porcelain", "--ignored", "-uall");
    const shown = keyguard(repository.path, ["init", "--dry-run"]);
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toContain("Python, keys of Binance");
    expect(shown.stdout).toMatch(/\+ \.keyguard-baseline/u);
    expect(repository.git("status", "--porcelain", "--ignored", "-uall")).toBe(files);

    const written = keyguard(repository.path, ["init", "--yes"]);
    expect(written.code).toBe(0);
    expect(written.stdout).toContain("1 finding is in the baseline now");
    expect(written.stdout + written.stderr).not.toContain(pair.secret);
    expect(readFileSync(join(repository.path, ".keyguard-baseline"), "utf8")).toMatch(
      /^[0-9a-f]{16} binance-credential bot\.py$/mu,
    );
    expect(keyguard(repository.path, ["init", "--yes"]).stdout).toContain("Nothing to do");

    const set = repository.git("status", "--porcelain", "--ignored", "-uall");
    const would = keyguard(repository.path, ["init", "--undo", "--dry-run"]);
    expect(would.stdout).toMatch(/^ {2}would remove  keyguard\.toml$/mu);
    expect(repository.git("status", "--porcelain", "--ignored", "-uall")).toBe(set);

    const undone = keyguard(repository.path, ["init", "--undo"]);
    const told = undone.stdout.replaceAll("restored", "would restore").replaceAll("removed ", "would remove ");
    expect(told).toBe(would.stdout);
    expect(undone).toMatchObject({ code: 0, stderr: "" });
    expect(repository.git("status", "--porcelain", "--ignored", "-uall")).toBe(files);
    expect(existsSync(join(repository.path, ".git/hooks/pre-commit"))).toBe(false);
    expect(keyguard(repository.path, ["init", "--undo"]).stdout).toBe("nothing to undo\n");
  });

  it("does not take a repository for none where git does not run, or does not trust it", () => {
    const { path } = project();
    expect(keyguard(path, ["init", "--yes"], { env: { PATH: "/nonexistent" } })).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringContaining("git does not run here") as unknown,
    });
    writeFileSync(join(path, ".git/config"), "[core]\nrepositoryformatversion = 99\n");
    expect(keyguard(path, ["init", "--yes"])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("see why with: git status") as unknown,
    });
    expect(existsSync(join(path, "keyguard.toml"))).toBe(false);
  });

  it("asks for --yes where nobody can be asked", () => {
    expect(keyguard(project().path, ["init"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--yes") as unknown,
    });
  });

  it("installs hooks that stop a commit and a push of a key, and say what, where and the two ways on", () => {
    const repository = Repository.create();
    repository.environment = { NODE_OPTIONS: "--conditions=@keyguard/source" }; // the hook starts this checkout's sources
    keyguard(repository.path, ["init", "--yes"]);
    expect(repository.commit({ "a.txt": "hello\n" })).toMatch(/^[0-9a-f]{40}$/u);
    repository.write("bot.py", pair.text);
    const stopped = thrown(() => repository.commit());
    expect(stopped).toContain("bot.py:1:");
    expect(stopped).toContain("the commit is stopped. Two ways on:");
    expect(stopped).not.toContain(pair.secret);
    const id = /echo '([0-9a-f]{16})/u.exec(stopped)?.[1] ?? "";

    repository.git("commit", "-q", "--no-verify", "-m", "past the hook");
    const remote = Repository.create();
    repository.git("remote", "add", "origin", remote.path);
    expect(thrown(() => repository.git("push", "-q", "origin", "HEAD:refs/heads/topic"))).toContain(
      "the push is stopped",
    );

    repository.write(".keyguardignore", `${id}  # made up for this test\n`);
    repository.write("bot.py", `# moved\n\n${pair.text}`);
    expect(repository.commit()).toMatch(/^[0-9a-f]{40}$/u);
    repository.git("push", "-q", "origin", "HEAD:refs/heads/topic");
    expect(remote.git("branch", "--list", "topic")).toContain("topic");
  });

  it("reads what is pushed from the pre-commit framework's variables, which keeps git's input to itself", () => {
    const repository = project();
    const head = repository.git("rev-parse", "HEAD").trim();
    const push = (env: Record<string, string>): number | null =>
      keyguard(repository.path, ["hook", "pre-push"], { env }).code;
    expect(push({ PRE_COMMIT_TO_REF: head, PRE_COMMIT_REMOTE_BRANCH: "refs/heads/topic" })).toBe(1);
    expect(push({ PRE_COMMIT_TO_REF: head, PRE_COMMIT_FROM_REF: head })).toBe(0);
    expect(keyguard(repository.path, ["hook", "pre-push"], { input: "nonsense\n" }).code).toBe(2);
  });

  it("stops before the first commit, in a worktree, and for a file that is only partly staged", () => {
    const repository = Repository.create();
    repository.environment = { NODE_OPTIONS: "--conditions=@keyguard/source" };
    keyguard(repository.path, ["init", "--yes"]);
    repository.write("bot.py", pair.text);
    repository.git("add", "bot.py");
    repository.write("bot.py", "clean again in the work tree\n");
    expect(thrown(() => repository.git("commit", "-q", "-m", "first"))).toContain("the commit is stopped");
    repository.git("rm", "-q", "-f", "--cached", "bot.py");
    repository.commit();
    const worktree = new Repository(join(repository.path, "elsewhere"));
    worktree.environment = repository.environment;
    repository.git("worktree", "add", "-q", worktree.path, "-b", "other");
    worktree.write("bot.py", pair.text);
    expect(thrown(() => worktree.commit())).toContain("the commit is stopped");
  });
});

describe("keyguard scan in a project", () => {
  const two = leakedPair("two");

  it("leaves out what is ignored or known, says how much, and shows it when asked", () => {
    const repository = project();
    keyguard(repository.path, ["baseline", "create"]);
    repository.write("src/two.py", two.text.replace(/\n$/u, "  # keyguard:ignore made up\n"));
    const quiet = keyguard(repository.path, ["scan"]);
    expect(quiet.code).toBe(0);
    expect(quiet.stderr).toContain("note: 1 finding is ignored; see them with --show-ignored");
    expect(quiet.stderr).toContain("note: 1 finding is in the baseline; see them with --no-baseline");
    expect(keyguard(join(repository.path, "src"), ["scan", "."]).code).toBe(0);
    const shown = parse(keyguard(repository.path, ["scan", "--show-ignored", "--format", "json"]));
    expect(shown.findings.map(({ location }) => location?.path)).toEqual(["bot.py", "src/two.py"]);
    expect(keyguard(repository.path, ["scan", "--no-baseline"]).code).toBe(1);
    expect(keyguard(repository.path, ["scan", "--baseline", "gone"]).code).toBe(2);
  });

  it("names every kind of ignore that is unused, after a scan of the whole project alone", () => {
    const repository = project();
    const hashed_secret = "ab".repeat(20);
    repository.commit({
      ".keyguardignore": "gone.py\n",
      ".gitleaksignore": `gone.py:generic:1\n${"1f".repeat(20)}:gone.py:generic:1\n`,
      ".secrets.baseline": JSON.stringify({ results: { "gone.py": [{ hashed_secret }] } }),
      ".secretlintignore": "vendor/\ndocs/\n",
      ".gitignore": "vendor/\n",
      "src/a.py": "x = 1  # keyguard:ignore\ny = 1  # pragma: allowlist secret\n",
    });
    const notes = (...args: string[]): string[] =>
      keyguard(repository.path, ["scan", ...args])
        .stderr.split("\n")
        .filter((line) => line.startsWith("note: "));
    repository.write("vendor/b.py", "x");
    expect(notes()).toEqual([
      "note: .keyguardignore:1 matches nothing in the files any more; remove it, unless it is for the history",
      "note: .gitleaksignore: the entry in line 1 covers nothing that keyguard finds; gitleaks may still need it",
      "note: .secrets.baseline: the entry in line 1 covers nothing that keyguard finds; detect-secrets may still need it",
      "note: .secretlintignore: the entry in line 2 covers nothing that keyguard finds; secretlint may still need it",
      "note: a keyguard comment in src/a.py:1 ignores nothing; remove it",
      "note: a detect-secrets comment (src/a.py:2) covers nothing that keyguard finds; detect-secrets may still need it",
    ]);
    for (const part of [["src"], ["src/a.py"], ["--staged"], ["--range", "HEAD~1..HEAD"], ["--exclude", "docs"]])
      expect(notes(...part)).toEqual([]);
    expect(notes("--history", "--no-cache")).toEqual([
      "note: .keyguardignore:1 matches nothing in the history; remove it, unless it is for files that git does not have",
      "note: .gitleaksignore: the entry in line 2 covers nothing that keyguard finds; gitleaks may still need it",
    ]);
    expect(notes("--threshold", "critical")).toHaveLength(6);
  });

  it("knows a finding again after a move, in other line ends and in another clone, as one entry with all its places", () => {
    const repository = project();
    keyguard(repository.path, ["baseline", "create"]);
    repository.git("mv", "bot.py", "moved.py");
    repository.write("again/copy.py", `# first\r\n\r\n${pair.text.replaceAll("\n", "\r\n")}`);
    repository.commit();
    expect(keyguard(repository.path, ["scan"]).code).toBe(0);
    const clone = new Repository(join(repository.path, ".git", "clone"));
    repository.git("clone", "-q", repository.path, clone.path);
    const { findings } = parse(keyguard(clone.path, ["scan", "--no-baseline", "--format", "json"]));
    expect(findings.map(({ location, alsoAt }) => [location?.path, alsoAt.map(({ path }) => path)])).toEqual([
      ["again/copy.py", ["moved.py"]],
    ]);
    expect(keyguard(clone.path, ["scan"]).code).toBe(0);
  });

  it("takes salt and exclusions from keyguard.toml", () => {
    const repository = project();
    const fingerprint = (): string | undefined =>
      parse(keyguard(repository.path, ["scan", "--format", "json"])).findings[0]?.fingerprint;
    const plain = fingerprint();
    repository.write("keyguard.toml", '[scan]\nsalt = "ours"\n');
    expect(fingerprint()).toMatch(/^[0-9a-f]{16}$/u);
    expect(fingerprint()).not.toBe(plain);
    repository.write("keyguard.toml", '[scan]\nexclude = ["bot.py"]\n');
    expect(keyguard(repository.path, ["scan"]).code).toBe(0);
  });

  it.each([[["--history"]], [["--staged"]], [["--range", "HEAD~1..HEAD"]], [["--since", "2020-01-01"]]])(
    "leaves excluded paths out of %j, and says so",
    (mode) => {
      const repository = Repository.create();
      repository.commit({ "a.txt": "a\n" });
      repository.commit({ "vendor/bot.py": pair.text });
      if (mode[0] === "--staged") {
        repository.write("vendor/two.py", two.text);
        repository.git("add", ".");
      }
      expect(keyguard(repository.path, ["scan", ...mode]).code).toBe(1);
      const excluded = keyguard(repository.path, ["scan", ...mode, "--exclude", "vendor/"]);
      expect(excluded).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("note: 1 finding lies in excluded paths") as string,
      });
      repository.write("keyguard.toml", '[scan]\nexclude = ["*.py", "!bot.py"]\n');
      expect(keyguard(repository.path, ["scan", ...mode]).code).toBe(mode[0] === "--staged" ? 0 : 1);
    },
  );

  it("refuses to exclude paths of standard input", () => {
    const { code, stderr } = keyguard(Repository.create().path, ["scan", "--stdin", "--exclude", "x"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Cannot use "--exclude"') as string });
  });

  it("lets no pull request switch its own check off", () => {
    const repository = project();
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({
      "keyguard.toml": '[scan]\nexclude = ["**"]\n',
      ".keyguardignore": "**\n",
      "two.py": two.text.replace(/\n$/u, "  # gitleaks:allow\n"),
    });
    expect(keyguard(repository.path, ["scan"]).code).toBe(0);
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };
    const checked = keyguard(repository.path, ["scan", "--format", "json"], { env });
    expect(checked.code).toBe(1);
    expect(parse(checked).findings.map(({ location }) => location?.path)).toEqual(["bot.py", "two.py"]);
    expect(checked.stderr).toContain("note: configuration, ignores and baselines are read from main");
  });
});

describe("a command that reads keys, on a pull request", () => {
  const declared = (store: string): string =>
    `[keys.main]\nexchange = "binance"\nprofile = "read-only"\nstore = "${store}"\nendpoint = "http://127.0.0.1:9"\n[ip]\nobservers = []\n`;
  const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main", MAIN_API_KEY: "", KEYGUARD_TIMEOUT: "1s" };

  function change(): Repository {
    const repository = Repository.create();
    repository.commit({ "keyguard.toml": declared("env:MAIN") });
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({ "keyguard.toml": declared("command:touch proof") });
    return repository;
  }

  it.each([
    { args: ["audit"] },
    { args: ["guard"] },
    { args: ["ip"] },
    { args: ["rotate", "status"] },
    { args: ["secrets", "doctor"] },
    { args: ["run", "--", process.execPath, "-e", ""] },
  ])("runs nothing that the change names: $args", ({ args }) => {
    const repository = change();
    const ran = keyguard(repository.path, args, { env });
    expect(existsSync(join(repository.path, "proof"))).toBe(false);
    expect(ran.stderr).not.toContain("should never be in");
  });

  it("runs it elsewhere, so that the above means something", () => {
    const repository = change();
    keyguard(repository.path, ["audit"], { env: { KEYGUARD_TIMEOUT: "1s" } });
    expect(existsSync(join(repository.path, "proof"))).toBe(true);
  });

  it("says where the configuration comes from, and goes no further without the target branch", () => {
    const repository = change();
    const shown = keyguard(repository.path, ["config", "show"], { env });
    expect(shown.stdout).toMatch(/^keys\.main\.store +"env:MAIN" +keyguard\.toml:4$/mu);
    expect(shown.stderr).toContain("note: configuration, ignores and baselines are read from main (");
    expect(keyguard(repository.path, ["audit"], { env }).stderr).toContain("are read from main (");
    const lost = keyguard(repository.path, ["audit"], { env: { ...env, GITHUB_BASE_REF: "release" } });
    expect(lost).toMatchObject({ code: 3, stderr: expect.stringContaining("release is not in this clone") as unknown });
  });
});

describe("keyguard doctor", () => {
  it("ends with 1 for what is wrong and with 0 after it was put right", () => {
    const repository = Repository.create();
    repository.commit({ "a.txt": "a" });
    const before = keyguard(repository.path, ["doctor", "--format", "json"]);
    expect(before.code).toBe(1);
    expect(parse(before).checks?.find(({ id }) => id === "hook-runs")).toMatchObject({ result: "fail" });
    keyguard(repository.path, ["init", "--yes"]);
    const after = keyguard(repository.path, ["doctor"]);
    expect(after).toMatchObject({ code: 0, stderr: "" });
  });

  it("names the place of a mistake in the configuration", () => {
    const repository = Repository.create();
    repository.write("keyguard.toml", "[scan]\nexclud = []\n");
    const check = parse(keyguard(repository.path, ["doctor", "--format", "json"])).checks?.find(
      ({ id }) => id === "configuration-valid",
    );
    expect(check?.evidence).toMatch(/keyguard\.toml:2:1/u);
  });
});

describe("keyguard baseline", () => {
  const file = (repository: Repository): string => readFileSync(join(repository.path, ".keyguard-baseline"), "utf8");

  it("is created once, updated with what is new, and pruned of what is gone", () => {
    const repository = project();
    expect(keyguard(repository.path, ["baseline", "create"])).toMatchObject({
      code: 0,
      stdout: ".keyguard-baseline holds 1 finding\n",
    });
    expect(keyguard(repository.path, ["baseline", "create"]).code).toBe(2);
    const one = file(repository);
    expect(one).not.toContain(pair.secret.slice(0, 8));
    repository.write("two.py", leakedPair("two").text);
    expect(keyguard(repository.path, ["baseline", "update", "--dry-run"]).stdout).toMatch(
      /\+ [0-9a-f]{16} binance-credential two\.py/u,
    );
    expect(file(repository)).toBe(one);
    keyguard(repository.path, ["baseline", "update"]);
    expect(file(repository).split("\n")).toHaveLength(one.split("\n").length + 1);
    repository.write("bot.py", "");
    expect(keyguard(repository.path, ["baseline", "prune"]).stdout).toMatch(
      /- [0-9a-f]{16} binance-credential bot\.py/u,
    );
    expect(file(repository)).toContain("two.py");
  });

  it("knows what the project's own rules find, under the configuration of where it is started", () => {
    const repository = Repository.create();
    const rule =
      '[[rules]]\nid = "own-token"\nfinds = "a token"\npattern = "tk_[a-z]{12}"\nkeywords = ["tk_"]\nseverity = "high"\nexamples = ["tk_abcdefghijkm"]\ncounterexamples = ["tk"]\n';
    repository.commit({
      "bot/keyguard.toml": '[scan]\nsalt = "ours"\nextend = ["rules.toml"]\n',
      "bot/rules.toml": rule,
      "bot/a.txt": `token ${"tk_"}${"qwertzuiopas"}\n`,
    });
    const bot = join(repository.path, "bot");
    expect(keyguard(bot, ["scan", ".."]).code).toBe(1);
    expect(keyguard(bot, ["baseline", "create"]).code).toBe(0);
    expect(file(repository)).toContain(" own-token bot/a.txt");
    expect(keyguard(bot, ["scan", ".."])).toMatchObject({ code: 0 });
  });

  it("names the line of a conflict and leaves the file alone", () => {
    const repository = project();
    const text = "# keyguard baseline 1\n<<<<<<< HEAD\n";
    repository.write(".keyguard-baseline", text);
    expect(keyguard(repository.path, ["baseline", "update"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('".keyguard-baseline", line 2: a merge conflict is not resolved') as unknown,
    });
    expect(file(repository)).toBe(text);
  });
});

describe("keyguard merge", () => {
  it("joins reports, and refuses a lost shard, half a file and another version", () => {
    const repository = project();
    repository.write("two.py", leakedPair("two").text);
    for (const name of ["bot", "two"])
      keyguard(repository.path, ["scan", `${name}.py`, "--format", "json", "--output", `${name}.json`]);
    const merged = keyguard(repository.path, ["merge", "--expect", "2", "--format", "json", "two.json", "bot.json"]);
    expect(merged.code).toBe(1);
    expect(parse(merged).findings.map(({ location }) => location?.path)).toEqual(["bot.py", "two.py"]);
    expect(keyguard(repository.path, ["merge", "--expect", "3", "bot.json"]).code).toBe(2);
    repository.write("half.json", readFileSync(join(repository.path, "bot.json"), "utf8").slice(0, 200));
    expect(keyguard(repository.path, ["merge", "bot.json", "half.json"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Cannot merge report 2: it is not whole JSON, line \d+ /u) as unknown,
    });
    expect(keyguard(repository.path, ["baseline", "create", "--from", "half.json"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /Cannot read the report that "--from" names: it is not whole JSON, line \d+ /u,
      ) as unknown,
    });
    const utf16 = Buffer.from(`\ufeff${readFileSync(join(repository.path, "bot.json"), "utf8")}`, "utf16le");
    writeFileSync(join(repository.path, "powershell.json"), utf16);
    expect(keyguard(repository.path, ["merge", "powershell.json"]).code).toBe(1);
    repository.write("new.json", '{"schemaVersion": 2}');
    expect(keyguard(repository.path, ["merge", "new.json"]).stderr).toContain("it is of version 2");
    expect(keyguard(repository.path, ["merge", "gone.json"]).code).toBe(2);
    expect(keyguard(repository.path, ["merge"]).code).toBe(2);
    const named = keyguard(repository.path, ["merge", "--format", "json", "desk/bot=bot.json", "desk/tools=two.json"]);
    expect(parse(named).findings.map(({ location }) => `${location?.repository} ${location?.path}`)).toEqual([
      "desk/bot bot.py",
      "desk/tools two.py",
    ]);
    expect(keyguard(repository.path, ["merge", "desk/bot=gone.json"]).code).toBe(2);
    expect(keyguard(repository.path, ["merge", "a b=bot.json"]).stderr).toContain("Cannot name the repository");
  });
});

describe("keyguard config show", () => {
  it("tells every value with its line, its variable or that it is the default", () => {
    const repository = Repository.create();
    repository.write(
      "keyguard.toml",
      '[keys.main]\nexchange = "binance"\nprofile = "trading"\nstore = "env:BINANCE"\n',
    );
    const shown = keyguard(repository.path, ["config", "show"], { env: { KEYGUARD_TIMEOUT: "5s" } });
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/^keys\.main\.exchange +"binance" +keyguard\.toml:2$/mu);
    expect(shown.stdout).toMatch(/^scan\.exclude +\[\] +default$/mu);
    expect(shown.stdout).toMatch(/^KEYGUARD_TIMEOUT +"5s" +environment$/mu);
  });
});
