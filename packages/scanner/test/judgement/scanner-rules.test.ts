import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { made } from "../support/scan.ts";

const random = seededRandom("scanner rules");
const token = `xoxb-${generateRun("digit", 12, random)}-${generateRun("digit", 12, random)}-${generateRun("alnum", 24, random)}`;

const toml = (rest: string): string =>
  `[[rules]]\nid = "slack-bot"\nregex = '''xoxb-[0-9]{10,13}-[a-zA-Z0-9-]*'''\nkeywords = ["xoxb"]\n${rest}\n`;

const EXAMPLES: readonly (readonly [what: string, text: string, path: string])[] = [
  [
    "a rule in Go",
    `func Slack() *config.Rule {\n\tr := config.Rule{\n\t\tRuleID: "slack",\n\t\tRegex: regexp.MustCompile(\`xoxb-[0-9]{10,13}\`),\n\t\tKeywords: []string{"xoxb"},\n\t}\n\ttps := []string{\n\t\t"token: ${token}",\n\t}\n}\n`,
    "rules/slack.go",
  ],
  [
    "a rule in YAML",
    `rules:\n\n- name: Slack\n  id: np.slack.2\n  pattern: |\n    (?x)\n    \\b\n    (xoxb-[a-z0-9-]{20,60})\n\n  examples:\n  - 'SLACK=${token}'\n`,
    "rules/slack.yml",
  ],
  ["a comment above a rule", toml(`# such as ${token}`), ".gitleaks.toml"],
  [
    "a detector's test",
    `import pytest\n\nfrom detect_secrets.plugins.slack import SlackDetector\n\nPAYLOAD = "${token}"\n`,
    "tests/plugins/slack_test.py",
  ],
  [
    "a test in Go",
    `package slack\n\nimport (\n\t"testing"\n\n\t"github.com/x/trufflehog/v3/pkg/detectors"\n)\n\nvar valid = "${token}"\n`,
    "pkg/slack/slack_test.go",
  ],
];

const SECRETS: readonly (readonly [what: string, text: string, path: string])[] = [
  [
    "a file with words of a scanner",
    `# gitleaks rules, regex, keywords, examples: a secret scanner's\nT = "${token}"\n`,
    "a.py",
  ],
  ["settings with a rule's name", `rules:\n  - name: slack\n    keywords: [a]\nslack_token: ${token}\n`, "config.yaml"],
  ["a pattern that checks a key", `const pattern = /^xoxb-[a-z0-9-]{20,60}$/;\nconst key = "${token}";\n`, "a.js"],
  [
    "a description of an interface",
    `openapi: 3.0.0\nproperties:\n  token:\n    pattern: '^xoxb-[a-z0-9-]{20,60}$'\n    example: ${token}\n`,
    "openapi.yaml",
  ],
  ["records of rules in a file that is called otherwise", toml(`# such as ${token}`), "settings.toml"],
  ["an import outside of tests", `from detect_secrets import x\nT = "${token}"\n`, "bot.py"],
  ["a comment that speaks of an import", `# from detect_secrets import x\nT = "${token}"\n`, "tests/bot.py"],
  ["what a rule is told to overlook", toml(`[rules.allowlist]\nregexes = [\n    '''${token}''',\n]`), ".gitleaks.toml"],
  ["a list of stop words on one line", toml(`stopwords = ["${token}"]`), ".gitleaks.toml"],
];

async function severities(text: string, path: string): Promise<string[]> {
  return (await scanText(text, { path })).map(({ severity }) => severity);
}

describe("quietExamples()", () => {
  test.each(EXAMPLES)("lowers %s, and says why", async (_, text, path) => {
    const [finding, ...more] = await scanText(text, { path });
    expect(finding?.severity).toBe("low");
    expect(finding?.evidence.at(-1)).toMatch(/of a secret scanner$/u);
    expect(more).toEqual([]);
  });

  test.each(SECRETS)("does not lower %s", async (_, text, path) => {
    const found = await severities(text, path);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain("low");
  });

  test("leaves nothing out", async () => {
    const { key, secret } = made("binance");
    const rules = toml(`# BINANCE_KEY=${key}\n# BINANCE_SECRET=${secret}`);
    expect(await severities(rules, "rules/exchange.toml")).toEqual(["low"]);
  });
});
