import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanBytes, scanText } from "../src/index.ts";
import { BLOCK_BYTES } from "../src/kernel/layout.ts";
import { SourceText } from "../src/text/source-text.ts";
import { found, made, readyEngine } from "./support/scan.ts";

const { key, secret } = made("binance");
const leak = `BINANCE_API_KEY="${key}"\nBINANCE_API_SECRET="${secret}"\n`;
const encoder = new TextEncoder();

const PIECES = [
  key, secret, key.slice(0, 40), "key", "secret=", '"', "'", "`", "\\", "\\u0022", "%22", "&quot;", "{", "}", "[", "](", ")", "\n", ",", ": ",
  "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "://", "@", "\u001b[32m", "eyJ", ".", "|", "binance", "createHmac(", "<key>", "</key>", "\u0000", "界",
]; // prettier-ignore

describe("scanBytes()", () => {
  test("throws at nothing: random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 800 }), async (bytes) => {
        expect(Array.isArray(await scanBytes(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("throws at nothing, and places every part within the text: hostile near-matches", async () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(text, async (hostile) => {
        const lines = hostile.split("\n");
        for (const { parts } of await scanText(hostile, { path: "a.js" })) {
          for (const { location } of parts) {
            expect(location.startLine).toBeGreaterThan(0);
            expect(location.endLine).toBeLessThanOrEqual(lines.length);
            expect(location.endColumn).toBeLessThanOrEqual((lines[location.endLine - 1]?.length ?? 0) + 2);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  test("finds a leak wherever it is put among other text, and never shows it", async () => {
    const noise = fc.string({ unit: fc.constantFrom(..."abc XYZ019_-.\n\"'(){}"), maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(noise, noise, async (before, after) => {
        const findings = await scanText(`${before}\n\n${leak}\n${after}`, { path: "a.py" });
        const mine = findings.find(({ exchange, parts }) => exchange === "binance" && parts.length === 2);
        expect(mine?.parts.map(({ kind }) => kind)).toEqual(["key", "secret"]);
        expect(JSON.stringify(findings)).not.toContain(secret.slice(6, 30));
      }),
      { numRuns: 60 },
    );
  });

  test("cut anywhere, finds what is left whole and throws at nothing", async () => {
    const whole = leak.indexOf(secret) + secret.length;
    const parts = async (cut: number): Promise<number[]> =>
      (await scanText(leak.slice(0, cut), { path: ".env" })).map((finding) => finding.parts.length);
    for (let cut = 0; cut < whole; cut += 3) expect((await parts(cut)).length).toBeLessThanOrEqual(1);
    for (let cut = whole; cut <= leak.length; cut++) expect(await parts(cut)).toEqual([2]);
  });

  test("finds a leak at every seam between two blocks", async () => {
    const engine = readyEngine();
    for (const offset of [-400, -200, -130, -70, -1, 0, 1, 64]) {
      const start = BLOCK_BYTES + offset;
      const text = `${`${"x".repeat(63)}\n`.repeat(start / 64)}`.padEnd(start, "x").slice(0, start - 1);
      const detections = engine.detect(new SourceText(encoder.encode(`${text}\n${leak}`), ".env"));
      expect(detections.map(({ exchange, parts }) => [exchange, parts.length])).toEqual([["binance", 2]]);
    }
  });

  test("reads JSON of any depth", async () => {
    const depth = 5_000;
    const text = `${'{"a":['.repeat(depth)}{"binance_key":"${key}","binance_secret":"${secret}"}${"]}".repeat(depth)}`;
    expect(await found(text, "deep.json")).toEqual(["binance: key@1 secret@1"]);
  });

  test("gives the same findings in the same order every time", async () => {
    const text = Array.from({ length: 20 }, (_, i) => {
      const { key: k, secret: s } = made("binance", `${i}`);
      return `A${i}_BINANCE_KEY=${k}\nA${i}_BINANCE_SECRET=${s}\n`;
    }).join("\n");
    const first = await scanText(text, { path: ".env" });
    expect(first).toHaveLength(20);
    expect(await scanText(text, { path: ".env" })).toEqual(first);
  });

  test.each(["", " ", "\n", "\ufeff", "\u0000\u0001\u0002"])("finds nothing in %j", async (text) => {
    expect(await scanText(text)).toEqual([]);
  });
});

/** A text that counts the characters which detection asks it for. */
class CountingText extends SourceText {
  work = 0;
  override slice(start: number, end: number): string {
    this.work += Math.max(0, end - start);
    return super.slice(start, end);
  }
  override decode(start: number, end: number): string {
    this.work += Math.max(0, end - start);
    return super.decode(start, end);
  }
  override line(line: number): string {
    const text = super.line(line);
    this.work += text.length;
    return text;
  }
  override lineOf(offset: number): number {
    this.work += 1;
    return super.lineOf(offset);
  }
}

function workOf(text: string, path: string): number {
  const source = new CountingText(encoder.encode(text), path);
  readyEngine().detect(source);
  return source.work;
}

describe("the work of detection", () => {
  const unit = (i: number): string => made("binance", `w${i}`).secret;
  const hostile: readonly (readonly [what: string, make: (i: number) => string])[] = [
    ["assignments", (i) => `K${i}_API_SECRET=${unit(i)}\n`],
    ["pairs of arguments", (i) => `f('${unit(i)}', '${unit(i + 1000)}')\n`],
    ["bare lines", (i) => `${unit(i)}\n\n`],
    ["rows of a table", (i) => `a,${unit(i)},b\n`],
    ["escaped values", (i) => `"\\u0022${unit(i)}\\u0022"\n`],
    ["opening brackets", (i) => `(([[{{ "${unit(i)}"\n`],
    ["half of a PEM block", (i) => `-----BEGIN PRIVATE KEY-----\n${unit(i)}\n`],
  ];

  test.each(hostile)("grows in line with %s", (_, make) => {
    const sizes = [400, 800, 1600];
    const works = sizes.map((count) =>
      workOf(Array.from({ length: count }, (_unused, i) => make(i)).join(""), "a.csv"),
    );
    const exponent = Math.log2((works[2] ?? 0) / (works[1] ?? 1));
    expect(exponent).toBeLessThan(1.25);
  });
});
