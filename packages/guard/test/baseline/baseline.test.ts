import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyBaseline,
  type BaselineEntry,
  createBaseline,
  formatBaseline,
  parseBaseline,
  pruneBaseline,
  updateBaseline,
} from "../../src/baseline/baseline.ts";
import { at, finding } from "../ignores/samples.ts";

const FILE = ".keyguard-baseline";

function named(digit: string, path = "a.py"): ReturnType<typeof finding> {
  return finding({ fingerprint: digit.repeat(16), location: at(path) });
}

function fingerprints(entries: readonly BaselineEntry[]): string {
  return entries.map(({ fingerprint }) => fingerprint[0]).join("");
}

const entry: fc.Arbitrary<BaselineEntry> = fc.record({
  fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/u),
  rule: fc.constantFrom("binance-credential", "bip39-mnemonic"),
  path: fc.string({ unit: "binary", maxLength: 20 }),
});

describe("formatBaseline() and parseBaseline()", () => {
  it("writes one finding a line, sorted, and holds nothing of the values", () => {
    const text = formatBaseline(createBaseline([named("b", "z.py"), named("a", "y.py"), named("b", "x.py")]));
    expect(text.split("\n").slice(2)).toEqual([
      "aaaaaaaaaaaaaaaa binance-credential y.py",
      "bbbbbbbbbbbbbbbb binance-credential z.py",
      "",
    ]);
    expect(text).not.toMatch(/abcd|wxyz|ef01|89yz/u);
  });

  it("reads back what was written, one line each, whatever the path", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const text = formatBaseline(entries);
        const back = parseBaseline(text, FILE);
        expect(back.map(({ fingerprint }) => fingerprint)).toEqual(
          [...new Set(entries.map((one) => one.fingerprint))].sort(),
        );
        expect(text.split("\n")).toHaveLength(back.length + 3);
        expect(formatBaseline(back)).toBe(text);
      }),
    );
  });

  it("reads what a union merge leaves: any order, lines twice, any line ends", () => {
    const text = formatBaseline(createBaseline([named("b"), named("a")]));
    const [header = "", note = "", a = "", b = ""] = text.split("\n");
    expect(fingerprints(parseBaseline([header, note, b, a, b, "", note, ""].join("\r\n"), FILE))).toBe("ab");
  });

  it.each([
    ["", 1, "does not begin like a baseline"],
    ['{"version": 1}', 1, "does not begin like a baseline"],
    ["# keyguard baseline 2\n", 1, "it is of version 2, and this keyguard reads version 1"],
    ["# keyguard baseline 1\naaaaaaaaaaaaaaaa a-b\naaaaaaa", 3, "not a fingerprint and a rule"],
    ["# keyguard baseline 1\naaaaaaaaaaaaaaaa", 2, "not a fingerprint and a rule"],
    ["# keyguard baseline 1\naaaaaaaaaaaaaaaa a-b src/bo", 2, "it breaks off"],
    ["# keyguard baseline 1\n# Known fin", 2, "it breaks off"],
    [
      "# keyguard baseline 1\n<<<<<<< HEAD\naaaaaaaaaaaaaaaa a-b\n=======\n>>>>>>> x",
      2,
      "a merge conflict is not resolved",
    ],
  ])("refuses %j at line %i", (text, line, what) => {
    expect(() => parseBaseline(text, FILE)).toThrow(
      expect.objectContaining({
        code: "KG_BASELINE_INVALID",
        message: expect.stringMatching(
          new RegExp(`^Cannot read "\\.keyguard-baseline", line ${line}: .*${what}`, "u"),
        ) as unknown,
      }),
    );
  });
});

describe("applyBaseline()", () => {
  it("takes out what is known, wherever it stands now", () => {
    const { fresh, known, gone } = applyBaseline(
      [named("a", "moved.py"), named("c")],
      createBaseline([named("a"), named("b")]),
    );
    expect(fresh.map((one) => one.fingerprint[0])).toEqual(["c"]);
    expect(known.map((one) => one.fingerprint[0])).toEqual(["a"]);
    expect(fingerprints(gone)).toBe("b");
  });

  it("never takes out a credential that the exchange accepts", () => {
    const live = finding({ verification: { status: "live-ip-restricted" } });
    expect(applyBaseline([live], createBaseline([live]))).toMatchObject({
      fresh: [live],
      known: [],
      overruled: [live],
    });
  });
});

describe("updateBaseline() and pruneBaseline()", () => {
  const old = createBaseline([named("a"), named("b")]);

  it("update adds what is new and keeps the rest as it is", () => {
    const change = updateBaseline(old, [named("b", "moved.py"), named("c")]);
    expect(fingerprints(change.entries)).toBe("abc");
    expect(fingerprints(change.added)).toBe("c");
    expect(change.entries[1]?.path).toBe("a.py");
  });

  it("prune removes what is gone and adds nothing", () => {
    const change = pruneBaseline(old, [named("b"), named("c")]);
    expect(fingerprints(change.entries)).toBe("b");
    expect(fingerprints(change.removed)).toBe("a");
  });

  it("change nothing a second time", () => {
    const findings = fc.array(fc.constantFrom("a", "b", "c", "d").map((digit) => named(digit)));
    fc.assert(
      fc.property(findings, (now) => {
        const updated = updateBaseline(old, now).entries;
        expect(formatBaseline(updateBaseline(updated, now).entries)).toBe(formatBaseline(updated));
        const pruned = pruneBaseline(old, now).entries;
        expect(pruneBaseline(pruned, now).removed).toEqual([]);
        expect(applyBaseline(now, updated).fresh).toEqual([]);
      }),
    );
  });
});
