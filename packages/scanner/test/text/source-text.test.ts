import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/text/source-text.ts";

const encoder = new TextEncoder();

/** Texts of a few letters, so that what is looked for stands in them, some longer than what is decoded at a time. */
const texts = fc
  .tuple(fc.array(fc.constantFrom("a", "b", "ab", "\n", "\r\n", "é"), { maxLength: 200 }), fc.constantFrom(1, 40))
  .map(([parts, times]) => parts.join("").repeat(times));

/** One character for each byte. */
function bytesOf(text: string): string {
  return new TextDecoder("latin1").decode(encoder.encode(text));
}

describe("SourceText", () => {
  test("gives the same stretches whether all of it was decoded or not", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(9_000), fc.nat(5_000)), { maxLength: 8 }), (text, places) => {
        const [pieces, whole] = [new SourceText(encoder.encode(text), ""), bytesOf(text)];
        for (const [start, length] of places)
          expect(pieces.slice(start, start + length)).toBe(whole.slice(start, start + length));
      }),
    );
  });

  test("finds text where the whole text has it", () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom("a", "ab", "aab\n", "bab", "abab", "bb"),
        fc.nat(400),
        (text, literal, from) => {
          const source = new SourceText(encoder.encode(text), "");
          expect(source.indexOf(literal, from)).toBe(bytesOf(text).indexOf(literal, from));
        },
      ),
    );
  });

  test("tells lines, in whatever order they are asked for", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(400), { maxLength: 8 }), (text, asked) => {
        const source = new SourceText(encoder.encode(text), "");
        const lines = bytesOf(text).split("\n");
        for (const number of asked) {
          expect(source.hasLine(number)).toBe(number < lines.length);
          const written = lines[number] ?? "";
          expect(source.line(number)).toBe(number === lines.length - 1 ? written : written.replace(/\r$/u, ""));
          const offset = Math.min(number, source.length);
          expect(source.lineOf(offset)).toBe(bytesOf(text).slice(0, offset).split("\n").length - 1);
        }
        expect(source.hasLine(-1)).toBe(false);
      }),
    );
  });
});
