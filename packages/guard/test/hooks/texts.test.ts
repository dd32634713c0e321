import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { hookMessage } from "../../src/hooks/hook-message.ts";
import { callsKeyguard, huskyHook } from "../../src/hooks/husky.ts";
import { lintStagedConfig } from "../../src/hooks/lint-staged.ts";
import { extendHook, hookPart, isOwnHook, nativeHook } from "../../src/hooks/native-hook.ts";
import { lefthookConfig, preCommitConfig } from "../../src/hooks/yaml-hooks.ts";
import { finding } from "../ignores/samples.ts";

const program = { node: "/opt/node's/bin/node", script: "/opt/keyguard/cli.js" };

describe("extendHook()", () => {
  it("puts keyguard's part behind the interpreter and keeps the rest as it is", () => {
    const text = extendHook("#!/usr/bin/env bash\nset -e\nnpm test\n", "pre-commit", program);
    expect(text).toBe(`#!/usr/bin/env bash\n${hookPart("pre-commit", program)}set -e\nnpm test\n`);
  });

  it("brings an older part up to date, and changes nothing the second time", () => {
    const old = nativeHook("pre-commit", { node: "/old/node", script: "/old/cli.js" });
    expect(extendHook(old, "pre-commit", program)).toBe(nativeHook("pre-commit", program));
    expect(extendHook(nativeHook("pre-commit", program), "pre-commit", program)).toBe(
      nativeHook("pre-commit", program),
    );
    expect(isOwnHook(old)).toBe(true);
  });

  it.each([
    "#!/usr/bin/env python3\nprint(1)\n",
    "#!/usr/bin/env node\n",
    "",
    "echo hi\n",
    "#!/bin/sh\r\necho\r\n",
    "\u007fELF\u0000",
  ])("leaves %j to be wrapped", (text) => {
    expect(extendHook(text, "pre-commit", program)).toBeUndefined();
  });
});

describe("huskyHook()", () => {
  it("makes a hook, extends one, and leaves one that calls keyguard", () => {
    expect(huskyHook(undefined, "pre-commit")).toBe("keyguard hook pre-commit\n");
    expect(huskyHook("npx lint-staged\n", "pre-commit")).toBe("keyguard hook pre-commit || exit $?\nnpx lint-staged\n");
    expect(huskyHook('#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpm test', "pre-commit")).toBe(
      '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nkeyguard hook pre-commit || exit $?\nnpm test',
    );
    expect(huskyHook("npx keyguard scan --staged\n", "pre-commit")).toBe("npx keyguard scan --staged\n");
    expect(callsKeyguard("# keyguard scan\nnpm test")).toBe(false);
  });
});

describe("lefthookConfig()", () => {
  it.each([
    ["an empty file", "", 4],
    ["no such hook", "assert_lefthook_installed: true\n", 4],
    ["commands", "pre-commit:\n  parallel: true\n  commands:\n    lint: # fast\n      run: npm run lint\n", 2],
    ["jobs", "pre-commit:\n  jobs:\n    - name: lint\n      run: npm run lint\n", 2],
    ["neither", "pre-commit:\n  parallel: true\n", 3],
    ["a last line without an end", "min_version: 1.0.0", 4],
  ])("adds to %s and keeps every line that was there", (_, text, added) => {
    const edited = lefthookConfig(text, "pre-commit") ?? "";
    expect(JSON.stringify((parse(edited) as Record<string, unknown>)["pre-commit"])).toContain(
      "keyguard hook pre-commit",
    );
    const before = text.split("\n").filter((line) => line !== "");
    const after = edited.split("\n").filter((line) => line !== "");
    expect(after.filter((line) => before.includes(line))).toEqual(before);
    expect(after.length - before.length).toBe(added);
    expect(lefthookConfig(edited, "pre-commit")).toBe(edited);
  });

  it("keeps line ends", () => {
    expect(lefthookConfig("pre-commit:\r\n  commands:\r\n    a:\r\n      run: b\r\n", "pre-commit")).not.toMatch(
      /[^\r]\n/u,
    );
  });

  it.each(["pre-commit: {commands: {a: {run: b}}}\n", "- a\n", "a: [\n", "<<<<<<< HEAD\na: 1\n"])(
    "leaves %j to a person",
    (text) => {
      expect(lefthookConfig(text, "pre-commit")).toBeUndefined();
    },
  );
});

describe("preCommitConfig()", () => {
  it.each([
    "",
    "repos:\n  - repo: https://github.com/psf/black\n    rev: 24.1.0\n    hooks:\n      - id: black\n",
    "# ours\nrepos:\n- repo: local\n  hooks:\n  - id: a\n    name: a # b\n    entry: a\n    language: system\n",
    "fail_fast: true\n",
  ])("adds a local hook to %j", (text) => {
    const edited = preCommitConfig(text) ?? "";
    const { repos } = parse(edited) as { repos: { repo: string; hooks: { id: string; entry: string }[] }[] };
    expect(repos[0]).toMatchObject({ repo: "local", hooks: [{ id: "keyguard", entry: "keyguard hook pre-commit" }] });
    expect(edited).toContain(text.split("\n").at(-2) ?? "");
    expect(preCommitConfig(edited)).toBe(edited);
  });

  it("leaves what lists keyguard already, and what it cannot read", () => {
    const own =
      "repos:\n  - repo: https://github.com/keyguard/keyguard\n    rev: v1\n    hooks:\n      - id: keyguard\n";
    expect(preCommitConfig(own)).toBe(own);
    expect(preCommitConfig("repos: []\n")).toBeUndefined();
    expect(preCommitConfig("repos: [\n")).toBeUndefined();
  });
});

describe("lintStagedConfig()", () => {
  it("adds a command for every file and keeps indentation and the end of the file", () => {
    const text = '{\n    "name": "bot",\n    "lint-staged": {\n        "*.ts": "eslint"\n    }\n}';
    expect(lintStagedConfig(text, true)).toBe(
      '{\n    "name": "bot",\n    "lint-staged": {\n        "*": "keyguard hook pre-commit",\n        "*.ts": "eslint"\n    }\n}',
    );
    expect(lintStagedConfig('{\n  "*": "prettier --check"\n}\n', false)).toBe(
      '{\n  "*": [\n    "keyguard hook pre-commit",\n    "prettier --check"\n  ]\n}\n',
    );
  });

  it("changes nothing twice, and leaves what is no JSON table", () => {
    const once = lintStagedConfig('{"*.ts": "eslint"}\n', false) ?? "";
    expect(lintStagedConfig(once, false)).toBe(once);
    expect(lintStagedConfig("module.exports = {}", false)).toBeUndefined();
    expect(lintStagedConfig('{"name": "bot"}', true)).toBeUndefined();
  });
});

describe("hookMessage()", () => {
  it("names the two ways on, with the ids to ignore", () => {
    const message = hookMessage("pre-commit", [finding(), finding(), finding(), finding(), finding()]);
    expect(message).toContain("the commit is stopped. Two ways on:");
    expect(message.match(/echo '00112233445566aa {2}# why it is no secret' >> \.keyguardignore/gu)).toHaveLength(3);
    expect(message).toContain("ids of 2 more");
    expect(hookMessage("pre-push", [finding()])).toContain("the push is stopped. Two ways on:");
    expect(hookMessage("pre-push", [])).toContain("not everything could be looked at");
    expect(hookMessage("pre-push", [])).toContain("git push --no-verify");
  });
});
