import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";
import { obviousHistory } from "./support/obvious-history.ts";

/** One step of a history that nobody would write by hand. */
type Step =
  | { readonly do: "edit"; readonly file: number; readonly line: number; readonly text: number }
  | { readonly do: "grow"; readonly file: number; readonly lines: number }
  | { readonly do: "remove" | "rename" | "copy"; readonly file: number; readonly other: number }
  | { readonly do: "commit" | "amend" | "stash" | "tag" }
  | { readonly do: "branch" | "checkout" | "merge" | "drop"; readonly branch: number }
  | { readonly do: "repack"; readonly how: number };

const file = fc.nat(5);
const branch = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("edit" as const), file, line: fc.nat(60), text: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("grow" as const), file, lines: fc.nat(200) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("remove" as const, "rename" as const, "copy" as const),
      file,
      other: file,
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("commit" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("amend" as const, "stash" as const, "tag" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("branch" as const, "checkout" as const, "merge" as const, "drop" as const),
      branch,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("repack" as const), how: fc.nat(3) }) },
);

const TOKENS = Array.from({ length: 8 }, () => token());
const CANDIDATES = Array.from({ length: 4 }, () => token("kgc"));

/** Lines that hold tokens, labels, words that turn candidates into tokens, and plain text. */
function lineOf(text: number): string {
  if (text < 8) return `key = ${TOKENS[text] ?? ""}`;
  if (text < 12) return `value ${CANDIDATES[text - 8] ?? ""}`;
  if (text < 16) return `secret ${CANDIDATES[text - 12] ?? ""}`;
  if (text < 18) return `label: l${text}`;
  return `line ${text} ${"abcdefgh".repeat(text - 17)}`;
}

class Author {
  readonly fixture = GitFixture.create();
  readonly files = new Map<string, string[]>();
  #tags = 0;

  take(step: Step): void {
    try {
      this.#take(step);
    } catch {
      // A step that git refuses (a conflict, an empty stash) leaves a clean tree behind and goes on.
      this.fixture.git("reset", "-q", "--hard");
    }
  }

  #take(step: Step): void {
    const { fixture } = this;
    const name = (n: number): string => (n % 2 === 0 ? `dir${n % 3}/sub/f${n}` : `f${n}`);
    if (step.do === "edit" || step.do === "grow") {
      const lines = this.files.get(name(step.file)) ?? Array.from({ length: 40 }, (_, i) => lineOf(18 + (i % 20)));
      if (step.do === "edit") lines[step.line % lines.length] = lineOf(step.text);
      else lines.push(...Array.from({ length: step.lines }, (_, i) => `grown ${i}`));
      this.files.set(name(step.file), lines);
      fixture.write(name(step.file), `${lines.join("\n")}\n`);
    } else if (step.do === "remove") fixture.remove(name(step.file));
    else if (step.do === "rename" || step.do === "copy") {
      const lines = this.files.get(name(step.file)) ?? [];
      fixture.write(name(step.other), `${lines.join("\n")}\n`);
      this.files.set(name(step.other), [...lines]);
      if (step.do === "rename" && step.file !== step.other) fixture.remove(name(step.file));
    } else if (step.do === "commit") fixture.commit("a commit");
    else if (step.do === "amend") fixture.commit("amended", "--amend");
    else if (step.do === "stash") fixture.git("stash", "-q", "-u");
    else if (step.do === "tag") fixture.git("tag", "-a", `t${this.#tags++}`, "-m", TOKENS[this.#tags % 8] ?? "");
    else if (step.do === "branch") fixture.git("branch", "-f", `b${step.branch}`);
    else if (step.do === "checkout") fixture.git("checkout", "-q", "-f", `b${step.branch}`);
    else if (step.do === "drop") fixture.git("branch", "-q", "-D", `b${step.branch}`);
    else if (step.do === "merge") {
      fixture.tick();
      fixture.git("merge", "-q", "--no-ff", "-m", "merged", `b${step.branch}`);
    } else if (step.how === 0) fixture.git("repack", "-q", "-a", "-d", "--keep-unreachable", "-f", "--depth=50");
    else if (step.how === 1) fixture.git("repack", "-q", "-d");
    else if (step.how === 2) fixture.git("repack", "-q", "--cruft", "-d");
    else fixture.git("gc", "-q", "--prune=never");
  }
}

describe("scanHistory()", () => {
  it("agrees with the obvious implementation on random histories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const author = new Author();
        try {
          author.fixture.write("f1", "first\n");
          author.fixture.commit("first");
          for (const one of steps) author.take(one);
          const { findings, complete } = await scanHistory(author.fixture.path, { engine: createEngine() });
          expect(complete).toBe(true);
          const seen = findings.map(({ fingerprint, git }) => ({
            fingerprint,
            introducedBy: git?.introducedBy?.commit ?? null,
            atHead: git?.atHead,
            reachable: git?.reachable,
            branches: git?.branches,
          }));
          seen.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
          expect(seen).toEqual(await obviousHistory(author.fixture, createEngine()));
        } finally {
          author.fixture.destroy();
        }
      }),
      { numRuns: Number(process.env["KG_RANDOM_RUNS"] ?? 12) },
    );
  }, 600_000);

  it("calls a credential by the label that its file has, wherever in the file the label stands", async () => {
    const fixture = GitFixture.create();
    const made = token();
    const filler = Array.from({ length: 400 }, (_, i) => `line ${i}`);
    fixture.write("a", [...filler, made, ...filler, "the end"].join("\n"));
    fixture.commit("without");
    fixture.write("a", ["label: there", ...filler, made, ...filler, "the end"].join("\n"));
    fixture.commit("with");
    fixture.git("repack", "-q", "-a", "-d", "-f");
    const { findings } = await scanHistory(fixture.path, { engine: createEngine() });
    fixture.destroy();
    expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      [fingerprintOf(made), fingerprintOf(made, "there")].sort(),
    );
  });
});
