import { describe, expect, it } from "vitest";
import { INLINE_MARKERS, inlineLiterals } from "../../src/ignores/inline-markers.ts";
import { findInlineIgnores } from "../../src/ignores/inline.ts";

/** The lines of a text of five that are covered. */
function covered(text: string): number[] {
  const ignores = findInlineIgnores(text);
  return [1, 2, 3, 4, 5].filter((line) =>
    ignores.some(({ startLine, endLine }) => startLine <= line && line <= endLine),
  );
}

describe("findInlineIgnores()", () => {
  it.each([
    ["keyguard", "k = 1  # keyguard:ignore", [1]],
    ["keyguard", "k = 1  // keyguard:allow", [1]],
    ["keyguard", "# keyguard:ignore-next-line\nk = 1", [2]],
    ["gitleaks", "k = 1 //gitleaks:allow", [1]],
    ["betterleaks", "k = 1 # betterleaks:allow", [1]],
    ["trufflehog", "k = 1 # trufflehog:ignore", [1]],
    ["detect-secrets", "k = 1  # pragma: allowlist secret", [1]],
    ["detect-secrets", "k = 1  <!-- pragma: whitelist secret -->", [1]],
    ["detect-secrets", "# pragma: allowlist nextline secret\nk = 1", [2]],
    ["ggshield", "k = 1 # ggignore", [1]],
    ["kingfisher", "k = 1 # Kingfisher:Ignore", [1]],
    ["Vault Radar", "k = 1 # hashicorpignore", [1]],
    ["secretlint", "k = 1 // secretlint-disable-line", [1]],
    ["secretlint", "// secretlint-disable-next-line\nk = 1", [2]],
    ["secretlint", "// secretlint-disable\nk = 1\n// secretlint-enable\nk = 2", [1, 2]],
    ["secretlint", "a\n// secretlint-disable\nk = 1", [2, 3, 4, 5]],
    ["bandit", "k = 1  # nosec B105", [1]],
    ["ruff", "k = 1  # noqa: E501, S105", [1]],
    ["semgrep", "k = 1  # nosemgrep: generic.secrets.gitleaks.generic-api-key", [1]],
    ["gosec", "k := 1 // #nosec G101 -- test", [1]],
    ["gosec", "k := 1 //nolint:gosec // G101: test", [1]],
    ["DevSkim", "k = 1 // DevSkim: ignore DS173237", [1]],
    ["CodeQL", "k = 1 // codeql[js/hardcoded-credentials]", [1]],
    ["ESLint", "// eslint-disable-next-line no-secrets/no-secrets -- test\nk = 1", [2]],
    ["ESLint", "k = 1 // eslint-disable-line no-eval, sonarjs/no-hardcoded-credentials", [1]],
    ["ESLint", "/* eslint-disable no-secrets/no-secrets */\nk = 1\n/* eslint-enable */\nk = 2", [1, 2]],
    ["checkov", "k = 1  # checkov:skip=CKV_SECRET_6:test", [1]],
    ["KICS", "# kics-scan ignore-line\nk = 1", [2]],
    ["Snyk", "// deepcode ignore HardcodedNonCryptoSecret: test\nk = 1", [2]],
  ])("honours %s: %j", (scanner, text, lines) => {
    expect(covered(text)).toEqual(lines);
    expect(findInlineIgnores(text)[0]?.scanner).toBe(scanner);
  });

  it("has literals by which a comment is found at once, those of rare scanners where they are in use", () => {
    const finds = (text: string, ...names: string[]): boolean =>
      inlineLiterals(names).some((literal) => text.includes(literal));
    for (const text of ["# gitleaks:allow", "// keyguard:ignore", "// pragma: allowlist secret", "# HashiCorpIgnore"])
      expect(finds(text)).toBe(true);
    expect(finds("/* secretlint-disable */", "package.json")).toBe(false);
    expect(finds("/* secretlint-disable */", "package.json", ".secretlintrc.json")).toBe(true);
    expect(finds("-- ggignore", ".gitguardian.yaml")).toBe(true);
  });

  it("has literals of ASCII that are short enough to be searched for at the speed of memory", () => {
    for (const literal of inlineLiterals([".secretlintrc", ".gitguardian.yml"]))
      expect(literal).toMatch(/^[\x21-\x7e ]{4,6}$/u);
  });

  it("has a case above for every scanner it knows", () => {
    const tried = ["keyguard", "gitleaks", "betterleaks", "trufflehog", "detect-secrets", "ggshield", "kingfisher"];
    tried.push("Vault Radar", "secretlint", "bandit", "ruff", "semgrep", "checkov", "KICS", "Snyk");
    tried.push("gosec", "DevSkim", "CodeQL", "ESLint");
    expect([...new Set(INLINE_MARKERS.map(({ scanner }) => scanner))].sort()).toEqual(tried.sort());
  });

  it.each([
    "k = 1  # nosec",
    "k = 1  # noqa",
    "k = 1  # noqa: E501",
    "k = 1  // NOSONAR",
    "k = 1  # nosemgrep",
    "k := 1 // #nosec G104",
    "k = 1 // DevSkim: ignore DS126858",
    "k = 1 // eslint-disable-line no-console",
    "/* eslint-disable */",
    "// codeql[js/xss]",
    "k = 1  # nosemgrep: python.lang.eval",
    "xgitleaks:allowed",
    "my-ggignored",
    "pragma: allowlist secrets",
    "",
  ])("takes %j for nothing", (text) => {
    expect(findInlineIgnores(text)).toEqual([]);
  });

  it("reads reason, owner and expiry behind keyguard's own, in any comment", () => {
    expect(
      findInlineIgnores("/* keyguard:ignore test vector; owner: ann; expires: 2027-01-31 */ k = 1")[0],
    ).toMatchObject({
      reason: "test vector",
      owner: "ann",
      expires: "2027-01-31",
    });
    expect(findInlineIgnores("<!-- keyguard:ignore: published -->")[0]).toMatchObject({ reason: "published" });
  });

  it("says what is wrong with a mistyped expiry, which lets the comment cover nothing", () => {
    expect(findInlineIgnores("k = 1 # keyguard:ignore expires: 2027-13-01")[0]?.mistake).toContain("not a day");
  });

  it("keeps the rules that secretlint is told", () => {
    const text =
      "/* secretlint-disable @secretlint/secretlint-rule-github -- why */\nk = 1\n/* secretlint-enable @secretlint/secretlint-rule-github */";
    expect(findInlineIgnores(text)).toMatchObject([
      { startLine: 1, endLine: 2, rules: ["@secretlint/secretlint-rule-github"] },
    ]);
  });

  it("lets no scanner's comment end another's", () => {
    const text = "// secretlint-disable\n/* eslint-disable no-secrets/no-secrets */\n/* eslint-enable */\nk = 1\n";
    expect(findInlineIgnores(text).map(({ scanner, endLine }) => [scanner, endLine])).toEqual([
      ["secretlint", Infinity],
      ["ESLint", 2],
    ]);
  });

  it("counts lines with any line ends", () => {
    expect(covered("a\r\nb # gitleaks:allow\r\nc")).toEqual([2]);
    expect(covered("a\rb # gitleaks:allow\rc")).toEqual([2]);
  });

  it("passes over lines that are generated code", () => {
    expect(findInlineIgnores(`${"x".repeat(20_001)} gitleaks:allow`)).toEqual([]);
    const between = `${"x".repeat(30_000)} gitleaks:allow\r\na = 1 # gitleaks:allow\r\n${"y".repeat(30_000)}`;
    expect(findInlineIgnores(between).map(({ line }) => line)).toEqual([2]);
    expect(findInlineIgnores(`${"a = 1\r".repeat(9_000)}b # gitleaks:allow`).map(({ line }) => line)).toEqual([9_001]);
  });
});
