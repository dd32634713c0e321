import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Check, KeyguardError } from "@keyguard/core";
import type { RuleFile } from "@keyguard/scanner";
import { describe, expect, it } from "vitest";
import { assessHealth } from "../../src/doctor/assess-health.ts";
import { isEnvironmentFile, isSecretFile } from "../../src/doctor/secret-files.ts";
import { planInit } from "../../src/init/plan-init.ts";
import { examineProject, type ExamineOptions } from "../../src/node/doctor/examine-project.ts";
import { inspectProject } from "../../src/node/init/inspect-project.ts";
import { applyChanges, journalPath } from "../../src/node/init/journal.ts";
import { folder, Repository } from "./repository.ts";

const options: ExamineOptions = { environment: {}, today: "2026-11-25", exclude: () => Promise.resolve([]) };

async function doctor(root: string, more: Partial<ExamineOptions> = {}): Promise<Record<string, Check>> {
  const checks = assessHealth(await examineProject(root, { ...options, ...more }));
  return Object.fromEntries(checks.map((check) => [check.id, check]));
}

/** A repository in which everything is as `init` leaves it. */
async function healthy(): Promise<Repository> {
  const repository = Repository.create();
  repository.write(".git/cli.js", "");
  repository.commit({ "bot.py": "x" });
  const project = await inspectProject(repository.path);
  const program = { node: process.execPath, script: join(repository.path, ".git/cli.js") };
  const plan = planInit(project, { version: "1.2.3", program, salt: "00", baseline: [] });
  await applyChanges(plan.changes, journalPath(repository.path, project.git?.directory));
  return repository;
}

describe("doctor", () => {
  it("finds nothing wrong with what init leaves", async () => {
    const checks = await doctor((await healthy()).path);
    expect(Object.values(checks).filter(({ result }) => result !== "pass")).toEqual([]);
    expect(Object.keys(checks)).toHaveLength(11);
  });

  it("finds a tracked environment file, and the same in the history after it was removed", async () => {
    const repository = await healthy();
    repository.write(".env", "A=1", 0o600);
    repository.write(".env.example", "A=");
    repository.git("add", "-f", ".env", ".env.example");
    const commit = repository.commit();
    expect((await doctor(repository.path))["no-env-file-tracked"]).toMatchObject({
      result: "fail",
      severity: "critical",
      evidence: "git tracks .env",
      remedy: expect.stringContaining("git rm --cached .env") as unknown,
    });
    repository.git("rm", "-q", "--cached", ".env");
    repository.commit();
    const checks = await doctor(repository.path);
    expect(checks["no-env-file-tracked"]?.result).toBe("pass");
    expect(checks["no-env-file-in-history"]).toMatchObject({
      result: "fail",
      evidence: `commits hold .env (${commit.slice(0, 12)})`,
    });
  });

  it("finds an environment file that only a merge brought", async () => {
    const repository = await healthy();
    repository.git("checkout", "-q", "-b", "topic");
    repository.commit({ "a.txt": "a" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "b.txt": "b" });
    repository.git("merge", "-q", "--no-commit", "--no-ff", "topic");
    repository.write("prod.env", "A=1\n", 0o600);
    repository.git("add", "-f", "prod.env");
    repository.git("commit", "-q", "-m", "merge");
    repository.git("rm", "-q", "prod.env");
    repository.commit();
    const check = (await doctor(repository.path))["no-env-file-in-history"];
    expect(check).toMatchObject({ result: "fail", evidence: expect.stringContaining("prod.env (") as unknown });
  });

  it.each([
    ['paths = [".*"]', "an allowlist of [scan] extend hides everything"],
    ['regexes = [".+"]', "an allowlist of [scan] extend hides everything"],
    ['paths = ["[.]env$"]', "an allowlist of [scan] extend hides environment or secret files"],
    ['condition = "AND"\npaths = [".*"]\nregexes = ["^EXAMPLE"]', undefined],
    ['paths = ["^vendor/"]\nregexes = ["EXAMPLE$"]', undefined],
    ['stopwords = ["example"]', undefined],
  ])("judges what an allowlist of own rules hides: %j", async (list, evidence) => {
    const { path } = await healthy();
    const file = { name: ".gitleaks.toml", text: `[[allowlists]]\n${list}\n` };
    const check = (await doctor(path, { rules: () => Promise.resolve([file]) }))["nothing-hidden"];
    expect(check?.result === "pass" ? undefined : check?.evidence).toBe(evidence);
  });

  it("names rules that cannot be read", async () => {
    const { path } = await healthy();
    const rules = (): Promise<RuleFile[]> => Promise.resolve([{ name: "rules.toml", text: "[[rules" }]);
    expect((await doctor(path, { rules }))["rules-valid"]).toMatchObject({ result: "fail" });
  });

  it("runs nothing that the repository's own git configuration names", async () => {
    const repository = await healthy();
    const proof = join(repository.path, ".git", "proof");
    repository.write(".git/run.sh", `#!/bin/sh\ntouch '${proof}'\n`, 0o755);
    const script = join(repository.path, ".git", "run.sh");
    repository.write("prod.env", "A=1\n", 0o600);
    repository.git("add", "-f", "prod.env");
    repository.git("commit", "-q", "--no-verify", "-m", "signed");
    const text = repository.git("cat-file", "commit", "HEAD");
    const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n";
    repository.write(".git/signed", text.replace("\n\n", `\n${signature}\n`));
    const signed = repository.git("hash-object", "-t", "commit", "-w", ".git/signed").trim();
    repository.git("update-ref", "refs/heads/main", signed);
    for (const name of ["core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.sshCommand"])
      repository.git("config", name, script);
    repository.git("config", "log.showSignature", "true");
    await doctor(repository.path);
    expect(existsSync(proof)).toBe(false);
    expect(repository.git("log", "-1")).toContain("commit");
    expect(existsSync(proof)).toBe(true); // so that the above means something
  });

  it("does not take a shallow clone for a clean history", async () => {
    const origin = await healthy();
    origin.commit();
    const clone = folder();
    new Repository(clone).git("clone", "-q", "--depth", "1", `file://${origin.path}`, ".");
    expect((await doctor(clone))["no-env-file-in-history"]).toMatchObject({
      result: "unknown",
      remedy: "Run: git fetch --unshallow",
    });
  });

  it("finds environment files that git would take in, and secret files that others can read", async () => {
    const repository = Repository.create();
    repository.write(".env", "A=1", 0o644);
    repository.write("secrets/a.json", "{}", 0o600);
    const checks = await doctor(repository.path);
    expect(checks["env-files-ignored"]?.evidence).toContain(".env, .env.local");
    expect(checks["secret-files-private"]).toMatchObject({
      result: "fail",
      evidence: ".env (0644)",
      remedy: "Run: chmod 600 .env",
    });
    repository.write("odd $name.key", "x", 0o644);
    expect((await doctor(repository.path))["secret-files-private"]?.remedy).toBe("Run: chmod 600 FILE");
    chmodSync(join(repository.path, "odd $name.key"), 0o600);
    chmodSync(join(repository.path, ".env"), 0o600);
    expect((await doctor(repository.path))["secret-files-private"]?.result).toBe("pass");
  });

  it("finds a hook that is absent, not executable, without its program, or passed over", async () => {
    const hook = async (repository: Repository): Promise<string | undefined> =>
      (await doctor(repository.path))["hook-runs"]?.evidence;
    expect(await hook(Repository.create())).toBe("no hook calls keyguard");
    const repository = await healthy();
    chmodSync(join(repository.path, ".git/hooks/pre-commit"), 0o644);
    expect(await hook(repository)).toContain("it is not executable");
    const gone = await healthy();
    gone.git("config", "core.hooksPath", "/tmp/elsewhere");
    expect((await doctor(gone.path))["hook-not-bypassed"]).toMatchObject({
      result: "fail",
      evidence: "core.hooksPath sends git to /tmp/elsewhere, past keyguard's hook",
    });
    gone.git("config", "--unset", "core.hooksPath");
    gone.write(".git/hooks/pre-commit", "#!/bin/sh\nkeyguard_script='/gone'\nkeyguard hook pre-commit\n", 0o755);
    expect(await hook(gone)).toBe("the hook calls /gone, which is gone");
  });

  it("finds a manager whose hooks are not installed in this clone", async () => {
    const repository = Repository.create();
    repository.commit({ ".husky/pre-commit": "keyguard hook pre-commit\n" });
    expect((await doctor(repository.path))["hook-runs"]).toMatchObject({ result: "fail", remedy: "Run: npx husky" });
    mkdirSync(join(repository.path, ".husky/_"));
    repository.git("config", "core.hooksPath", ".husky/_");
    expect((await doctor(repository.path))["hook-runs"]?.result).toBe("pass");
  });

  it("follows a hook through lint-staged, where that calls keyguard", async () => {
    const repository = Repository.create();
    const state = async (): Promise<string | undefined> => (await doctor(repository.path))["hook-runs"]?.result;
    repository.write(".git/hooks/pre-commit", "#!/bin/sh\n# lint-staged\n", 0o755);
    repository.write("package.json", '{"lint-staged": {"*": "keyguard hook pre-commit"}}');
    expect(await state()).toBe("fail");
    repository.write(".git/hooks/pre-commit", "#!/bin/sh\nnpx lint-staged\n", 0o755);
    expect(await state()).toBe("pass");
    repository.write("package.json", '{"lint-staged": {"*.md": "prettier"}}');
    expect(await state()).toBe("fail");
    repository.write(".lintstagedrc.json", '{"*": ["keyguard scan"]}');
    expect(await state()).toBe("pass");
  });

  it("finds aliases that skip hooks", async () => {
    const repository = await healthy();
    repository.git("config", "alias.ci", "commit --no-verify");
    repository.git("config", "alias.cn", "commit -an");
    repository.git("config", "alias.co", "checkout");
    expect((await doctor(repository.path))["no-alias-skips-hooks"]?.evidence).toBe("git aliases skip hooks: ci, cn");
  });

  it.each([
    [["**"], "", 'scan.exclude "**" hides everything'],
    [["*"], "", 'scan.exclude "*" hides everything'],
    [[".env"], "", 'scan.exclude ".env" hides environment or secret files'],
    [["vendor/**"], "", undefined],
    [[], "**\n", ".keyguardignore:1 hides everything"],
    [[], "rule:*\n", ".keyguardignore:1 hides everything"],
    [[], "** # expires: 2020-01-01\n", undefined],
    [[], "rule:bip39-mnemonic path:**\n00112233445566aa\ndocs/\n", undefined],
  ])("judges what %j and %j hide", async (exclude, ignores, evidence) => {
    const repository = await healthy();
    repository.write(".keyguardignore", ignores);
    const check = (await doctor(repository.path, { exclude: () => Promise.resolve(exclude) }))["nothing-hidden"];
    expect(check?.result === "fail" ? check.evidence : undefined).toBe(evidence);
  });

  it("names the line of a configuration, an ignore file or a baseline that cannot be read", async () => {
    const repository = await healthy();
    repository.write(".keyguardignore", "<<<<<<< HEAD\n");
    repository.write(".keyguard-baseline", "# keyguard baseline 1\nnonsense\n");
    const broken = (): Promise<never> =>
      Promise.reject(new KeyguardError("KG_CONFIG_INVALID", "keyguard.toml:3:1: mistake"));
    const checks = await doctor(repository.path, { exclude: broken });
    expect(checks["configuration-valid"]).toMatchObject({ result: "fail", evidence: "keyguard.toml:3:1: mistake" });
    expect(checks["ignores-valid"]?.evidence).toContain("line 1: a merge conflict");
    expect(checks["baseline-valid"]?.evidence).toContain("line 2");
    expect(checks["nothing-hidden"]?.result).toBe("unknown");
  });

  it("asks less outside git", async () => {
    expect(Object.keys(await doctor(folder()))).toEqual([
      "secret-files-private",
      "configuration-valid",
      "ignores-valid",
      "baseline-valid",
      "nothing-hidden",
    ]);
  });
});

describe("isSecretFile()", () => {
  it.each([
    [".env", true, true],
    ["a/.env.local", true, true],
    ["prod.env", true, true],
    [".env.example", false, false],
    ["a/.env.sample", false, false],
    ["secrets/a.json", true, false],
    ["key.pem", true, false],
    ["environment.ts", false, false],
  ])("on %j is %j, isEnvironmentFile() %j", (path, secret, environment) => {
    expect(isSecretFile(path)).toBe(secret);
    expect(isEnvironmentFile(path)).toBe(environment);
  });
});
