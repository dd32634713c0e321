import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, equalSecrets, fingerprint, redact, Secret, spellings } from "../src/index.ts";

const value = 's3cr3t-value-with-/+and"quotes';

describe("Secret", () => {
  const secret = new Secret(value, "test/secret");

  it.each([
    ["text", () => `${secret}`],
    ["concatenation", () => "" + String(secret)],
    ["JSON", () => JSON.stringify({ secret })],
    ["inspection", () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    ["an error's message", () => inspect(new Error("failed", { cause: secret }))],
    ["its own keys", () => JSON.stringify(Object.entries(secret))],
    ["a clone of its fields", () => JSON.stringify({ ...secret })],
  ])("does not show its value through %s", (_, show) => {
    expect(show()).not.toContain(value);
  });

  it("gives its value by reveal alone", () => {
    expect(Secret.reveal(secret)).toBe(value);
    expect(secret.label).toBe("test/secret");
  });

  it("is not structured-cloned with its value", () => {
    expect(inspect(structuredClone(secret))).not.toContain(value);
  });
});

describe("equalSecrets()", () => {
  it("agrees with ===", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(equalSecrets(new Secret(a, "a"), new Secret(b, "b"))).toBe(a === b);
        expect(equalSecrets(new Secret(a, "a"), new Secret(a, "b"))).toBe(true);
      }),
    );
  });
});

describe("fingerprint()", () => {
  it("is 16 hex digits, equal for equal input, another under another salt", async () => {
    const [one, again, other, salted] = await Promise.all([
      fingerprint("a", "salt"),
      fingerprint("a", "salt"),
      fingerprint("b", "salt"),
      fingerprint("a", "other"),
    ]);
    expect(one).toMatch(/^[0-9a-f]{16}$/u);
    expect(again).toBe(one);
    expect(new Set([one, other, salted]).size).toBe(3);
  });
});

describe("redact()", () => {
  it.each([
    ["", "…"],
    ["ab", "…"],
    ["abc", "a…c"],
    ["abcdefghijklmno", "a…o"],
    ["abcdefghijklmnop", "ab…op"],
    ["abcdefghijklmnopqrstuvwxyz01234", "ab…34"],
    ["abcdefghijklmnopqrstuvwxyz012345", "abcd…2345"],
    ["a line\nthat goes on in another, and ends", "a li…ends"],
  ])("shows %j as %j", (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  it("never shows more than four characters at each end, nor the length", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16, maxLength: 200 }), (text) => {
        expect(Array.from(redact(text)).length).toBeLessThanOrEqual(9);
      }),
    );
  });

  it("hides so much of a random value that a fingerprint under a known salt does not give it away", () => {
    const bitsOfAlphanumeric = Math.log2(62);
    for (let length = 16; length <= 64; length++) {
      const hidden = length - (redact("x".repeat(length)).length - 1);
      expect(hidden * bitsOfAlphanumeric).toBeGreaterThan(70);
    }
  });
});

describe("createRedactor()", () => {
  const encodings: readonly (readonly [string, (text: string) => string])[] = [
    ["raw", (text) => text],
    ["base64", (text) => Buffer.from(text).toString("base64")],
    ["base64 after one byte", (text) => Buffer.from(`x${text}`).toString("base64")],
    ["base64 after two bytes and before one", (text) => Buffer.from(`xy${text}z`).toString("base64")],
    ["base64url", (text) => Buffer.from(text).toString("base64url")],
    ["hex", (text) => Buffer.from(text).toString("hex")],
    ["upper-case hex", (text) => Buffer.from(text).toString("hex").toUpperCase()],
    ["percent-encoding", (text) => encodeURIComponent(text)],
    ["JSON", (text) => JSON.stringify(text)],
    ["JSON with escaped slashes", (text) => JSON.stringify(text).replaceAll("/", String.raw`\/`)],
  ];

  it.each(encodings)("hides a secret in %s", (_, encode) => {
    const redactor = createRedactor([new Secret(value, "x")]);
    const clean = redactor(`before ${encode(value)} after`);
    expect(clean).toContain("[redacted:x]");
    expect(spellings(value).some((spelling) => clean.includes(spelling))).toBe(false);
    expect(clean.startsWith("before ")).toBe(true);
    expect(clean.endsWith(" after")).toBe(true);
  });

  it("leaves other text alone, and values too short to look for", () => {
    const redactor = createRedactor([new Secret("abc", "short"), new Secret("", "empty")]);
    expect(redactor("abc def")).toBe("abc def");
  });

  it("hides a secret whose label looks like a replacement pattern, and one that is no whole text", () => {
    expect(createRedactor([new Secret(value, "$&/$1")])(`x ${value}`)).toBe("x [redacted:$&/$1]");
    const half = "half \ud800 a character";
    expect(createRedactor([new Secret(half, "half")])(`x ${half}`)).toBe("x [redacted:half]");
  });

  it("hides a longer secret whole where a shorter one is part of it", () => {
    const redactor = createRedactor([new Secret("abcdef", "short"), new Secret("abcdefghijkl", "long")]);
    expect(redactor("abcdefghijkl abcdef")).toBe("[redacted:long] [redacted:short]");
  });
});
