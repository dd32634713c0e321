import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createStage, git, leak, runStep, type Stage } from "./support.ts";

// The scripts of the templates as the platforms would run them, over real histories, with the CLI of the sources.

const root = fileURLToPath(new URL("../../", import.meta.url));
const hasJq = spawnSync("jq", ["--version"]).status === 0;
let stage: Stage;

beforeEach(() => {
  stage = createStage();
  const shims = join(stage.home, "bin");
  mkdirSync(shims);
  const cli = `exec "${process.execPath}" --conditions=@keyguard/source "${root}apps/cli/src/cli.ts" "$@"\n`;
  writeFileSync(join(shims, "keyguard"), `#!/bin/sh\n${cli}`);
  writeFileSync(join(shims, "npx"), `#!/bin/sh\n[ "$1 $2" = "--yes keyguard@0" ] || exit 99\nshift 2\n${cli}`);
  for (const name of ["keyguard", "npx"]) chmodSync(join(shims, name), 0o755);
});

afterEach(() => stage.close());

function bash(script: string, cwd: string, environment: Record<string, string>): { code: number; said: string } {
  const env = { PATH: `${join(stage.home, "bin")}:${process.env["PATH"]}`, HOME: stage.home, ...environment };
  const ran = spawnSync("bash", ["-eo", "pipefail", "-c", script], { cwd, env, encoding: "utf8" });
  return { code: ran.status ?? -1, said: ran.stdout + ran.stderr };
}

/** A history with a leak that was taken out again, and one that only a message tells. */
function leakyHistory(): string {
  stage.commit("bot.py", leak("in a file").text);
  stage.commit("bot.py", "import os\n");
  const head = stage.commit("readme.md", "a bot\n", leak("in a message").text);
  git(stage.dev, "push", "-q", "origin", "HEAD:main");
  return head;
}

interface Part {
  readonly repository: string;
  readonly index: number;
  readonly shard: string;
  readonly part: number;
}

describe.runIf(hasJq)(".github/workflows/matrix.yml", () => {
  interface Step {
    readonly run?: string;
  }
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/matrix.yml"), "utf8")) as {
    jobs: Record<string, { steps: readonly Step[] }>;
  };
  const scriptOf = (job: string): string => jobs[job]?.steps.find(({ run }) => run !== undefined)?.run ?? "";

  function plan(list: string, shards: string): { code: number; parts: Part[]; repositories: string } {
    const output = join(stage.home, "output");
    writeFileSync(output, "");
    const { code } = bash(scriptOf("plan"), stage.home, {
      LIST: list,
      ORGANISATION: "",
      SHARDS: shards,
      GITHUB_REPOSITORY: "owner/bot",
      GITHUB_OUTPUT: output,
    });
    const outputs = Object.fromEntries(
      Array.from(readFileSync(output, "utf8").matchAll(/^(\w+)=(.*)$/gmu), ([, name, value]) => [name, value ?? ""]),
    );
    return {
      code,
      parts: JSON.parse(outputs["parts"] ?? "[]") as Part[],
      repositories: outputs["repositories"] ?? "",
    };
  }

  async function scanParts(parts: readonly Part[], head: string): Promise<string> {
    const home = join(stage.home, "last");
    mkdirSync(join(home, "reports"), { recursive: true });
    for (const { index, part, shard } of parts) {
      const workspace = stage.checkout(head);
      const name = `keyguard-${index}-${part}.json`;
      await runStep(
        stage,
        workspace,
        { name: "schedule", payload: {}, sha: head },
        { INPUT_HISTORY: "true", INPUT_SHARD: shard, INPUT_REPORT: name, INPUT_COMMENT: "false" },
      );
      writeFileSync(join(home, "reports", name), readFileSync(join(workspace, name)));
    }
    return home;
  }

  function report(home: string, repositories: string, shards: string): { code: number; summary: string } {
    const summary = join(stage.home, "summary");
    writeFileSync(summary, "");
    const settings = { REPOSITORIES: repositories, SHARDS: shards, THRESHOLD: "medium", GITHUB_STEP_SUMMARY: summary };
    const { code } = bash(scriptOf("report"), home, settings);
    return { code, summary: readFileSync(summary, "utf8") };
  }

  it("splits, scans and joins: every finding once, with its repository", async () => {
    const head = leakyHistory();
    const { parts, repositories } = plan('["owner/one", "owner/two"]', "2");
    expect(parts.map(({ repository, shard }) => `${repository} ${shard}`)).toEqual([
      "owner/one 1/2",
      "owner/one 2/2",
      "owner/two 1/2",
      "owner/two 2/2",
    ]);
    const home = await scanParts(parts, head);
    const { code, summary } = report(home, repositories, "2");
    expect(code).toBe(1);
    expect(summary).toContain("owner/one");
    expect(summary).toContain("owner/two");
    const joined = JSON.parse(readFileSync(join(home, "keyguard.json"), "utf8")) as {
      complete: boolean;
      findings: readonly unknown[];
    };
    expect(joined.complete).toBe(true);
    expect(joined.findings).toHaveLength(2); // each stands in both repositories: one finding, two places
    expect(readFileSync(join(home, "keyguard.html"), "utf8")).toContain("<html");
  });

  it("without inputs takes the calling repository, whole", async () => {
    const head = leakyHistory();
    const { parts, repositories } = plan("", "1");
    expect(parts).toEqual([{ repository: "owner/bot", index: 0, shard: "1/1", part: 1 }]);
    expect(report(await scanParts(parts, head), repositories, "1").code).toBe(1);
  });

  it("fails where a part is lost", async () => {
    const head = leakyHistory();
    const { parts, repositories } = plan("", "2");
    expect(report(await scanParts(parts.slice(0, 1), head), repositories, "2").code).toBe(2);
    expect(report(join(stage.home), repositories, "2").code).toBe(2);
  });

  it.each(['["owner/a;touch pwned"]', '{"a": 1}', "[]", '["--owner/x", "y"]', "nonsense"])(
    "refuses the list %s",
    (list) => {
      expect(plan(list, "1").code).not.toBe(0);
    },
  );

  it("refuses more jobs than a matrix has", () => {
    expect(plan('["owner/a", "owner/b"]', "200").code).toBe(1);
  });
});

describe("docs/gitlab-ci.yml", () => {
  const jobs = parse(readFileSync(join(root, "docs/gitlab-ci.yml"), "utf8")) as Record<
    string,
    { readonly script?: readonly string[]; readonly parallel?: number }
  >;
  const scriptOf = (job: string): string => jobs[job]?.script?.join("\n") ?? "";

  it("scans what a merge request adds", () => {
    const base = stage.commit("bot.py", leak("old").text);
    git(stage.dev, "push", "-q", "origin", "HEAD:main");
    const head = stage.commit("new.py", leak("new").text);
    git(stage.dev, "push", "-q", "origin", "HEAD:feature");
    const workspace = stage.checkout(head);
    const { code } = bash(scriptOf("keyguard"), workspace, {
      CI_MERGE_REQUEST_IID: "1",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CI_COMMIT_SHA: head,
      KEYGUARD_THRESHOLD: "medium",
    });
    expect(code).toBe(1);
    const written = JSON.parse(readFileSync(join(workspace, "gl-secret-detection-report.json"), "utf8")) as {
      vulnerabilities: readonly { location: { file: string } }[];
    };
    expect(written.vulnerabilities.map(({ location }) => location.file)).toEqual(["new.py"]);
  });

  it("scans all of history in as many parts as its report expects", () => {
    const workspace = stage.checkout(leakyHistory());
    const total = jobs["keyguard-history"]?.parallel ?? 0;
    expect(scriptOf("keyguard-report")).toContain(`--expect ${total} `);
    for (let part = 1; part <= total; part++) {
      const variables = { CI_NODE_INDEX: String(part), CI_NODE_TOTAL: String(total) };
      expect(bash(scriptOf("keyguard-history"), workspace, variables).code).toBe(0);
    }
    const threshold = { KEYGUARD_THRESHOLD: "medium" };
    expect(bash(scriptOf("keyguard-report"), workspace, threshold).code).toBe(1);
    const written = JSON.parse(readFileSync(join(workspace, "gl-secret-detection-report.json"), "utf8")) as {
      vulnerabilities: readonly unknown[];
    };
    expect(written.vulnerabilities).toHaveLength(2);
    git(workspace, "clean", "-fdq", "keyguard-1.json");
    expect(bash(scriptOf("keyguard-report"), workspace, threshold).code).toBe(2); // a part is lost
  });

  it("stops a part that could not look at everything", () => {
    const bare = join(stage.home, "empty");
    mkdirSync(bare);
    const variables = { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "4" };
    expect(bash(scriptOf("keyguard-history"), bare, variables).code).not.toBe(0);
  });
});
