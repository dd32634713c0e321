import { type Exchange, EXCHANGES, isPemShape, type PartGrammar, shapeLength, shapePattern } from "@keyguard/exchanges";
import { buildCorpus } from "@keyguard/testkit/corpus";
import { describe, expect, test } from "vitest";
import { notASecret } from "../src/judgement/placeholder.ts";
import { SourceText } from "../src/text/source-text.ts";
import { passesCheapProof } from "../src/values/exchange-parts.ts";
import { readyEngine } from "./support/scan.ts";

/** Wider shapes mean anything; they are not what a pattern can look for. */
const WIDEST = 48;

interface Slow {
  readonly exchange: Exchange;
  readonly part: PartGrammar;
  readonly pattern: RegExp;
}

/** One whole-file pattern a shape: an assignment of the exchange's own variable. Slow, and plain to read. */
function slowPatterns(): Slow[] {
  return EXCHANGES.flatMap((exchange) =>
    exchange.credentials.flatMap((grammar) =>
      grammar.parts
        .filter(({ kind }) => kind === "key" || kind === "secret")
        .flatMap((part) =>
          part.shapes.flatMap((shape) => {
            if (isPemShape(shape)) return [];
            const { min, max } = shapeLength(shape);
            if (max - min > WIDEST || min < 20) return [];
            const prefix = exchange.names.environment[0] ?? exchange.id.toUpperCase();
            const source = `^(?:export )?${prefix}_(?:API_)?(?:KEY|SECRET)=["']?(${shapePattern(shape)})["']?$`;
            return [{ exchange, part, pattern: new RegExp(source, "gmu") }];
          }),
        ),
    ),
  );
}

describe("engine against whole-file patterns of the same grammars", () => {
  const patterns = slowPatterns();
  const engine = readyEngine();
  const { files } = buildCorpus({
    seed: "dev-3",
    cells: 3000,
    wallets: false,
    tokens: false,
    generic: false,
    twins: false,
  });

  test("no candidate is lost", () => {
    let compared = 0;
    const lost: string[] = [];
    for (const [path, text] of files) {
      if (!/\.env|\.sh$|\.conf$/u.test(path)) continue;
      const detections = engine.detect(new SourceText(new TextEncoder().encode(text), path));
      for (const { exchange, part, pattern } of patterns) {
        for (const match of text.matchAll(pattern)) {
          const value = match[1] ?? "";
          if (!passesCheapProof(part, value) || notASecret(value) !== undefined) continue;
          compared += 1;
          const seen = detections.some(({ parts }) => parts.some((found) => found.text.includes(value)));
          if (!seen) lost.push(`${exchange.id} ${path}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  });
});
