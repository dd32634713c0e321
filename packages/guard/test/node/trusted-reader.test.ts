import { join } from "node:path";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findInlineIgnores } from "../../src/ignores/inline.ts";
import { pullRequestBase } from "../../src/ignores/pull-request.ts";
import { trustedInlineIgnores } from "../../src/ignores/trusted-inline.ts";
import { loadJudgingConfig } from "../../src/node/config.ts";
import { loadIgnores } from "../../src/node/ignores/load-ignores.ts";
import { loadTrustedConfig } from "../../src/node/ignores/trusted-config.ts";
import { loadTrustedRules } from "../../src/node/ignores/trusted-rules.ts";
import { createTrustedReader, describeOrigin } from "../../src/node/ignores/trusted-reader.ts";
import { folder, Repository } from "./repository.ts";

const github = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };

/** A pull request that brings its own ignore file, on top of a branch that has another. */
function pullRequest(): Repository {
  const repository = Repository.create();
  repository.commit({ ".keyguardignore": "old.py\n" });
  repository.git("checkout", "-q", "-b", "feature");
  repository.commit({ ".keyguardignore": "**\n", "keys.py": "x" });
  return repository;
}

describe("pullRequestBase()", () => {
  it.each([
    [{ GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" }, "main"],
    [{ GITHUB_EVENT_NAME: "pull_request_target", GITHUB_BASE_REF: "main" }, "main"],
    [{ CI_MERGE_REQUEST_IID: "3", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" }, "main"],
    [{ BITBUCKET_PR_ID: "3", BITBUCKET_PR_DESTINATION_BRANCH: "main" }, "main"],
    [{ SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" }, "main"],
    [{ BUILDKITE_PULL_REQUEST: "3", BUILDKITE_PULL_REQUEST_BASE_BRANCH: "main" }, "main"],
    [{ CHANGE_TARGET: "main" }, "main"],
    [{ TRAVIS_PULL_REQUEST: "3", TRAVIS_BRANCH: "main" }, "main"],
    [{ CIRCLE_PULL_REQUEST: "https://example.com/pull/3" }, undefined],
  ])("knows the pull request of %j", (environment, branch) => {
    expect(pullRequestBase(environment)).toMatchObject({ branch });
  });

  it.each([
    {},
    { GITHUB_EVENT_NAME: "push", GITHUB_BASE_REF: "" },
    { BUILDKITE_PULL_REQUEST: "false" },
    { TRAVIS_PULL_REQUEST: "false", TRAVIS_BRANCH: "main" },
  ])("sees none in %j", (environment) => {
    expect(pullRequestBase(environment)).toBeUndefined();
  });

  it.each(["--upload-pack=x", "a..b", "a b", "a:b", ""])("takes %j for no branch", (branch) => {
    expect(pullRequestBase({ ...github, GITHUB_BASE_REF: branch })?.branch).toBeUndefined();
  });
});

describe("createTrustedReader()", () => {
  it("reads the work tree where no pull request is checked", async () => {
    const reader = await createTrustedReader(pullRequest().path, {});
    expect(await reader.read(".keyguardignore")).toBe("**\n");
    expect(await reader.read("gone")).toBeUndefined();
    expect(describeOrigin(reader.origin)).toBeUndefined();
  });

  it("reads the target branch on a pull request, so that it cannot switch its own check off", async () => {
    const repository = pullRequest();
    const reader = await createTrustedReader(repository.path, github);
    expect(await reader.read(".keyguardignore")).toBe("old.py\n");
    expect(await reader.read("keys.py")).toBeUndefined();
    expect((await loadIgnores(reader)).map(({ source }) => source.line)).toEqual([1]);
    expect(describeOrigin(reader.origin)).toContain("read from main (");
  });

  it("makes the target's configuration the one that judges", async () => {
    const repository = Repository.create();
    repository.commit({ "keyguard.toml": '[scan]\nsalt = "base"\n' });
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({ "keyguard.toml": '[scan]\nsalt = "changed"\nexclude = ["**"]\n' });
    const scan = async (environment: Record<string, string>): Promise<unknown> =>
      (await loadTrustedConfig(repository.path, await createTrustedReader(repository.path, environment))).config.scan;
    expect(await scan(github)).toMatchObject({ salt: "base", exclude: [] });
    expect(await scan({})).toMatchObject({ salt: "changed", exclude: ["**"] });
  });

  it("finds the target by the event's commit, by origin, and by the merge that was made for the check", async () => {
    const repository = pullRequest();
    const base = repository.git("rev-parse", "main").trim();
    const event = join(folder(), "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: base } } }));
    repository.git("branch", "-q", "-m", "main", "elsewhere");
    const byEvent = await createTrustedReader(repository.path, { ...github, GITHUB_EVENT_PATH: event });
    expect(byEvent.origin).toMatchObject({ kind: "base", commit: base });

    repository.git("update-ref", "refs/remotes/origin/main", base);
    expect((await createTrustedReader(repository.path, github)).origin).toMatchObject({ kind: "base", commit: base });
    repository.git("update-ref", "-d", "refs/remotes/origin/main");

    repository.git("checkout", "-q", "--detach", "elsewhere");
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "feature");
    const merge = {
      ...github,
      GITHUB_SHA: repository.git("rev-parse", "HEAD").trim(),
      GITHUB_REF: "refs/pull/3/merge",
    };
    expect((await createTrustedReader(repository.path, merge)).origin).toMatchObject({ kind: "base", commit: base });
  });

  it("reads nothing where the target is not in the clone, and says what to do", async () => {
    const shallow = folder();
    new Repository(shallow).git(
      "clone",
      "-q",
      "--depth",
      "1",
      "--branch",
      "feature",
      `file://${pullRequest().path}`,
      ".",
    );
    const reader = await createTrustedReader(shallow, github);
    expect(reader.origin).toEqual({ kind: "unavailable", branch: "main" });
    expect(await reader.read(".keyguardignore")).toBeUndefined();
    expect(describeOrigin(reader.origin)).toContain("fetch-depth: 2");
  });

  it("does not take a fork's branch for the target of the same name", async () => {
    const fork = Repository.create();
    fork.commit({ ".keyguardignore": "**\n" });
    expect((await createTrustedReader(fork.path, github)).origin.kind).toBe("unavailable");
  });

  it("refuses a file over 16 MiB, and a directory in a file's place, by name", async () => {
    const root = folder();
    writeFileSync(join(root, "huge"), "");
    truncateSync(join(root, "huge"), 17 * 1024 * 1024);
    mkdirSync(join(root, "folder"));
    const reader = await createTrustedReader(root, {});
    await expect(reader.read("huge")).rejects.toMatchObject({
      code: "KG_READ",
      message: 'Cannot read "huge": it is over 16 MiB',
    });
    await expect(reader.read("folder")).rejects.toMatchObject({ code: "KG_READ", exitCode: 3 });
  });

  it("reads below a subdirectory of the repository", async () => {
    const repository = Repository.create();
    repository.commit({ "bot/.keyguardignore": "a.py\n" });
    repository.git("checkout", "-q", "-b", "feature");
    const reader = await createTrustedReader(join(repository.path, "bot"), github);
    expect(await reader.read(".keyguardignore")).toBe("a.py\n");
  });

  it("runs nothing that the repository configures", async () => {
    const repository = pullRequest();
    const proof = join(repository.path, "proof");
    repository.write("run.sh", `#!/bin/sh\ntouch '${proof}'\n`, 0o755);
    repository.git("config", "core.fsmonitor", join(repository.path, "run.sh"));
    repository.git("config", "core.pager", join(repository.path, "run.sh"));
    repository.git("config", "diff.external", join(repository.path, "run.sh"));
    const reader = await createTrustedReader(repository.path, github);
    expect(await reader.read(".keyguardignore")).toBe("old.py\n");
    expect(await (await createTrustedReader(repository.path, {})).read("proof")).toBeUndefined();
  });
});

describe("loadJudgingConfig()", () => {
  const key = (store: string): string =>
    `[keys.main]\nexchange = "binance"\nprofile = "read-only"\nstore = "${store}"\n[scan]\nextend = ["rules.toml"]\n`;

  /** A change that would have its own command run, in a project whose configuration lies below the root. */
  function change(): Repository {
    const repository = Repository.create();
    repository.commit({ "bot/keyguard.toml": key("dotenv:.env#MAIN"), "bot/rules.toml": "# the target's\n" });
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({ "bot/keyguard.toml": key("command:touch proof"), "bot/rules.toml": "# the change's\n" });
    return repository;
  }

  it("takes keys, stores and commands from the target branch, and relative places from where the file lies", async () => {
    const { path } = change();
    const bot = join(path, "bot");
    const { config, directory, file, origin, text } = await loadJudgingConfig(bot, github);
    expect(config.keys["main"]?.store).toBe("dotenv:.env#MAIN");
    expect([directory, file, text]).toEqual([bot, join(bot, "keyguard.toml"), key("dotenv:.env#MAIN")]);
    expect(origin).toContain("read from main (");
    const reader = await createTrustedReader(path, github);
    const [rules] = await loadTrustedRules(reader, { config, directory });
    expect(rules).toEqual({ name: "bot/rules.toml", text: "# the target's\n" });
  });

  it("takes the work tree's where no pull request is checked", async () => {
    const loaded = await loadJudgingConfig(join(change().path, "bot"), {});
    expect(loaded.config.keys["main"]?.store).toBe("command:touch proof");
    expect(loaded.origin).toBeUndefined();
  });

  it("declares nothing where the target branch does not, and judges nothing without that branch", async () => {
    const repository = change();
    expect(await loadJudgingConfig(repository.path, github)).toMatchObject({ file: null, config: { keys: {} } });
    const elsewhere = { ...github, GITHUB_BASE_REF: "release" };
    await expect(loadJudgingConfig(repository.path, elsewhere)).rejects.toMatchObject({ code: "KG_READ" });
    await expect(loadJudgingConfig(folder(), github)).rejects.toMatchObject({ code: "KG_READ" });
  });
});

describe("trustedInlineIgnores()", () => {
  const place = { path: "a.py", startLine: 2, endLine: 2 };
  const text = "a\nkey = 'x'  # gitleaks:allow\nb";
  const ignores = findInlineIgnores(text);

  it("trusts what the target branch has just so", () => {
    expect(trustedInlineIgnores(ignores, place, text, text)).toHaveLength(1);
    expect(trustedInlineIgnores(ignores, place, text, `c\r\n${text}`)).toHaveLength(1);
  });

  it.each([undefined, "", "a\nkey = 'x'\nb", "a\nkey = 'y'  # gitleaks:allow\nb"])("trusts nothing over %j", (base) => {
    expect(trustedInlineIgnores(ignores, place, text, base)).toEqual([]);
  });

  it("does not trust an old comment over a new line", () => {
    const changed = "# keyguard:ignore-next-line\nkey = 'new'";
    const old = "# keyguard:ignore-next-line\nkey = 'old'";
    expect(trustedInlineIgnores(findInlineIgnores(changed), place, changed, old)).toEqual([]);
  });
});
