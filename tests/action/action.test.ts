import { createServer } from "node:http";
import { existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStage, git, leak, runStep, type Stage } from "./support.ts";

// The committed bundle, run by the runner's own protocol over real repositories and remotes of this machine.

const NULL = "0".repeat(40);
let stage: Stage;
let first: string;

beforeEach(() => {
  stage = createStage();
  first = stage.commit("bot.py", "print('hello')\n");
  git(stage.dev, "push", "-q", "origin", "main");
});

afterEach(() => stage.close());

/** A pull request from a branch of the developer's clone, merged as the platform does for its check. */
function pullRequest(commits = 1): { payload: unknown; merge: string; head: string } {
  const head = git(stage.dev, "rev-parse", "HEAD");
  git(stage.dev, "checkout", "-q", "-B", "merge", "origin/main");
  git(stage.dev, "merge", "-q", "--no-ff", "-m", "Merge", head);
  const merge = git(stage.dev, "rev-parse", "HEAD");
  git(stage.dev, "push", "-q", "origin", `+${head}:refs/pull/1/head`, "+merge:refs/pull/1/merge");
  const base = { sha: git(stage.dev, "rev-parse", "origin/main"), ref: "main" };
  return { payload: { pull_request: { number: 1, base, head: { sha: head }, commits } }, merge, head };
}

function asPullRequest({ payload, merge }: { payload: unknown; merge: string }) {
  return { name: "pull_request", payload, sha: merge, ref: "refs/pull/1/merge" };
}

const ON_MAIN = { GITHUB_BASE_REF: "main" };

describe("a pull request", () => {
  it("fails on what it adds, annotates the line, and never prints the secret", async () => {
    const { text, secret } = leak("added");
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("src/config.py", `# a bot\n${text}`);
    const request = pullRequest();
    const workspace = stage.checkout(request.merge);
    const step = await runStep(stage, workspace, asPullRequest(request), {
      ...ON_MAIN,
      INPUT_SARIF: "k.sarif",
      INPUT_REPORT: "k.json",
    });
    expect(step.code).toBe(1);
    expect(step.outputs).toMatchObject({ findings: "1", failing: "1", complete: "true" });
    expect(step.log).toMatch(
      /^::error file=src\/config\.py,line=\d+,endLine=\d+,title=keyguard%3A binance-credential::/mu,
    );
    expect(step.summary).toContain("binance-credential");
    expect(step.log + step.summary).not.toContain(secret);
    const sarif = readFileSync(join(workspace, "k.sarif"), "utf8");
    expect(JSON.parse(sarif)).toMatchObject({ version: "2.1.0" });
    expect(sarif + readFileSync(join(workspace, "k.json"), "utf8")).not.toContain(secret);
  });

  it("writes no report through a link that the change brings, nor where there is no directory", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    symlinkSync("..", join(stage.dev, "out"));
    stage.commit("harmless.py", "x = 1\n");
    const request = pullRequest();
    const workspace = stage.checkout(request.merge);
    for (const [file, why] of [
      ["out/k.sarif", "leads out of the workspace"],
      ["none/k.sarif", "its directory does not exist"],
    ] as const) {
      const step = await runStep(stage, workspace, asPullRequest(request), { ...ON_MAIN, INPUT_SARIF: file });
      expect([step.code, step.log.split("\n").find((line) => line.startsWith("::error"))]).toEqual([
        1,
        expect.stringContaining(why),
      ]);
    }
    expect(existsSync(join(workspace, "../k.sarif"))).toBe(false);
  });

  it("passes over what the target branch had before", async () => {
    stage.commit("old.py", leak("old").text);
    git(stage.dev, "push", "-q", "origin", "main");
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("new.py", "print('new')\n");
    const request = pullRequest();
    const step = await runStep(stage, stage.checkout(request.merge), asPullRequest(request), ON_MAIN);
    expect({ code: step.code, findings: step.outputs["findings"] }).toEqual({ code: 0, findings: "0" });
  });

  it("finds what one of its commits adds and a later one takes out", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("config.py", leak("passing").text);
    stage.commit("config.py", "import os\n");
    const request = pullRequest(2);
    const step = await runStep(stage, stage.checkout(request.merge), asPullRequest(request), ON_MAIN);
    expect({ code: step.code, findings: step.outputs["findings"] }).toEqual({ code: 1, findings: "1" });
  });

  it("finds what only a merge inside it brings", async () => {
    git(stage.dev, "checkout", "-q", "-b", "side");
    stage.commit("side.py", leak("side").text);
    git(stage.dev, "checkout", "-q", "-b", "feature", "main");
    stage.commit("feature.py", "x = 1\n");
    git(stage.dev, "merge", "-q", "--no-ff", "-m", "Merge side", "side");
    const request = pullRequest(3);
    const step = await runStep(stage, stage.checkout(request.merge), asPullRequest(request), ON_MAIN);
    expect(step.outputs["findings"]).toBe("1");
  });

  it("deepens a shallow checkout", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("config.py", leak("deep").text);
    for (let i = 0; i < 4; i++) stage.commit("config.py", `x = ${i}\n`);
    const request = pullRequest(5);
    const step = await runStep(stage, stage.checkout(request.merge, 1), asPullRequest(request), ON_MAIN);
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  it("fails closed where a shallow checkout cannot be deepened", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("harmless.py", "x = 1\n");
    stage.commit("harmless.py", "x = 2\n");
    const request = pullRequest(2);
    const workspace = stage.checkout(request.merge, 1);
    renameSync(stage.remote, `${stage.remote}.gone`); // no network
    const step = await runStep(stage, workspace, asPullRequest(request), ON_MAIN);
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
    expect(step.log).toContain("not a pass");
  });

  it("cannot switch its own check off", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("keyguard.toml", '[scan]\nexclude = ["**"]\n');
    stage.commit(".keyguardignore", "path:**  reason: mine\n");
    stage.commit("config.py", leak("self").text.replaceAll(",\n", ",  # keyguard:ignore -- mine\n"));
    const request = pullRequest(3);
    const step = await runStep(stage, stage.checkout(request.merge), asPullRequest(request), ON_MAIN);
    expect({ code: step.code, findings: step.outputs["findings"] }).toEqual({ code: 1, findings: "1" });
  });
});

describe("the target branch's configuration", () => {
  it("excludes paths from what a pull request adds", async () => {
    stage.commit("keyguard.toml", '[scan]\nexclude = ["vectors/"]\n');
    git(stage.dev, "push", "-q", "origin", "main");
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("vectors/one.py", leak("vector").text);
    const excluded = pullRequest();
    const step = await runStep(stage, stage.checkout(excluded.merge), asPullRequest(excluded), ON_MAIN);
    expect({ code: step.code, findings: step.outputs["findings"] }).toEqual({ code: 0, findings: "0" });
    git(stage.dev, "checkout", "-q", "feature");
    stage.commit("bot/one.py", leak("vector").text);
    const elsewhere = pullRequest(2);
    const again = await runStep(stage, stage.checkout(elsewhere.merge), asPullRequest(elsewhere), ON_MAIN);
    expect({ code: again.code, findings: again.outputs["findings"] }).toEqual({ code: 1, findings: "1" });
  });
});

describe("other events", () => {
  const push = (before: string, after: string, more: object = {}) => ({
    name: "push",
    sha: after,
    payload: { before, after, ref: "refs/heads/main", repository: { default_branch: "main" }, ...more },
  });

  it("a push is scanned from before to after", async () => {
    const before = stage.commit("old.py", leak("before").text);
    const after = stage.commit("new.py", leak("after").text);
    git(stage.dev, "push", "-q", "origin", "main");
    const step = await runStep(stage, stage.checkout(after, 1), push(before, after));
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
    expect(step.log).toContain("new.py");
  });

  it("the first push of all is scanned whole", async () => {
    const after = stage.commit("a.py", leak("initial").text);
    git(stage.dev, "push", "-q", "origin", "main");
    const step = await runStep(stage, stage.checkout(after, 1), push(NULL, after));
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  it("a new branch is scanned from the default branch on", async () => {
    stage.commit("old.py", leak("on main").text);
    git(stage.dev, "push", "-q", "origin", "main");
    git(stage.dev, "checkout", "-q", "-b", "topic");
    const after = stage.commit("new.py", "x = 1\n");
    git(stage.dev, "push", "-q", "origin", "topic");
    const step = await runStep(stage, stage.checkout(after, 1), push(NULL, after, { ref: "refs/heads/topic" }));
    expect(step.outputs).toMatchObject({ findings: "0", complete: "true" });
  });

  it("a tag is scanned like a new branch", async () => {
    git(stage.dev, "checkout", "-q", "--detach");
    const after = stage.commit("release.py", leak("tagged").text);
    git(stage.dev, "tag", "v1");
    git(stage.dev, "push", "-q", "origin", "v1");
    const step = await runStep(stage, stage.checkout(after, 1), push(NULL, after, { ref: "refs/tags/v1" }));
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  /** A release of a commit that the default branch has: only the tag's message is new. */
  function annotated(message: string): { after: string; tag: string } {
    const after = stage.commit("release.py", leak("released before").text);
    git(stage.dev, "tag", "-a", "-m", message, "v1");
    git(stage.dev, "push", "-q", "origin", "main", "v1");
    return { after, tag: git(stage.dev, "rev-parse", "v1") };
  }

  it.each([
    { named: "the tag", depth: 1 },
    { named: "its commit", depth: 1 },
    { named: "the tag", depth: undefined },
    { named: "its commit", depth: undefined },
  ])("a tag's own message is scanned, where the event names $named, at depth $depth", async ({ named, depth }) => {
    const { after, tag } = annotated(leak("in the message").text);
    const workspace = stage.checkout(after, depth); // which has no tag object
    const event = push(NULL, named === "the tag" ? tag : after, { ref: "refs/tags/v1" });
    const step = await runStep(stage, workspace, { ...event, sha: after, ref: "refs/tags/v1" });
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
    expect(step.log).toContain(`(tag message) ${tag}`);
  });

  it("a tag with a harmless message on a known commit passes", async () => {
    const { after, tag } = annotated("the first release");
    const step = await runStep(stage, stage.checkout(after, 1), push(NULL, tag, { ref: "refs/tags/v1" }));
    expect({ code: step.code, ...step.outputs }).toMatchObject({ code: 0, findings: "0", complete: "true" });
  });

  it("a tag that cannot be fetched is no pass", async () => {
    const { after } = annotated("the first release");
    const workspace = stage.checkout(after);
    renameSync(stage.remote, `${stage.remote}.gone`); // no network
    const step = await runStep(stage, workspace, push(NULL, after, { ref: "refs/tags/v1" }));
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
    expect(step.log).toContain("refs/tags/v1");
  });

  it("a tag with a hostile name is not scanned as something else, and is no pass", async () => {
    const { after } = annotated("the first release");
    const event = push(NULL, after, { ref: "refs/tags/--upload-pack=x:y\n::error::gotcha" });
    const step = await runStep(stage, stage.checkout(after), event);
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
    expect(step.log).not.toMatch(/^\s*::error::gotcha/mu);
  });

  it("a force push whose old commit is gone is scanned more widely, not less", async () => {
    const after = stage.commit("new.py", leak("forced").text);
    git(stage.dev, "push", "-q", "--force", "origin", "main");
    const step = await runStep(stage, stage.checkout(after, 1), push("1".repeat(40), after, { forced: true }));
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  it("a force push whose old commit is still there is scanned for what it brings", async () => {
    const before = stage.commit("old.py", leak("dropped").text);
    git(stage.dev, "push", "-q", "origin", "main");
    git(stage.dev, "reset", "-q", "--hard", first);
    const after = stage.commit("new.py", leak("rewritten").text);
    git(stage.dev, "push", "-q", "--force", "origin", "main");
    const step = await runStep(stage, stage.checkout(after, 1), push(before, after, { forced: true }));
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
    expect(step.log).toContain("new.py");
  });

  it("a deleted branch is nothing to scan", async () => {
    const step = await runStep(stage, stage.checkout(first), push(first, NULL, { deleted: true }));
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 0, complete: "true" });
  });

  it("a merge group is scanned from its base on", async () => {
    const head = stage.commit("queued.py", leak("queued").text);
    git(stage.dev, "push", "-q", "origin", "main:refs/heads/gh-readonly-queue/main/pr-1");
    const payload = { merge_group: { base_sha: first, head_sha: head } };
    const step = await runStep(stage, stage.checkout(head, 1), { name: "merge_group", payload, sha: head });
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  it.each(["schedule", "workflow_dispatch", "an_event_that_comes_later"])("%s scans all of history", async (name) => {
    stage.commit("old.py", leak("history").text);
    const head = stage.commit("old.py", "import os\n");
    git(stage.dev, "push", "-q", "origin", "main");
    const step = await runStep(stage, stage.checkout(head, 1), { name, payload: {}, sha: head });
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
  });

  it("all of history has branches and tags that were not checked out", async () => {
    git(stage.dev, "checkout", "-q", "--orphan", "topic");
    stage.commit("topic.py", leak("on a topic").text);
    git(stage.dev, "tag", "-a", "-m", leak("in a tag").text, "v1");
    git(stage.dev, "push", "-q", "origin", "topic", "v1");
    // The first commit has no parent, so that a checkout of depth 1 is not even shallow.
    const step = await runStep(stage, stage.checkout(first, 1), { name: "schedule", payload: {}, sha: first });
    expect(step.outputs).toMatchObject({ findings: "2", complete: "true" });
  });

  it("all of history is no pass where the remote cannot be asked what else there is", async () => {
    const workspace = stage.checkout(first, 1);
    renameSync(stage.remote, `${stage.remote}.gone`);
    const step = await runStep(stage, workspace, { name: "schedule", payload: {}, sha: first });
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
    git(workspace, "remote", "remove", "origin"); // a repository that has no other side
    const alone = await runStep(stage, workspace, { name: "schedule", payload: {}, sha: first });
    expect({ code: alone.code, complete: alone.outputs["complete"] }).toEqual({ code: 0, complete: "true" });
  });

  it("a workspace without a checkout fails with what to do", async () => {
    const step = await runStep(stage, stage.home, { name: "schedule", payload: {}, sha: first });
    expect(step.code).toBe(1);
    expect(step.outputs["complete"]).toBe("false");
  });
});

describe("hostile input", () => {
  const ATTACK = "::set-output name=x::y\n::add-mask::a\n::error::gotcha\n##[error]gotcha";

  it("in file names and messages begins no command of the runner", async () => {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("a\n::error::gotcha\n##[group]b.py", leak("hostile").text, ATTACK);
    stage.commit("::stop-commands::x.py", leak("hostile too").text, ATTACK);
    const request = pullRequest(2);
    const step = await runStep(stage, stage.checkout(request.merge), asPullRequest(request), {
      ...ON_MAIN,
      GITHUB_HEAD_REF: "x`$(touch pwned)`\n::error::gotcha",
    });
    expect(step.outputs["findings"]).toBe("2");
    expect(step.commands.filter((line) => !/^::(?:error|warning|notice) (?:file=|title=)/u.test(line))).toEqual([]);
    expect(step.log).not.toMatch(/^\s*::error::gotcha/mu);
    expect(step.log).not.toContain("##[");
    expect(step.summary).not.toMatch(/^::/mu);
  });

  it("in a payload is no revision, option or path", async () => {
    const payload = { before: "--upload-pack=touch pwned", after: "HEAD;x", repository: { default_branch: "--all" } };
    const step = await runStep(stage, stage.checkout(first), { name: "push", payload, sha: first });
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 0, complete: "true" });
  });

  it("in inputs is refused and not echoed", async () => {
    for (const [name, value] of [
      ["MODE", "sc4n-value"],
      ["SARIF", "../../outside-value"],
      ["SHARD", "1/0x-value"],
    ]) {
      const step = await runStep(
        stage,
        stage.checkout(first),
        { name: "schedule", payload: {}, sha: first },
        { [`INPUT_${name}`]: value ?? "" },
      );
      expect(step.code).toBe(1);
      expect(step.log).not.toContain(value);
    }
  });
});

describe("secrets", () => {
  it("are masked before anything else is printed", async () => {
    const { secret } = leak("masked");
    const step = await runStep(
      stage,
      stage.checkout(first),
      { name: "schedule", payload: {}, sha: first },
      {
        BINANCE_API_SECRET: secret,
        INPUT_TOKEN: "a-token-of-the-step",
      },
    );
    const lines = step.log.split("\n");
    const masks = lines.filter((line) => line.startsWith("::add-mask::"));
    expect(masks).toContain(`::add-mask::${secret}`);
    expect(masks).toContain("::add-mask::a-token-of-the-step");
    expect(lines.slice(0, masks.length)).toEqual(masks);
  });

  it("guard fails when no key is declared, audit when the secret is missing", async () => {
    const workspace = stage.checkout(first);
    const event = { name: "schedule", payload: {}, sha: first };
    const none = await runStep(stage, workspace, event, { INPUT_MODE: "guard" });
    expect(none.code).toBe(1);
    expect(none.log).toContain("declares none");
    writeFileSync(
      join(workspace, "keyguard.toml"),
      '[keys.main]\nexchange = "bybit"\nprofile = "trading"\nstore = "env:BYBIT"\n',
    );
    const missing = await runStep(stage, workspace, event, { INPUT_MODE: "audit" });
    expect({ code: missing.code, complete: missing.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
  });
});

describe("the pull request's comment", () => {
  async function withApi(
    status: number,
    existing: readonly object[],
    run: (origin: string) => Promise<void>,
  ): Promise<string[]> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(request.method === "GET" ? 200 : status, { "content-type": "application/json" });
        response.end(JSON.stringify(request.method === "GET" ? existing : {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    await run(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
    server.close();
    return asked;
  }

  async function leaky(origin: string): Promise<{ code: number; log: string }> {
    git(stage.dev, "checkout", "-q", "-B", "feature", "main");
    stage.commit("config.py", leak("comment").text);
    const request = pullRequest();
    return runStep(stage, stage.checkout(request.merge), asPullRequest(request), {
      ...ON_MAIN,
      GITHUB_API_URL: origin,
      INPUT_TOKEN: "token-of-the-step",
    });
  }

  it("is written once and updated after", async () => {
    const written = await withApi(201, [], async (origin) => void (await leaky(origin)));
    expect(written).toEqual([
      "GET /repos/owner/bot/issues/1/comments?per_page=100&page=1",
      "POST /repos/owner/bot/issues/1/comments",
    ]);
    const updated = await withApi(
      200,
      [
        { id: 5, body: "<!-- keyguard -->\nnot its own", user: { type: "User" }, author_association: "NONE" },
        { id: 7, body: "<!-- keyguard -->\nold", user: { type: "Bot" }, author_association: "NONE" },
      ],
      async (origin) => void (await leaky(origin)),
    );
    expect(updated.at(-1)).toBe("PATCH /repos/owner/bot/issues/comments/7");
  });

  it("decides nothing where nobody answers", async () => {
    const { code, log } = await leaky("http://127.0.0.1:9");
    expect(code).toBe(1);
    expect(log).toContain("could not be written (failed)");
  });

  it("decides nothing where a read-only token may not write it", async () => {
    await withApi(403, [], async (origin) => {
      const { code, log } = await leaky(origin);
      expect(code).toBe(1);
      expect(log).toContain("not-permitted");
    });
  });
});
