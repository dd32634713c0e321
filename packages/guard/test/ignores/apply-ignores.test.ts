import type { Finding } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyIgnores, type IgnoreSources } from "../../src/ignores/apply-ignores.ts";
import { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "../../src/ignores/foreign.ts";
import { findInlineIgnores } from "../../src/ignores/inline.ts";
import { parseKeyguardIgnore } from "../../src/ignores/keyguardignore.ts";
import { ignoreNotices } from "../../src/ignores/notices.ts";
import { at, finding, since } from "./samples.ts";

const today = "2026-11-25";

function own(text: string, more: Partial<IgnoreSources> = {}): IgnoreSources {
  return { today, ignores: parseKeyguardIgnore(text, ".keyguardignore"), ...more };
}

function ignored(findings: readonly Finding[], sources: IgnoreSources): number {
  return applyIgnores(findings, sources).ignored.length;
}

describe("ignoreNotices()", () => {
  it("names twenty entries that match nothing and counts the others", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `gone-${i}.py`).join("\n");
    const notices = ignoreNotices(applyIgnores([], own(lines)), "files");
    expect(notices).toHaveLength(21);
    expect(notices.at(-1)).toBe("10 more entries match nothing either");
  });
});

describe("applyIgnores()", () => {
  it.each([
    ["00112233445566aa", 1],
    ["00112233445566ab", 0],
    ["rule:binance-credential", 1],
    ["binance-credential", 1],
    ["okx-credential", 0],
    ["rule:binance-*", 1],
    ["rule:okx-credential", 0],
    ["src/", 1],
    ["rule:binance-credential path:src/config.py", 1],
    ["rule:binance-credential path:tests/", 0],
    ["00112233445566aa path:other.py", 0],
  ])("%j ignores %i", (text, expected) => {
    expect(ignored([finding()], own(text))).toBe(expected);
  });

  it("needs every place of a finding to be covered", () => {
    const copied = finding({ alsoAt: [at("docs/copy.md")] });
    expect(ignored([copied], own("src/"))).toBe(0);
    expect(ignored([copied], own("src/\ndocs/"))).toBe(1);
    expect(ignored([copied], own("00112233445566aa"))).toBe(1);
    const history = finding({ git: since("1f".repeat(20), [{ path: "old/config.py", commit: "2e".repeat(20) }]) });
    expect(ignored([history], own("src/"))).toBe(0);
    expect(ignored([history], own("src/\nold/"))).toBe(1);
  });

  it("never ignores a credential that the exchange accepts", () => {
    for (const status of ["live", "live-ip-restricted"] as const) {
      const outcome = applyIgnores([finding({ verification: { status } })], own("00112233445566aa"));
      expect(outcome.kept).toHaveLength(1);
      expect(outcome.overruled).toHaveLength(1);
      expect(outcome.unused).toEqual([]);
      expect(ignoreNotices(outcome, "part")[0]).toContain("shown although .keyguardignore:1 would ignore it");
    }
    expect(ignored([finding({ verification: { status: "dead" } })], own("00112233445566aa"))).toBe(1);
    expect(ignored([finding({ verification: { status: "unknown" } })], own("00112233445566aa"))).toBe(1);
  });

  it("tries few of many entries for each of many findings, of whatever kind they are", () => {
    const count = 1_000;
    const names = Array.from({ length: count }, (_, i) => i.toString(16).padStart(16, "0"));
    const findings = names.map((fingerprint, i) =>
      finding({ fingerprint, location: at("a.py", 2 * i + 1), parts: [] }),
    );
    const hashOf = (fingerprint: string): string => `${"0".repeat(24)}${fingerprint}`;
    const hashed = names.map((name) => ({ hashed_secret: hashOf(name) }));
    const entries = {
      fingerprints: parseKeyguardIgnore(names.join("\n"), "f"),
      patterns: parseKeyguardIgnore(
        names
          .map((name) => `/${name}.py`)
          .concat("a.py")
          .join("\n"),
        "f",
      ),
      places: parseGitleaksIgnore(names.map((_, i) => `a.py:rule:${2 * i + 1}`).join("\n"), "f"),
      hashes: parseSecretsBaseline(JSON.stringify({ results: { "a.py": hashed } }), "f"),
    };
    for (const [kind, ignores] of Object.entries(entries)) {
      let looks = 0;
      const watched = ignores.map(({ match, ...rest }) => ({
        ...rest,
        get match() {
          looks++;
          return match;
        },
      }));
      const hashesOf = (one: Finding): string[] => [hashOf(one.fingerprint)];
      expect([kind, ignored(findings, { today, ignores: watched, hashesOf })]).toEqual([kind, count]);
      expect(looks).toBeLessThan(10 * count);
    }
  });

  it("names what covers a finding in the order of the entries", () => {
    const ignores = own("rule:binance-*\n00112233445566aa\nsrc/\n").ignores;
    const places = parseGitleaksIgnore("src/config.py:generic-api-key:4", ".gitleaksignore");
    const { ignored: out } = applyIgnores([finding()], { today, ignores: [...places, ...ignores] });
    expect(out[0]?.by).toEqual([...places, ...ignores]);
  });

  it("holds through the last day, then announces that it ran out", () => {
    const on = (day: string): ReturnType<typeof applyIgnores> =>
      applyIgnores([finding()], { ...own("00112233445566aa # vector; owner: ann; expires: 2026-11-25"), today: day });
    expect(on("2026-11-10").expiring).toEqual([]);
    expect(on("2026-11-11").expiring).toHaveLength(1);
    expect(on("2026-11-25").ignored).toHaveLength(1);
    expect(on("2026-11-26")).toMatchObject({ ignored: [], kept: [{}], unused: [] });
    expect(ignoreNotices(on("2026-11-26"), "files")).toEqual([
      ".keyguardignore:1 ran out on 2026-11-25 and ignores nothing (vector; owner ann)",
    ]);
  });

  it("reports entries that match nothing: its own one by one, another scanner's together", () => {
    const ignores = [
      ...parseKeyguardIgnore("gone.py # moved\nrule:binance-*", ".keyguardignore"),
      ...parseGitleaksIgnore("gone.py:generic-api-key:1\nsrc/config.py:generic-api-key:4\nb.py:x:7", ".gitleaksignore"),
      ...parseSecretlintIgnore("dist", ".secretlintignore"),
    ];
    const outcome = applyIgnores([finding()], { today, ignores });
    expect(outcome.unused.map(({ source }) => `${source.file}:${source.line}`)).toEqual([
      ".keyguardignore:1",
      ".gitleaksignore:1",
      ".gitleaksignore:3",
      ".secretlintignore:1",
    ]);
    expect(ignoreNotices(outcome, "files")).toEqual([
      ".keyguardignore:1 matches nothing in the files any more; remove it, unless it is for the history (moved)",
      ".gitleaksignore: 2 entries (lines 1 and 3) cover nothing that keyguard finds; gitleaks may still need them",
      ".secretlintignore: the entry in line 1 covers nothing that keyguard finds; secretlint may still need it",
    ]);
  });

  it("honours comments on the lines of what must stay secret", () => {
    const text = (line: number): string =>
      Array.from({ length: 6 }, (_, i) => (i + 1 === line ? "x # gitleaks:allow" : "x")).join("\n");
    const inline = (line: number): IgnoreSources => own("", { inlineAt: () => findInlineIgnores(text(line)) });
    const oneLine = finding({ parts: [{ kind: "secret", location: at("src/config.py", 3), redacted: "a…b" }] });
    expect(ignored([oneLine], inline(3))).toBe(1);
    expect(ignored([oneLine], inline(4))).toBe(0);
    expect(ignored([finding()], inline(3))).toBe(0); // its secret is on line 4
    expect(ignored([finding()], inline(4))).toBe(1);
  });

  it("lets no comment in one file speak for a copy in another", () => {
    const copied = finding({ parts: [], alsoAt: [at("b.py")] });
    const comment = findInlineIgnores("\n\nx # keyguard:ignore");
    const sources = own("", { inlineAt: ({ path }) => (path === "src/config.py" ? comment : []) });
    expect(ignored([copied], sources)).toBe(0);
    expect(ignored([finding({ parts: [] })], sources)).toBe(1);
  });

  it("honours secretlint's rules only where they are about the finding", () => {
    const comment = findInlineIgnores(
      "\n\nx // secretlint-disable-line @secretlint/secretlint-rule-secp256k1-privatekey",
    );
    const sources = own("", { inlineAt: () => comment });
    const wallet = finding({ parts: [{ kind: "private-key", location: at("src/config.py"), redacted: "a…b" }] });
    expect(ignored([wallet], sources)).toBe(1);
    expect(ignored([finding({ parts: [] })], sources)).toBe(0);
  });

  it("honours .gitleaksignore by line and commit", () => {
    const commit = "1f".repeat(20);
    const gitleaks = (text: string): IgnoreSources => ({
      today,
      ignores: parseGitleaksIgnore(text, ".gitleaksignore"),
    });
    const single = finding({ parts: [], git: since(commit) });
    expect(ignored([single], gitleaks(`${commit}:src/config.py:generic-api-key:3`))).toBe(1);
    expect(ignored([single], gitleaks("src/config.py:generic-api-key:3"))).toBe(1);
    expect(ignored([single], gitleaks("src/config.py:generic-api-key:4"))).toBe(0);
    expect(ignored([single], gitleaks(`${"2e".repeat(20)}:src/config.py:generic-api-key:3`))).toBe(0);
  });

  it("lets an entry of .gitleaksignore that is none cover no copy in a commit either", () => {
    const commit = "1f".repeat(20);
    const moved = finding({ parts: [], git: since(commit, [{ path: "old.py", commit: "2e".repeat(20) }]) });
    const ignores = parseGitleaksIgnore("src/config.py:generic:3\nold.py\n", ".gitleaksignore");
    expect(applyIgnores([moved], { today, ignores })).toMatchObject({
      kept: [moved],
      unused: [{ source: { line: 2 } }],
    });
  });

  it("honours .secrets.baseline only where the value's digest is at hand", () => {
    const sha1 = "ab".repeat(20);
    const ignores = parseSecretsBaseline(
      JSON.stringify({ results: { "src/config.py": [{ hashed_secret: sha1 }] } }),
      "x",
    );
    expect(ignored([finding()], { today, ignores })).toBe(0);
    expect(ignored([finding()], { today, ignores, hashesOf: () => [sha1] })).toBe(1);
    expect(ignored([finding()], { today, ignores, hashesOf: () => ["cd".repeat(20)] })).toBe(0);
    expect(ignored([finding({ location: at("b.py") })], { today, ignores, hashesOf: () => [sha1] })).toBe(0);
  });

  it("honours .secretlintignore with what it takes out again", () => {
    const ignores = parseSecretlintIgnore("src/\n!src/live.py", ".secretlintignore");
    expect(ignored([finding()], { today, ignores })).toBe(1);
    expect(ignored([finding({ location: at("src/live.py") })], { today, ignores })).toBe(0);
  });

  it("does not let a path speak for a finding that has no file", () => {
    expect(ignored([finding({ location: null, parts: [] })], own("*"))).toBe(0);
    expect(ignored([finding({ location: null, parts: [] })], own("rule:binance-credential"))).toBe(1);
  });

  it("neither loses nor invents a finding, and keeps their order", () => {
    const some = fc.array(
      fc.record({
        path: fc.constantFrom("a.py", "b.py", "src/c.py"),
        live: fc.boolean(),
        rule: fc.constantFrom("a-b", "c-d"),
      }),
    );
    const lines = fc.array(
      fc.constantFrom("a.py", "src/", "rule:a-b", "rule:c-d # expires: 2020-01-01", "b.py # expires: 2030-01-01"),
    );
    fc.assert(
      fc.property(some, lines, (shapes, text) => {
        const findings = shapes.map(({ path, live, rule }) =>
          finding({ location: at(path), ruleId: rule, verification: { status: live ? "live" : "dead" } }),
        );
        const outcome = applyIgnores(findings, own(text.join("\n")));
        const all = [...outcome.kept, ...outcome.ignored.map((entry) => entry.finding)];
        expect(new Set(all)).toEqual(new Set(findings));
        expect(all).toHaveLength(findings.length);
        expect(outcome.kept).toEqual(findings.filter((one) => outcome.kept.includes(one)));
        expect(outcome.ignored.filter((entry) => entry.finding.verification.status === "live")).toEqual([]);
      }),
    );
  });
});
