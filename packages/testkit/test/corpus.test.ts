import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXCHANGES } from "@keyguard/exchanges";
import { afterAll, describe, expect, test } from "vitest";
import {
  buildCorpus,
  encodeText,
  FORM_SETS,
  HELD_OUT_SEEDS,
  DEV_SEEDS,
  score,
  writeCorpus,
} from "../src/corpus/index.ts";
import { valueHash } from "../src/synthetic/index.ts";

const dir = mkdtempSync(join(tmpdir(), "keyguard-corpus-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const EXCHANGES_ONLY = { wallets: false, tokens: false, generic: false, twins: false } as const;
const corpus = buildCorpus({ seed: "test", cells: 6000, forms: "all" });

/** The text between two places of a file. */
function textAt(file: string, line: number, column: number, endLine: number, endColumn: number): string {
  const lines = (corpus.files.get(file) ?? "").split("\n").slice(line - 1, endLine);
  const last = (lines.at(-1) ?? "").slice(0, endColumn - 1);
  return [...lines.slice(0, -1), last].join("\n").slice(column - 1);
}

describe("buildCorpus()", () => {
  test("gives the same corpus for the same options and another for another seed", () => {
    const options = { cells: 40, wallets: false, tokens: false, generic: false };
    const first = buildCorpus({ seed: "a", ...options });
    expect(buildCorpus({ seed: "a", ...options })).toEqual(first);
    expect(buildCorpus({ seed: "b", ...options }).answers).not.toEqual(first.answers);
  });

  test("says exactly where each value stands", () => {
    const coded = new Set([
      "F21",
      "H4",
      "H5",
      "X23",
      "E5",
      "E6",
      "E7",
      "E8",
      "E14",
      "N91",
      "N92",
      "N93",
      "N94",
      "N95",
      "K78",
      "A215",
    ]);
    const wrong = corpus.answers.credentials.flatMap((credential) =>
      credential.parts
        .filter((part) => {
          const text = textAt(part.file, part.line, part.column, part.endLine, part.endColumn);
          return valueHash(text.replaceAll(/\\+n/gu, "\n")) !== part.valueHash;
        })
        .map((part) => `${credential.form} ${part.file}`),
    );
    expect(wrong.filter((place) => !coded.has(place.split(" ")[0] ?? ""))).toEqual([]);
    expect(corpus.answers.credentials.filter((credential) => credential.parts.length === 0)).toEqual([]);
  });

  test("leaves no mark behind", () => {
    const marked = [...corpus.files].filter(([, text]) => /[\uE000-\uF8FF]/u.test(text));
    expect(marked).toEqual([]);
  });

  test("reaches every form", () => {
    const forms = new Set(corpus.answers.credentials.map((credential) => credential.form));
    const all = FORM_SETS.all.map((form) => form.id);
    expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
    expect(all.filter((id) => !forms.has(id))).toEqual([]);
  });

  test("reaches every exchange that issues a credential", () => {
    const without = EXCHANGES.filter((exchange) => {
      const one = buildCorpus({ seed: "one", cells: 3, exchanges: [exchange.id], ...EXCHANGES_ONLY });
      return !one.answers.credentials.some((credential) => credential.exchange === exchange.id);
    });
    expect(without.map((exchange) => exchange.id)).toEqual([]);
  });

  test("keeps development and held-out seeds apart", () => {
    expect(DEV_SEEDS.filter((seed) => HELD_OUT_SEEDS.includes(seed))).toEqual([]);
  });
});

describe("encodeText()", () => {
  test.each(["utf-8", "utf-8-bom", "utf-16le", "utf-16be"] as const)("writes %s that a decoder reads", (encoding) => {
    const bytes = encodeText("ключ=𝄞1", encoding);
    expect(new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding).decode(bytes)).toBe("ключ=𝄞1");
  });

  test("writes UTF-32 with four bytes a character", () => {
    expect([...encodeText("a𝄞", "utf-32le")]).toEqual([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x1e, 0xd1, 1, 0]);
  });
});

describe("writeCorpus()", () => {
  test("writes the files and keeps the answers outside", () => {
    const answerFile = join(dir, "answers.json");
    const answers = writeCorpus(join(dir, "tree"), { seed: "w", cells: 5 }, answerFile);
    const part = answers.credentials[0]?.parts[0];
    expect(readFileSync(join(dir, "tree", part?.file ?? ""), "utf8").length).toBeGreaterThan(10);
    expect(JSON.parse(readFileSync(answerFile, "utf8"))).toEqual(answers);
    expect(() => writeCorpus(dir, { seed: "w", cells: 1 }, join(dir, "answers.json"))).toThrow(RangeError);
  });
});

describe("score()", () => {
  const answers = buildCorpus({ seed: "score", cells: 30, wallets: false, tokens: false, generic: false }).answers;
  const perfect = answers.credentials.flatMap((credential, finding) =>
    credential.parts.map((part) => ({
      file: part.file,
      startLine: part.line,
      endLine: part.endLine,
      startColumn: part.column,
      endColumn: part.endColumn,
      finding,
      label: credential.exchange,
      mediumOrMore: true,
    })),
  );

  test("gives full marks to a report that equals the answers", () => {
    const result = score(answers, perfect);
    expect(result.outcomes.filter((o) => !o.whole || !o.parts || o.label !== "right")).toEqual([]);
    expect(result.strayFindings).toEqual([]);
    expect(result.noisyTwins).toEqual([]);
  });

  test("takes a finding that mixes two credentials for neither", () => {
    const mixed = perfect.map((report) => Object.assign({}, report, { finding: 0 }));
    expect(score(answers, mixed).outcomes.filter((o) => o.whole)).toEqual([]);
  });

  test("counts what is said about a twin and what touches nothing", () => {
    const twin = answers.twins[0];
    const at = { startLine: 1, endLine: 1, finding: 1, label: null, mediumOrMore: true };
    const result = score(answers, [
      { file: twin?.file ?? "", ...at },
      { file: "elsewhere", ...at },
    ]);
    expect(result.noisyTwins).toEqual([twin?.id]);
    expect(result.strayFindings).toEqual([{ file: "elsewhere", line: 1 }]);
  });
});
