import { describe, expect, test, vi } from "vitest";
import type { SlottedValue } from "../../src/assembly/part.ts";
import { pairLeading, pairTrailing } from "../../src/assembly/pair-trailing.ts";
import { argument, named } from "../../src/slots/slot.ts";
import { SourceText } from "../../src/text/source-text.ts";
import { made } from "../support/scan.ts";

const { key, secret } = made("binance");

/** A value on the first line. */
function value(text: string, start: number, slot: SlottedValue["slot"]): SlottedValue {
  return { start, end: start + text.length, text, slot, quality: "mixed", line: 0, fits: [], scopes: [] };
}

describe.each([
  ["pairTrailing()", pairTrailing],
  ["pairLeading()", pairLeading],
])("%s", (_, pair) => {
  const isTrailing = pair === pairTrailing;
  const between = isTrailing ? '", "' : '", secret="';
  const at = (gap: number): readonly SlottedValue[] => {
    const [first, second] = [5, 5 + key.length + gap];
    return isTrailing
      ? [
          value(key, first, named("api_key", { role: "key", strong: true, stem: "" }, 0, true)),
          value(secret, second, argument({ from: second, quoted: true, after: first })),
        ]
      : [
          value(key, first, argument({ from: first, quoted: true })),
          value(secret, second, named("secret", { role: "secret", strong: true, stem: "" }, second, true)),
        ];
  };

  test("brings two together that stand side by side", () => {
    const source = new SourceText(new TextEncoder().encode(`f = "${key}${between}${secret}"`), "a.py");
    expect(pair(source, at(between.length), () => true)).toHaveLength(1);
  });

  test("reads little between two that stand far apart", () => {
    const gap = 1_000_000;
    const source = new SourceText(new Uint8Array(key.length + secret.length + gap + 9).fill(97), "a.py");
    const slice = vi.spyOn(source, "slice");
    expect(pair(source, at(gap), () => true)).toEqual([]);
    for (const [start, end] of slice.mock.calls) expect(end - start).toBeLessThan(200);
  });
});
