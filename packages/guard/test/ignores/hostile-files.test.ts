import { isKeyguardError } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBaseline } from "../../src/baseline/baseline.ts";
import { lefthookConfig, preCommitConfig } from "../../src/hooks/yaml-hooks.ts";
import { lintStagedConfig } from "../../src/hooks/lint-staged.ts";
import { extendHook } from "../../src/hooks/native-hook.ts";
import { huskyHook } from "../../src/hooks/husky.ts";
import { recognise } from "../../src/init/recognise.ts";
import { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "../../src/ignores/foreign.ts";
import { findInlineIgnores } from "../../src/ignores/inline.ts";
import { withIgnoredFiles, withUnionMerge } from "../../src/init/gitignore.ts";

const PIECES = [
  "# keyguard baseline 1\n",
  "aaaaaaaaaaaaaaaa a-b c\n",
  "{",
  "}",
  '"results"',
  ":",
  "[",
  "]",
  "<<<<<<< HEAD\n",
  "pre-commit:\n",
  "  commands:\n",
  "repos:\n",
  "  - ",
  "\t",
  "\r\n",
  "\u0000",
  "\u{feff}",
  "#!/bin/sh\n",
  "keyguard:ignore expires: 2027-01-01",
  "secretlint-disable",
  "&a *a",
  "!!js/function",
  "? x",
];

/** Bytes that nobody meant, mixed with what the parsers look for. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 20 })
  .map((pieces) => pieces.join(""));

/** True when the parser gave an answer or an error of keyguard's own. */
function holds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    return isKeyguardError(error);
  }
}

describe.each([
  ["parseBaseline()", (input: string) => parseBaseline(input, "x")],
  ["parseGitleaksIgnore()", (input: string) => parseGitleaksIgnore(input, "x")],
  ["parseSecretsBaseline()", (input: string) => parseSecretsBaseline(input, "x")],
  ["parseSecretlintIgnore()", (input: string) => parseSecretlintIgnore(input, "x")],
  ["findInlineIgnores()", (input: string) => findInlineIgnores(input)],
  ["lefthookConfig()", (input: string) => lefthookConfig(input, "pre-commit")],
  ["preCommitConfig()", (input: string) => preCommitConfig(input)],
  ["lintStagedConfig()", (input: string) => lintStagedConfig(input, false)],
  ["extendHook()", (input: string) => extendHook(input, "pre-commit", { node: "a", script: "b" })],
  ["huskyHook()", (input: string) => huskyHook(input, "pre-push")],
  ["withIgnoredFiles()", (input: string) => withIgnoredFiles(input)],
  ["withUnionMerge()", (input: string) => withUnionMerge(input, "x")],
])("%s", (_, parse) => {
  it("answers, or throws an error of keyguard's own, whatever the file holds", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(holds(() => parse(input))).toBe(true);
      }),
    );
  });
});

describe.each([
  ["lefthookConfig()", (input: string) => lefthookConfig(input, "pre-commit")],
  ["preCommitConfig()", (input: string) => preCommitConfig(input)],
  ["huskyHook()", (input: string) => huskyHook(input, "pre-commit")],
  ["withIgnoredFiles()", (input: string) => withIgnoredFiles(input)],
])("%s", (_, edit) => {
  it("changes nothing the second time, whatever the file holds", () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = edit(input);
        expect(once === undefined ? undefined : edit(once)).toBe(once);
      }),
    );
  });
});

it.each([
  ["ends of comments", () => findInlineIgnores(`keyguard:ignore ${"%>".repeat(9_900)}\u2028\n`.repeat(200))],
  ["signs of comments", () => parseGitleaksIgnore(`${"# ".repeat(200_000)}\u2028`, "x")],
  ["what is no name", () => recognise(["@".repeat(500_000)])],
])("many %s are read in time that grows with their number", (_, read) => {
  expect(read()).toBeDefined();
});
