import { findExchange } from "@keyguard/exchanges";
import { buildCorpus, score, type Reported } from "@keyguard/testkit/corpus";
import { describe, expect, test } from "vitest";
import { scanText } from "../src/index.ts";

type Corpus = ReturnType<typeof buildCorpus>;

async function reportsOf({ files }: Corpus): Promise<Reported[]> {
  const reports: Reported[] = [];
  let finding = 0;
  for (const [file, text] of files) {
    for (const { parts, exchange, severity } of await scanText(text, { path: file })) {
      finding += 1;
      const mediumOrMore = severity !== "low" && severity !== "info";
      for (const { location } of parts) reports.push({ ...location, file, finding, label: exchange, mediumOrMore });
    }
  }
  return reports;
}

const isExchange = (label: string, expected: string): boolean => findExchange(label)?.id === expected;

/** The least share that is found whole, a little below what is found now: a change must not undo what works. */
const FLOORS = {
  facts: 0.99,
  invented: 0.98,
  unseen: 0.98,
  fresh: 0.98,
  field: 0.98,
  sealed: 0.98,
  wild: 0.97,
  "held-out": 0.98,
  broad: 0.98,
  unread: 0.95,
} as const;

// The benches measure the bars on seeds that nobody looks at.
describe.each(Object.entries(FLOORS) as [keyof typeof FLOORS, number][])("a corpus of %s forms", (forms, floor) => {
  const corpus = buildCorpus({ seed: "dev-2", cells: 400, forms, wallets: false, tokens: false, generic: false });

  test("is found whole, named rightly, and nothing beside it", async () => {
    const { outcomes, noisyTwins } = score(corpus.answers, await reportsOf(corpus), isExchange);
    // The halves of two files are linked by the walk over files, not here.
    const here = outcomes.filter(({ credential }) => new Set(credential.parts.map(({ file }) => file)).size === 1);
    const share = (count: number): number => count / here.length;
    expect(share(here.filter(({ whole }) => whole).length)).toBeGreaterThanOrEqual(floor);
    expect(share(here.filter(({ label }) => label === "wrong").length)).toBeLessThan(0.02);
    expect(noisyTwins).toEqual([]);
  });
});

test.each(["twins-1", "twins-2", "twins-3", "twins-4", "twins-5", "twins-6"])(
  "near-twins made from %s stay silent",
  async (seed) => {
    const corpus = buildCorpus({ seed, cells: 1, wallets: false, tokens: false, generic: false });
    expect(score(corpus.answers, await reportsOf(corpus), isExchange).noisyTwins).toEqual([]);
  },
);
