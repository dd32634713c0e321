import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HttpRemote, startHttpRemote } from "./http-remote.ts";
import { createStage, git, leak, runStep, type Stage, type StepResult } from "./support.ts";

// What the Action fetches itself, from a server that wants the token.

const TOKEN = "a-token-of-the-step";
let stage: Stage;
let remote: HttpRemote;
let first: string;

beforeEach(async () => {
  stage = createStage();
  first = stage.commit("bot.py", "print('hello')\n");
  git(stage.dev, "push", "-q", "origin", "main");
  remote = await startHttpRemote(stage.home, TOKEN);
});

afterEach(() => {
  remote.close();
  stage.close();
});

/** Pushes five commits, of which a shallow checkout has the last, and runs the step for them. */
async function pushFive(
  prepare: (workspace: string) => void,
  environment: Record<string, string>,
): Promise<StepResult> {
  stage.commit("config.py", leak("deep").text);
  for (let i = 0; i < 4; i++) stage.commit("config.py", `x = ${i}\n`);
  git(stage.dev, "push", "-q", "origin", "main");
  const after = git(stage.dev, "rev-parse", "HEAD");
  const workspace = stage.checkout(after, 1, `${remote.origin}/remote.git`);
  prepare(workspace);
  const payload = { before: first, after, ref: "refs/heads/main", repository: { default_branch: "main" } };
  const step = await runStep(stage, workspace, { name: "push", payload, sha: after }, environment);
  expect(readFileSync(join(workspace, ".git/config"), "utf8")).not.toContain(
    Buffer.from(`x-access-token:${TOKEN}`).toString("base64"),
  );
  return step;
}

describe("a shallow checkout of a private repository", () => {
  it("is deepened with the token", async () => {
    const step = await pushFive(() => undefined, { GITHUB_SERVER_URL: remote.origin, INPUT_TOKEN: TOKEN });
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
    expect(remote.seen.length).toBeGreaterThan(1);
    expect(step.log.replaceAll(/^::add-mask::.*\n/gmu, "")).not.toContain(TOKEN);
  });

  it("is deepened where the checkout left a header of its own", async () => {
    const leave = (workspace: string): void => {
      git(workspace, "config", `http.${remote.origin}/.extraheader`, "AUTHORIZATION: basic b3RoZXI=");
    };
    const step = await pushFive(leave, { GITHUB_SERVER_URL: remote.origin, INPUT_TOKEN: TOKEN });
    expect(step.outputs).toMatchObject({ findings: "1", complete: "true" });
    expect(remote.seen.every((headers) => headers.length === 1)).toBe(true);
  });

  it.each([
    { what: "without a token", token: "" },
    { what: "with one that the server does not take", token: "another-token" },
  ])("fails closed $what", async ({ token }) => {
    const step = await pushFive(() => undefined, { GITHUB_SERVER_URL: remote.origin, INPUT_TOKEN: token });
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
    expect(step.log).toContain("not a pass");
  });

  it("never shows the token to another server than the job's own", async () => {
    const step = await pushFive(() => undefined, { GITHUB_SERVER_URL: "https://github.com", INPUT_TOKEN: TOKEN });
    expect(step.outputs["complete"]).toBe("false");
    expect(remote.seen.length).toBeGreaterThan(0);
    expect(remote.seen.flat()).toEqual([]);
  });
});

describe("a pull request from a fork, on pull_request_target", () => {
  /** The workspace is the target branch, as that event has it; the fork's commits are on the server alone. */
  function fromFork(): { payload: unknown; base: string } {
    git(stage.dev, "checkout", "-q", "-b", "feature");
    stage.commit("keyguard.toml", '[scan]\nexclude = ["**"]\n');
    stage.commit("config.py", leak("fork").text);
    const head = git(stage.dev, "rev-parse", "HEAD");
    git(stage.dev, "push", "-q", "origin", `+${head}:refs/pull/1/head`);
    return {
      payload: { pull_request: { number: 1, base: { sha: first }, head: { sha: head }, commits: 2 } },
      base: first,
    };
  }

  it.each([{ depth: 1 }, { depth: undefined }])(
    "is fetched and scanned, checkout of depth $depth",
    async ({ depth }) => {
      const { payload, base } = fromFork();
      const workspace = stage.checkout(base, depth, `${remote.origin}/remote.git`);
      const step = await runStep(
        stage,
        workspace,
        { name: "pull_request_target", payload, sha: base },
        { GITHUB_BASE_REF: "main", GITHUB_SERVER_URL: remote.origin, INPUT_TOKEN: TOKEN },
      );
      expect({ code: step.code, ...step.outputs }).toMatchObject({ code: 1, findings: "1", complete: "true" });
      expect(step.log).toMatch(/^::error file=config\.py,/mu);
      expect(git(workspace, "rev-parse", "HEAD")).toBe(base); // nothing of the fork was checked out
      expect(git(workspace, "status", "--porcelain")).toBe("");
    },
  );

  it("fails closed where the fork's commits cannot be fetched", async () => {
    const { payload, base } = fromFork();
    const workspace = stage.checkout(base, 1, `${remote.origin}/remote.git`);
    const event = { name: "pull_request_target", payload, sha: base };
    const step = await runStep(stage, workspace, event, { GITHUB_BASE_REF: "main", GITHUB_SERVER_URL: remote.origin });
    expect({ code: step.code, complete: step.outputs["complete"] }).toEqual({ code: 1, complete: "false" });
  });
});
