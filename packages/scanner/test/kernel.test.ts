import { buildCorpus } from "@keyguard/testkit/corpus";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKernel } from "../src/kernel/kernel.ts";
import { BLOCK_BYTES, EVENT, SHORTEST_VALUE, SHORTEST_VALUE_THOROUGH } from "../src/kernel/layout.ts";
import { prefixBitmap } from "../src/kernel/tables.ts";
import { createTwin } from "../src/kernel/twin.ts";
import { literalFinder } from "../src/kernel/twin-literals.ts";
import { wordFinder } from "../src/kernel/twin-words.ts";

const prefixes = prefixBitmap(["ghp_", "AKIA", "sk-", "xoxb-", "bg_"]);
const kernel = createKernel(prefixes);
const twin = createTwin(prefixes);

function events(engine: typeof kernel, bytes: Uint8Array, shortest: number): number[][] {
  engine.input.set(bytes.subarray(0, BLOCK_BYTES));
  const flat = [...engine.scan(Math.min(bytes.length, BLOCK_BYTES), shortest)];
  const triples = Array.from({ length: flat.length / 3 }, (_, i) => flat.slice(i * 3, i * 3 + 3));
  return triples.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
}

/** What each of the two saw, for values of both lengths. */
function seenBy(engine: typeof kernel, bytes: Uint8Array): number[][][] {
  return [SHORTEST_VALUE, SHORTEST_VALUE_THOROUGH].map((shortest) => events(engine, bytes, shortest));
}

/** Pieces of which near-candidates are made. */
const PIECES = [
  "a", "Z", "9", "_", "-", "/", "+", "=", " ", "\n", '"', ":", ",", "://", "@", "\u0000", "é", "界",
  "abandon ", "zoo ", "ability\n", "12, ", "255,", "0xDEADbeef", "aB3dE6fG9hJ2kL5m", "ghp_", "user:pa55@host", "otpauth://totp/a?secret=", "pauth://", "00000000000000000000",
  "\\x41\\x4B\\X49\\x7e", "\\u0041\\u004b\\u0049", "%41%4B%49%5a", "%e4", "\\x0", "\\u00e9",
]; // prettier-ignore

/** Pieces of which literals with signs are made, and what opens and closes them. */
const SIGNED = [
  ..."aZ9_!#%&*?;,(){}[]<>\\\"'`=: \n\r\t",
  "''",
  "\\'",
  "é",
  "x9!Q",
  "a#B$3c^D&",
  "name: ",
  "A_B=",
  "<a>",
  "</a>",
];

describe("kernel and twin", () => {
  test("the kernel runs as WebAssembly here", () => {
    expect(kernel.engine).toBe("wasm");
    expect(twin.engine).toBe("typescript");
  });

  test("give equal events for random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(seenBy(kernel, bytes)).toEqual(seenBy(twin, bytes));
      }),
      { numRuns: 200 },
    );
  });

  test("give equal events for hostile near-matches", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (made) => {
        const bytes = new TextEncoder().encode(made);
        expect(seenBy(kernel, bytes)).toEqual(seenBy(twin, bytes));
      }),
      { numRuns: 300 },
    );
  });

  test("give equal events for literals that nearly are some", () => {
    const weighted = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("x9!Q", "a#B$3c^D&", "K2@", "z[7") },
      { weight: 1, arbitrary: fc.constantFrom(...SIGNED) },
    );
    const text = fc.array(weighted, { maxLength: 90 }).map((pieces) => pieces.join(""));
    const seen = new Set<number | undefined>();
    fc.assert(
      fc.property(text, (made) => {
        const bytes = new TextEncoder().encode(made);
        const found = seenBy(kernel, bytes);
        expect(found).toEqual(seenBy(twin, bytes));
        for (const [kind] of found.flat()) seen.add(kind);
      }),
      { numRuns: 1000 },
    );
    expect(seen).toContain(EVENT.literal);
  });

  test("see a zero byte at every place, and none that stands behind the end", () => {
    for (const engine of [kernel, twin]) {
      for (let length = 0; length < 200; length += 7) {
        engine.input.fill(65, 0, 300);
        engine.input[length] = 0;
        expect(engine.hasNul(length)).toBe(false);
        for (let at = 0; at < length; at++) {
          engine.input[at] = 0;
          expect(engine.hasNul(length)).toBe(true);
          engine.input[at] = 65;
        }
      }
    }
  });

  test.each([
    ["a value and an address", 'key="aB3dE6fG9hJ2kL5mN8pQ" word user:pa55w0rd@host'],
    ["a literal with signs", `x = 'q7' k="a#B$3c^D&K2@z[7}x9!Qw;P0" A_B=a#B$3c^D&K2@z[7}x9!Qw;P0;m#4\ny`],
    ["a literal of a tag", `<secret>a#B$3c^D&amp;K2@z[7}x9!Qw;P0</secret>`],
    ["percent signs", `k="${"%41%7a%30".repeat(8)}"`],
    ["escaped bytes", String.raw`k="${String.raw`\x41\x7a`.repeat(9)}"`],
    ["escapes behind a character of their width", String.raw`é\u00e9${String.raw`\x41\x7a`.repeat(9)}a`],
    ["percent signs behind a pair of digits", `a=41${"%41%7a".repeat(9)}`],
    ["escaped characters", `k="${String.raw`\u0041\u007a`.repeat(6)}\n"`],
  ])("give equal events at every offset to the vectors' borders: %s", (_, text) => {
    const value = new TextEncoder().encode(text);
    for (let offset = 0; offset < 130; offset++) {
      const bytes = new Uint8Array(offset + value.length).fill(32);
      bytes.set(value, offset);
      expect(seenBy(kernel, bytes)).toEqual(seenBy(twin, bytes));
    }
  });

  test("give equal events for a corpus of every form", () => {
    const { files } = buildCorpus({ seed: "dev-1", cells: 150 });
    const encoder = new TextEncoder();
    for (const text of files.values()) {
      const bytes = encoder.encode(text);
      expect(seenBy(kernel, bytes)).toEqual(seenBy(twin, bytes));
    }
  });

  test.each([
    ["letters without an end", "x"],
    ["words without an end", "abandon "],
    ["marks that open", `="x9!Q`],
    ["tags that end", ">x9!Q"],
    ["names without a value", "x9.Q_a-B"],
    ["marks that are escaped", `x9!Q\\"`],
  ])("read a few bytes for each of %s", (_, piece) => {
    const text = new TextEncoder().encode(piece.repeat(20_000)).subarray(0, 40_000);
    let reads = 0;
    const at = (p: number): number => {
      reads += 1;
      return text[p] ?? 0;
    };
    const { mayBeWords, mnemonic } = wordFinder(at, () => {});
    const { mayBeLiteral, literal } = literalFinder(at, () => {});
    let wordsSeen = 0;
    let literalsSeen = -16;
    for (let p = 0; p < text.length; p += 16) {
      if (p >= wordsSeen && mayBeWords(p)) wordsSeen = mnemonic(p, text.length);
      if (p >= literalsSeen && mayBeLiteral(p)) literalsSeen = literal(p, literalsSeen, text.length);
    }
    expect(reads).toBeLessThan(60 * text.length);
  });

  test("give equal events for a whole block", () => {
    const line = new TextEncoder().encode("x = 'aB3dE6fG9hJ2kL5mN8pQ'; abandon ability able about\n");
    const block = Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => line[i % line.length] ?? 0);
    expect(seenBy(kernel, block)).toEqual(seenBy(twin, block));
  });
});
