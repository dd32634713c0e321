import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { bash } from "../src/completion/bash.ts";
import { fish } from "../src/completion/fish.ts";
import { type Place, places } from "../src/completion/place.ts";
import { powershell } from "../src/completion/powershell.ts";
import { zsh } from "../src/completion/zsh.ts";
import { COMMANDS } from "../src/registry.ts";

const table = await places();

const word = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** What a shell says, by lines. */
function lines(shell: string, script: string): string[] {
  const { stdout, stderr, error } = spawnSync(shell, ["-c", script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] },
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

/** As readline calls the function: the last word is the one that is typed. */
function inBash(...typed: readonly string[]): string[] {
  return lines(
    "bash",
    `${bash(table)}
COMP_WORDS=(keyguard ${typed.map(word).join(" ")}); COMP_CWORD=${typed.length}
_keyguard
printf '%s\\n' "\${COMPREPLY[@]}"`,
  );
}

/** zsh's own functions only print here; which of them is called with what is the script's part. */
function inZsh(...typed: readonly string[]): string[] {
  return lines(
    "zsh",
    `compdef() { }
compset() { PREFIX=\${PREFIX#*=} }
compadd() { print -l -- \${(M)@:#$PREFIX*} }
_files() { print files }
_describe() { print -l -- \${(M)\${(P)@[-1]}:#$PREFIX*} }
${zsh(table)}
words=(keyguard ${typed.map(word).join(" ")}); CURRENT=$#words; PREFIX=$words[-1]
_keyguard`,
  ).map((line) => line.replace(/:.*/u, ""));
}

function inFish(...typed: readonly string[]): string[] {
  const line = ["keyguard", ...typed].join(" ");
  return lines("fish", `${fish(table)}\ncomplete -C ${word(line)}`).map((found) => found.replace(/\t.*/u, ""));
}

const has = (shell: string): boolean => spawnSync(shell, ["-c", "exit"]).status === 0;

const CASES: readonly (readonly [what: string, typed: readonly string[], found: readonly string[]])[] = [
  ["commands and groups", ["se"], ["secrets"]],
  ["the commands of a group", ["rotate", "re"], ["resume", "record"]],
  ["a group within a group", ["rotate", "led"], ["ledger"]],
  ["the command of a group within a group", ["rotate", "ledger", ""], ["verify"]],
  ["the options of a command", ["merge", "--ex"], ["--expect"]],
  ["the options of a command of three words", ["rotate", "ledger", "verify", "--ch"], ["--checkpoint"]],
  ["options behind an argument", ["scan", "src", "--bas"], ["--baseline"]],
  ["an option's values", ["scan", "--threshold", "h"], ["high"]],
  ["the values of its short form", ["scan", "-f", "js"], ["json"]],
  ["a command to be helped with", ["help", "hist"], ["history"]],
  ["the commands of a group to be helped with", ["help", "secrets", "im"], ["import"]],
];

describe("completion", () => {
  test("knows every command by the words that lead to it", () => {
    const next = (path: string): readonly string[] =>
      (table.find((place) => place.path === path) as Place).words.map((one) => one.word);
    for (const { name } of COMMANDS) {
      const all = name.split(" ");
      for (const [i, one] of all.entries()) expect(next(all.slice(0, i).join(" "))).toContain(one);
    }
  });

  describe.each([
    ["bash", inBash],
    ...(has("zsh") ? [["zsh", inZsh] as const] : []),
    ...(has("fish") ? [["fish", inFish] as const] : []),
  ] as const)("in %s", (_, complete) => {
    test.each(CASES)("offers %s", (_what, typed, found) => {
      expect(complete(...typed).toSorted()).toEqual(found.toSorted());
    });

    test("offers nothing of its own to the program that it runs", () => {
      expect(complete("run", "--", "bot", "--no-g")).not.toContain("--no-guard");
    });
  });

  test("bash offers values behind an equals sign, which it takes for a word", () => {
    expect(inBash("scan", "--format", "=", "js")).toEqual(["json"]);
    expect(inBash("merge", "--threshold", "=")).toContain("critical");
  });

  test.runIf(has("zsh"))("zsh offers values behind an equals sign, and files where a value is one", () => {
    expect(inZsh("scan", "--format=js")).toEqual(["json"]);
    expect(inZsh("scan", "--output", "")).toEqual(["files"]);
  });

  test("PowerShell's table has a line for each place", () => {
    const script = powershell(table);
    expect(script).toContain("'rotate ledger' = 'verify'");
    expect(script).toContain("'scan:-f' = 'text json");
    for (const { path } of table)
      expect(script.split("\n").filter((line) => line.startsWith(`    '${path}' = `))).toHaveLength(2);
  });
});
