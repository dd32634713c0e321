import { createHash } from "node:crypto";
import { isKeyguardError } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "../../src/ignores/foreign.ts";
import { formatKeyguardIgnore, parseKeyguardIgnore } from "../../src/ignores/keyguardignore.ts";

const FILE = ".keyguardignore";

function refusal(parse: () => unknown): unknown {
  try {
    parse();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("parseKeyguardIgnore()", () => {
  it("reads fingerprints, rules, paths and their terms", () => {
    const text = [
      "\u{feff}# what we know about",
      "",
      "00112233445566aa  # test vector; owner: ops@example.com; expires: 2027-01-31",
      "rule:bip39-* path:docs/",
      'path:"my notes/keys.txt" # reason: published',
      "tests/fixtures/**",
    ].join("\r\n");
    const ignores = parseKeyguardIgnore(text, FILE);
    expect(ignores.map(({ source }) => source.line)).toEqual([3, 4, 5, 6]);
    expect(ignores[0]).toMatchObject({
      match: { kind: "finding", fingerprint: "00112233445566aa" },
      reason: "test vector",
      owner: "ops@example.com",
      expires: "2027-01-31",
    });
    expect(ignores[1]).toMatchObject({ match: { rule: { text: "bip39-*" }, path: { text: "docs/" } } });
    expect(ignores[2]).toMatchObject({ match: { path: { text: "my notes/keys.txt" } }, reason: "published" });
    expect(ignores[3]).toMatchObject({ match: { path: { text: "tests/fixtures/**" } } });
  });

  it("reads terms that stand among the words", () => {
    const text = '00112233445566aa reason="test vector" owner=ann expires=2027-01-31\nrule:a-b until:2027-01-31 # why';
    expect(parseKeyguardIgnore(text, FILE)).toMatchObject([
      { match: { fingerprint: "00112233445566aa" }, reason: "test vector", owner: "ann", expires: "2027-01-31" },
      { match: { rule: { text: "a-b" } }, reason: "why", expires: "2027-01-31" },
    ]);
  });

  it("reads an empty file and one of comments as nothing", () => {
    expect(parseKeyguardIgnore("", FILE)).toEqual([]);
    expect(parseKeyguardIgnore("# a\n   \n#b", FILE)).toEqual([]);
  });

  it.each([
    ["00112233445566aa # expires: 2027-02-30", "the expiry is not a day"],
    ["00112233445566aa # expires: soon", "the expiry is not a day"],
    ["00112233445566aa # owner: a; owner: b", "owner is given twice"],
    ["fingerprint:xyz", "16 to 64 hexadecimal digits"],
    ["00112233445566aa expires=tomorrow", "the expiry is not a day"],
    ["expires=2027-01-31", "it names nothing to ignore"],
    ["ruel:binance-credential", "what is ignored is not known"],
    ["a.py b.py", "it names two paths"],
    ["<<<<<<< HEAD", "a merge conflict is not resolved"],
  ])("refuses %j with its line", (line, what) => {
    expect(refusal(() => parseKeyguardIgnore(`# one\n\n${line}`, FILE))).toMatchObject({
      code: "KG_IGNORE_INVALID",
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^Cannot read "\\.keyguardignore", line 3: .*${what}`, "u")) as unknown,
      hint: expect.any(String) as unknown,
    });
  });

  it("reads whatever formatKeyguardIgnore() writes", () => {
    const terms = fc.record(
      { reason: fc.string(), owner: fc.emailAddress(), expires: fc.constant("2027-01-31") },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(terms, (given) => {
        const text = formatKeyguardIgnore("00112233445566aa", given);
        expect(text.match(/\n/gu)).toHaveLength(1);
        const [ignore] = parseKeyguardIgnore(text, FILE);
        expect(ignore?.match).toEqual({ kind: "finding", fingerprint: "00112233445566aa" });
        expect(ignore?.expires).toBe(given.expires);
      }),
    );
  });

  it("throws nothing but KG_IGNORE_INVALID whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const error = refusal(() => parseKeyguardIgnore(text, FILE));
        expect(error === undefined || (isKeyguardError(error) && error.code === "KG_IGNORE_INVALID")).toBe(true);
      }),
    );
  });
});

describe("parseGitleaksIgnore()", () => {
  it("reads both forms, and takes what is none for an entry that covers nothing", () => {
    const commit = "1f".repeat(20);
    const text = `# comment\n${commit}:src/a.py:generic-api-key:7\n.\\src\\b.py:aws-access-token:12 # why\nnonsense\n`;
    expect(
      parseGitleaksIgnore(text, ".gitleaksignore").map(({ match, source }) => ({ ...match, at: source.line })),
    ).toEqual([
      { kind: "place", commit, path: "src/a.py", line: 7, at: 2 },
      { kind: "place", path: "src/b.py", line: 12, at: 3 },
      { kind: "place", path: "nonsense", line: 0, at: 4 },
    ]);
  });
});

describe("parseSecretsBaseline()", () => {
  const sha1 = createHash("sha1").update("value").digest("hex");

  it("reads digests by file, but not those of audited secrets", () => {
    const other = createHash("sha1").update("other").digest("hex");
    const document = {
      version: "1.5.0",
      results: {
        "src\\a.py": [
          { type: "Secret Keyword", filename: "src\\a.py", hashed_secret: sha1, is_verified: false, line_number: 3 },
        ],
        "b.py": [{ hashed_secret: other, is_secret: true }, { hashed_secret: "no digest" }, null],
      },
    };
    const [ignore, ...rest] = parseSecretsBaseline(JSON.stringify(document, null, 2), ".secrets.baseline");
    expect(ignore?.match).toEqual({ kind: "hash", path: "src/a.py", sha1 });
    expect(ignore?.source.line).toBe(8);
    expect(rest).toEqual([]);
  });

  it.each([
    ["", "line 1: it is not valid JSON"],
    ['{\n"results": {\n', "line 3: it is not valid JSON"],
    ['{\n"results": {},\n]\n}', "line 3: it is not valid JSON"],
    ["[]", 'no "results"'],
    ["null", 'no "results"'],
    ['{\n<<<<<<< HEAD\n"results": {}', "line 2: a merge conflict"],
  ])("refuses %j", (text, what) => {
    expect(refusal(() => parseSecretsBaseline(text, ".secrets.baseline"))).toMatchObject({
      code: "KG_IGNORE_INVALID",
      message: expect.stringContaining(what) as unknown,
    });
  });
});

describe("parseSecretlintIgnore()", () => {
  it("reads paths, and takes out what a later line takes out", () => {
    const [docs] = parseSecretlintIgnore("# a\ndocs/\n!docs/live.md\n", ".secretlintignore");
    expect(docs?.match.kind === "finding" && docs.match.path?.matches("docs/a.md")).toBe(true);
    expect(docs?.match.kind === "finding" && docs.match.except?.[0]?.matches("docs/live.md")).toBe(true);
  });
});
