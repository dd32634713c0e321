import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atOrAbove,
  compareFindings,
  ERROR_CODES,
  type Finding,
  formatDuration,
  formatPlace,
  formatReference,
  isKeyguardError,
  KeyguardError,
  parseDuration,
  parsePlace,
  SEVERITIES,
  STORE_SCHEMES,
  suggest,
} from "../src/index.ts";

describe("KeyguardError", () => {
  it.each(Object.entries(ERROR_CODES))("%s has an exit code, a page and its own name", (code, page) => {
    expect(code).toMatch(/^KG(?:_[A-Z0-9]+)+$/u);
    expect([2, 3]).toContain(page.exit);
    expect(page.what).toMatch(/^\S.*\.$/u);
    expect(page.remedy).toMatch(/^\S.*\.$/u);
  });

  it("carries code, hint and exit code, and is told apart from others", () => {
    const error = new KeyguardError("KG_USAGE", "Cannot do it", { hint: "do this" });
    expect(error).toMatchObject({ name: "KeyguardError", code: "KG_USAGE", hint: "do this", exitCode: 2 });
    expect(isKeyguardError(error)).toBe(true);
    expect(isKeyguardError(new Error("x"))).toBe(false);
    expect(isKeyguardError("KG_USAGE")).toBe(false);
  });
});

describe("parseDuration()", () => {
  it.each([
    ["0s", 0],
    ["15m", 900_000],
    ["1h30m", 5_400_000],
    ["90d", 7_776_000_000],
    ["2w", 1_209_600_000],
    ["250ms", 250],
    ["36525d", 3_155_760_000_000],
  ])("reads %s as %d ms", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(["", "d", "1", "1 d", "-1d", "1y", "1.5h", "9999999999d", "36526d", "999999999w"])(
    "refuses %j without echoing it",
    (text) => {
      expect(() => parseDuration(text)).toThrow(expect.objectContaining({ code: "KG_CONFIG_INVALID" }));
    },
  );

  it.each([
    [0, "0s"],
    [59_000, "59s"],
    [90_061_000, "1d 1h"],
    [-5, "0s"],
  ])("formatDuration(%d) is %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe("parsePlace()", () => {
  it.each([
    ["env:BINANCE", { scheme: "env", name: "BINANCE" }],
    ["dotenv:.env#BINANCE", { scheme: "dotenv", name: ".env#BINANCE" }],
    ["local:binance-main#secret", { scheme: "local", name: "binance-main", part: "secret" }],
    ["kg://vault/secret/bot/binance#key", { scheme: "vault", name: "secret/bot/binance", part: "key" }],
    ["command:op read 'op://x#secret'", { scheme: "command", name: "op read 'op://x#secret'" }],
  ])("reads %s", (text, place) => {
    expect(parsePlace(text)).toEqual(place);
  });

  it.each(["", "binance", "s3:bucket", "local:", "kg://local/", "kg:local/x"])("refuses %j", (text) => {
    expect(() => parsePlace(text)).toThrow(expect.objectContaining({ code: "KG_USAGE" }));
  });

  it("reads what formatPlace and formatReference write", () => {
    const place = fc.record({
      scheme: fc.constantFrom(...STORE_SCHEMES.filter((scheme) => scheme !== "command")),
      name: fc.stringMatching(/^[A-Za-z0-9._/-]{1,20}$/u),
      part: fc.constantFrom("key" as const, "secret" as const, "passphrase" as const),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(parsePlace(formatPlace(one))).toEqual(one);
        expect(parsePlace(formatReference(one))).toEqual(one);
      }),
    );
  });
});

describe("suggest()", () => {
  it.each([
    ["scna", "scan"],
    ["fromat", "format"],
    ["bynance", "binance"],
    ["zzzzzz", undefined],
    ["", undefined],
  ])("%j is near %j", (word, near) => {
    expect(suggest(word, ["scan", "format", "binance", "audit"])).toBe(near);
  });

  it("ends soon on a hostile word", () => {
    expect(suggest("a".repeat(1_000_000), ["scan"])).toBeUndefined();
  });
});

describe("severities and findings", () => {
  it("are ordered from critical to info", () => {
    for (const [i, severity] of SEVERITIES.entries()) {
      for (const [j, threshold] of SEVERITIES.entries()) expect(atOrAbove(severity, threshold)).toBe(i <= j);
    }
  });

  it("compareFindings() is a total order by place, rule and fingerprint", () => {
    const finding = fc
      .record({
        path: fc.constantFrom("a", "b/c", "B"),
        line: fc.integer({ min: 1, max: 3 }),
        rule: fc.constantFrom("x", "y"),
      })
      .map(({ path, line, rule }) => ({
        ruleId: rule,
        fingerprint: `${path}${line}`,
        location: { path, startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
      })) as fc.Arbitrary<unknown> as fc.Arbitrary<Finding>;
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const sorted = [...findings].sort(compareFindings);
        expect([...sorted].toReversed().sort(compareFindings)).toEqual(sorted);
      }),
    );
  });
});
