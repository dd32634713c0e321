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
const steps: fc.Arbitrary<Step> = fc.oneof(
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

function nameOf(n: number): string {
  return n % 2 === 0 ? `dir${n % 3}/sub/f${n}` : `f${n}`;
}

class Author {
  readonly fixture = GitFixture.create();
  readonly files = new Map<string, string[]>();
  #tags = 0;

  take(one: Step): void {
    try {
      this.#take(one);
    } catch {
      // A step that git refuses (a conflict, an empty stash) leaves a clean tree behind and goes on.
      this.fixture.git("reset", "-q", "--hard");
    }
  }

  #take(one: Step): void {
    const { fixture } = this;
    switch (one.do) {
      case "edit":
        return this.#change(one.file, (lines) => void (lines[one.line % lines.length] = lineOf(one.text)));
      case "grow":
        return this.#change(
          one.file,
          (lines) => void lines.push(...Array.from({ length: one.lines }, (_, i) => `new ${i}`)),
        );
      case "remove":
        return fixture.remove(nameOf(one.file));
      case "rename":
      case "copy":
        this.#change(one.other, (lines) => void lines.splice(0, Infinity, ...(this.files.get(nameOf(one.file)) ?? [])));
        if (one.do === "rename" && one.file !== one.other) fixture.remove(nameOf(one.file));
        return;
      case "commit":
        return void fixture.commit("a commit");
      case "amend":
        return void fixture.commit("amended", "--amend");
      case "stash":
        return void fixture.git("stash", "-q", "-u");
      case "tag":
        return void fixture.git("tag", "-a", `t${this.#tags++}`, "-m", TOKENS[this.#tags % 8] ?? "");
      case "branch":
        return void fixture.git("branch", "-f", `b${one.branch}`);
      case "checkout":
        return void fixture.git("checkout", "-q", "-f", `b${one.branch}`);
      case "drop":
        return void fixture.git("branch", "-q", "-D", `b${one.branch}`);
      case "merge":
        fixture.tick();
        return void fixture.git("merge", "-q", "--no-ff", "-m", "merged", `b${one.branch}`);
      case "repack":
        return this.#repack(one.how);
    }
  }

  #change(n: number, edit: (lines: string[]) => void): void {
    const lines = [...(this.files.get(nameOf(n)) ?? Array.from({ length: 40 }, (_, i) => lineOf(18 + (i % 20))))];
    edit(lines);
    this.files.set(nameOf(n), lines);
    this.fixture.write(nameOf(n), `${lines.join("\n")}\n`);
  }

  #repack(how: number): void {
    const { fixture } = this;
    if (how === 0) fixture.git("repack", "-q", "-a", "-d", "--keep-unreachable", "-f", "--depth=50");
    else if (how === 1) fixture.git("repack", "-q", "-d");
    else if (how === 2) fixture.git("repack", "-q", "--cruft", "-d");
    else fixture.git("gc", "-q", "--prune=never");
  }
}

describe("scanHistory()", () => {
  it("agrees with the obvious implementation on random histories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 60 }), async (history) => {
        const author = new Author();
        try {
          author.fixture.write("f1", "first\n");
          author.fixture.commit("first");
          for (const one of history) author.take(one);
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
