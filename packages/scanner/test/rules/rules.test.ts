import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import {
  builtInRules,
  loadRuleFiles,
  readRuleSet,
  type RuleFile,
  testBuiltInRules,
  testRules,
} from "../../src/rules/index.ts";

const RULE = String.raw`
[[rules]]
id = "desk-token"
finds = "a token of the desk's own service"
pattern = '\bdesk_([a-z0-9]{12})\b'
keywords = ["desk_"]
severity = "high"
examples = ["token = desk_a1b2c3d4e5f6"]
counterexamples = ["desk_lamp"]
`;

const file = (text: string, name = "rules.toml"): RuleFile => ({ name, text });

async function ids(text: string, rules: string, path = "a.txt"): Promise<string[]> {
  return (await scanText(text, { path, rules: [file(rules)] })).map(({ ruleId }) => ruleId);
}

const TOKEN = "x = desk_a1b2c3d4e5f6\n";

describe("a user's rule", () => {
  test("finds what its pattern says, and only the group", async () => {
    const [finding] = await scanText(TOKEN, { path: "a.txt", rules: [file(RULE)] });
    expect(finding).toMatchObject({ ruleId: "desk-token", severity: "high", exchange: null });
    expect(finding?.location).toMatchObject({ startLine: 1, startColumn: 10, endColumn: 22 });
  });

  test("needs one of its keywords", async () => {
    expect(await ids(TOKEN, RULE.replace('["desk_"]', '["absent"]'))).toEqual([]);
  });

  test("passes its own examples, and tells which fail", () => {
    expect(testRules(readRuleSet([file(RULE)])).every(({ passed }) => passed)).toBe(true);
    const wrong = testRules(readRuleSet([file(RULE.replace("desk_lamp", "desk_abcdefabcdef"))]));
    expect(wrong.filter(({ passed }) => !passed)).toEqual([
      { rule: "desk-token", positive: false, number: 1, passed: false },
    ]);
  });

  test.each([
    ["without examples", RULE.replace(/^examples.*$/mu, "")],
    ["without counterexamples", RULE.replace(/^counterexamples.*$/mu, "")],
    ["with a field of the wrong type", RULE.replace('["desk_"]', "7")],
    ["without an id", RULE.replace(/^id.*$/mu, "")],
    ["with a severity that is none", RULE.replace('"high"', '"terrible"')],
    ["in a file that is no TOML", "[[rules"],
    ["that requires one that is not there", `${RULE}\n[[rules.required]]\nid = "absent"\n`],
  ])("is refused %s", (_, text) => {
    expect(() => readRuleSet([file(text)])).toThrow(expect.objectContaining({ code: "KG_RULES_INVALID" }));
  });

  test("is refused with a pattern that is not RE2's, and the message names it", () => {
    expect(() => readRuleSet([file(RULE.replace(String.raw`\bdesk_`, "(?=desk_)"))])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/rules 1, "pattern"/u) as unknown,
        hint: expect.stringContaining("neither look-around") as unknown,
      }),
    );
  });

  test("is refused with the place at which a file is no TOML", () => {
    expect(() => readRuleSet([file(`id = "a"\nseverity = high\n`)])).toThrow(/is no TOML at line 2, column 12$/u);
  });

  test("is read behind a byte order mark", () => {
    expect(readRuleSet([file(`\uFEFF${RULE}`)]).rules).toHaveLength(1);
  });
});

describe("a configuration of gitleaks", () => {
  const gitleaks = (extra = "", inner = ""): string => String.raw`
title = "ours"
[[rules]]
id = "ours"
description = "Ours"
regex = '''(?i)our[_-]?key["' =:]{1,4}([a-z0-9]{16})'''
entropy = 3
keywords = ["our"]
${inner}
${extra}`;
  const text = "our_key = a1b2c3d4e5f6a7b8\n";

  test("is read as it stands", async () => {
    expect(await ids(text, gitleaks())).toEqual(["ours"]);
  });

  test.each([
    ["a global allowlist's path", "[[allowlists]]\npaths = ['''a\\.txt$''']", ""],
    ["the old spelling", "[allowlist]\nregexes = ['''^a1b2''']", ""],
    ["a stopword", "[allowlist]\nstopwords = ['A1B2C3']", ""],
    ["the whole line", "[allowlist]\nregexTarget = 'line'\nregexes = ['''^our_key''']", ""],
    ["the rule's own allowlist", "", "[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['''our_key = a''']"],
    ["a target rule", "[[allowlists]]\ntargetRules = ['ours']\npaths = ['''txt''']", ""],
    ["a change of its entropy", "[[rules]]\nid = 'ours'\nentropy = 4.5", ""],
  ])("is quiet by %s", async (_, extra, inner) => {
    expect(await ids(text, gitleaks(extra, inner))).toEqual([]);
  });

  test("wants every criterion under AND", async () => {
    const list = (path: string): string =>
      `[[allowlists]]\ncondition = "AND"\npaths = ['''${path}''']\nregexes = ['''^a1b2''']`;
    expect(await ids(text, gitleaks(list("a\\.txt")))).toEqual([]);
    expect(await ids(text, gitleaks(list("b\\.txt")))).toEqual(["ours"]);
  });

  test.each([
    ["near", "our_key = a1b2c3d4e5f6a7b8\n\nother_id: 12345\n", ["ours"]],
    ["too far away", `our_key = a1b2c3d4e5f6a7b8\n${"\n".repeat(8)}other_id: 12345\n`, []],
    ["not there", "our_key = a1b2c3d4e5f6a7b8\n", []],
  ])("asks for a required rule that is %s", async (_, subject, expected) => {
    const composite = gitleaks(
      "[[rules]]\nid = 'other'\nregex = '''other_id: (\\d{5})'''\nskipReport = true",
      "[[rules.required]]\nid = 'other'\nwithinLines = 3",
    );
    expect(await ids(subject, composite)).toEqual(expected);
  });

  test("takes keyguard's own findings out by its allowlists", async () => {
    const leak = `SERVICE_API_SECRET=${createHash("sha256").update("a leak").digest("base64url").slice(0, 28)}\n`;
    expect(await ids(leak, gitleaks())).toHaveLength(1);
    expect(await ids(leak, gitleaks("[allowlist]\npaths = ['''a\\.txt''']"))).toEqual([]);
  });

  test("says what it does not honour", () => {
    const { notes } = readRuleSet([file(gitleaks("[extend]\nuseDefault = true\nurl = 'https://x'", "validate = 'x'"))]);
    expect(notes.join("\n")).toMatch(/validate[^]*address|address[^]*validate/u);
  });
});

describe("loadRuleFiles()", () => {
  const files: Readonly<Record<string, string>> = {
    "dir/top.toml": `[extend]\npath = "base.toml"\ndisabledRules = ["second"]\n[[rules]]\nid = "first"\nseverity = "low"\n`,
    "dir/base.toml": `[[rules]]\nid = "first"\nregex = 'a1'\n[[rules]]\nid = "second"\nregex = 'b2'\n`,
    "loop.toml": `[extend]\npath = "loop2.toml"\n`,
    "loop2.toml": `[extend]\npath = "loop3.toml"\n`,
  };
  const read = async (path: string): Promise<string> => files[path] ?? `[extend]\npath = "${path}x"\n`;

  test("follows what files extend, relative to them, and lets the extending file have the last word", async () => {
    const set = readRuleSet(await loadRuleFiles(["dir/top.toml"], read));
    expect(set.rules.map(({ id, severity, pattern }) => [id, severity, pattern?.source])).toEqual([
      ["first", "low", "a1"],
    ]);
  });

  test("ends where files extend without end", async () => {
    await expect(loadRuleFiles(["loop.toml"], read)).rejects.toThrow(
      expect.objectContaining({ code: "KG_RULES_INVALID" }),
    );
  });
});

describe("builtInRules()", () => {
  test("names a source and a part for every rule, each id once", () => {
    const rules = builtInRules();
    expect(rules.length).toBeGreaterThan(200);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { source, parts, remedy } of rules) {
      expect(source).not.toBe("");
      expect(remedy).not.toBe("");
      expect(parts.length).toBeGreaterThan(0);
    }
  });

  test("pass their own test", async () => {
    const results = await testBuiltInRules();
    expect(results.length).toBeGreaterThan(150);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
  });
});
