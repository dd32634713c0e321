import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyguard } from "./keyguard.ts";

const RULES = String.raw`
[[rules]]
id = "desk-token"
finds = "a token of the desk's own service"
pattern = '\bdesk_([a-z0-9]{12})\b'
keywords = ["desk_"]
severity = "high"
examples = ["token = desk_a1b2c3d4e5f6"]
counterexamples = ["desk_lamp"]
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-rules-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function extend(text: string): void {
  writeFileSync(join(directory, "rules.toml"), text);
  writeFileSync(join(directory, "keyguard.toml"), '[scan]\nextend = ["rules.toml"]\n');
}

describe("keyguard rules", () => {
  test("list names what is built in and what keyguard.toml extends", () => {
    extend(RULES);
    const { code, stdout } = keyguard(directory, ["rules", "list", "--format", "json"]);
    const { rules } = JSON.parse(stdout) as { rules: { id: string; category: string }[] };
    expect(code).toBe(0);
    expect(rules.find(({ id }) => id === "binance-credential")?.category).toBe("exchange");
    expect(rules.find(({ id }) => id === "desk-token")?.category).toBe("own");
  });

  test("show prints shape, evidence and source", () => {
    const { code, stdout } = keyguard(directory, ["rules", "show", "binance"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/64 letters and digits[^]*evidence[^]*X-MBX-APIKEY[^]*source/u);
  });

  test("show guesses at a rule that is mistyped", () => {
    const { code, stderr } = keyguard(directory, ["rules", "show", "binance-credentiel"]);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "binance-credential"?');
  });

  test("run of the examples passes on examples that hold", () => {
    extend(RULES);
    const { code, stderr } = keyguard(directory, ["rules", "test", "rules.toml"]);
    expect(code).toBe(0);
    expect(stderr).toContain("2 examples passed, 0 failed");
  });

  test("run of the examples names the example that fails, not its text", () => {
    extend(RULES.replace("desk_a1b2c3d4e5f6", "desk_marked"));
    const { code, stdout } = keyguard(directory, ["rules", "test", "rules.toml"]);
    expect(code).toBe(1);
    expect(stdout).toBe("desk-token: finds nothing in example 1\n");
  });

  test.each([
    ["a pattern that is not RE2's", RULES.replace(String.raw`\bdesk_`, "(?=desk)"), "KG_RULES_PATTERN"],
    ["no examples", RULES.replace(/^examples.*$/mu, ""), "examples"],
    ["no TOML", "[[rules", "no TOML"],
  ])("run of the examples exits 2 for a file with %s", (_, text, what) => {
    extend(text);
    const { code, stderr } = keyguard(directory, ["rules", "test"]);
    expect(code).toBe(2);
    expect(stderr.length).toBeGreaterThan(0);
    expect(what.startsWith("KG_") || stderr.includes(what)).toBe(true);
  });

  test("shows one rule that there is, and repeats no name that there is not", () => {
    expect(keyguard(directory, ["rules", "show"]).stderr).toContain("name exactly one");
    const { code, stderr } = keyguard(directory, ["rules", "show", "binance-credentail"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean "binance-credential"?') as string]);
    expect(stderr).not.toContain("credentail");
  });

  test("run of the examples exits 2 for a file that is not there", () => {
    expect(keyguard(directory, ["rules", "test", "absent.toml"]).code).toBe(2);
  });
});

test("rules test says so where there is nothing to test", () => {
  writeFileSync(join(directory, "leaks.toml"), '[[rules]]\nid = "desk"\nregex = "desk_[a-z0-9]{12}"\n');
  const { code, stderr } = keyguard(directory, ["rules", "test", "leaks.toml"]);
  expect([code, stderr]).toEqual([0, expect.stringContaining("none of these rules has an example") as string]);
});

describe("rules that keyguard.toml extends count", () => {
  const git = (...args: string[]): void => {
    const name = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    execFileSync("git", [...name, ...args], { cwd: directory, stdio: "ignore" });
  };
  const found = (args: string[], input?: string): string[] => {
    const { stdout } = keyguard(directory, [...args, "--format", "json"], input === undefined ? {} : { input });
    return (JSON.parse(stdout) as { findings: { ruleId: string }[] }).findings.map(({ ruleId }) => ruleId);
  };
  const leak = (): void => writeFileSync(join(directory, "bot.py"), `token = desk_${"q8w7e6r5t4y3"}\n`);

  test("and what they ask for in vain is said when they are loaded", () => {
    const byPath = `[[rules]]\nid = "p12-file"\npath = '\\.p12$'\n`;
    extend(`${RULES}\n${byPath}\n[allowlist]\ncommits = ["${"a1".repeat(20)}"]\n`);
    const { stderr } = keyguard(directory, ["scan", "--exclude", "rules.toml"]);
    expect(stderr).toContain('note: rule "p12-file" looks at paths only, which is not honoured');
    expect(stderr).toContain("note: allowlists by commit are not honoured");
  });

  test("in files, by one thread and by several, and from standard input", () => {
    extend(RULES);
    leak();
    for (let i = 0; i < 700; i++) writeFileSync(join(directory, `module${i}.py`), "pass\n");
    writeFileSync(join(directory, "zz.py"), `token = desk_${"a9s8d7f6g5h4"}\n`);
    expect(found(["scan", "--exclude", "rules.toml", "."])).toEqual(["desk-token", "desk-token"]);
    expect(found(["scan", "--exclude", "rules.toml", "--jobs", "1", "."])).toEqual(["desk-token", "desk-token"]);
    expect(found(["scan", "--stdin"], `desk_${"q8w7e6r5t4y3"}`)).toEqual(["desk-token"]);
  });

  test("in the index, before a commit and in history, where rules that change are not answered from the cache", () => {
    git("init", "-q");
    leak();
    git("add", "bot.py");
    expect(keyguard(directory, ["hook", "pre-commit"]).code).toBe(0);
    extend(RULES);
    expect(found(["scan", "--staged"])).toEqual(["desk-token"]);
    expect(keyguard(directory, ["hook", "pre-commit"]).code).toBe(1);
    rmSync(join(directory, "keyguard.toml"));
    git("commit", "-qm", "a bot");
    expect(found(["scan", "--history"])).toEqual([]);
    extend(RULES);
    expect(found(["scan", "--history"])).toEqual(["desk-token"]);
  });

  test("and one that is not there is an error, not a scan without it", () => {
    writeFileSync(join(directory, "keyguard.toml"), '[scan]\nextend = ["rules.toml"]\n');
    const { code, stderr } = keyguard(directory, ["scan", "."]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no .*rules\.toml/u);
  });
});
