import fc from "fast-check";
import type { Finding } from "@keyguard/core";
import { Secret } from "@keyguard/core";
import { afterAll, describe, expect, it } from "vitest";
import { type HoldingObject, planPurge } from "../../src/node/git/purge.ts";
import { PurgeRules } from "../../src/node/git/purge-rules.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { writtenParts } from "../../src/node/git/written-part.ts";
import { SourceText } from "../../src/text/source-text.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

function repository(): GitFixture {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  return fixture;
}

/** A finding whose parts are stretches of a content. */
function findingAt(content: Buffer, stretches: readonly (readonly [number, number])[]): Finding {
  const source = new SourceText(content, "f");
  const parts = stretches.map(([start, end]) => ({
    kind: "token" as const,
    location: source.location(start, end),
    redacted: "",
  }));
  return { parts } as unknown as Finding;
}

describe("writtenParts()", () => {
  it("finds what a location names in any text, and keeps other parts out of what stands beside", () => {
    const piece = fc.oneof(fc.constantFrom("a", "é", "😀", "\n", "\r\n", "\t", '"'), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const starts = [0];
        for (const text of pieces) starts.push((starts.at(-1) ?? 0) + Buffer.byteLength(text));
        const content = Buffer.from(pieces.join(""));
        const [from, to] = [a % pieces.length, b % pieces.length].sort((x, y) => x - y) as [number, number];
        const stretch = (i: number): [number, number] => [starts[i] ?? 0, starts[i + 1] ?? 0];
        const wanted = [...new Set([from, to])].map(stretch).filter(([start, end]) => start < end);
        const parts = writtenParts(content, [findingAt(content, wanted)]);
        expect(parts.map(({ text }) => text)).toEqual(
          wanted.map(([start, end]) => content.toString("latin1", start, end)),
        );
        for (const { text, before, after } of parts) {
          expect(before + after).not.toContain("\n");
          expect(content.toString("latin1")).toContain(before + text + after);
        }
      }),
    );
  });

  it("counts bytes in a line without an end", () => {
    const content = Buffer.from(`${"é".repeat(60_000)}here it is;`);
    const at = content.indexOf("here");
    expect(writtenParts(content, [findingAt(content, [[at, at + 4]])])[0]?.text).toBe("here");
  });
});

describe("PurgeRules", () => {
  const beside = { before: "", after: "", opensLine: false, closesLine: false };

  it("replaces a telling value everywhere, and a plain one only where it stood", () => {
    const rules = new PurgeRules();
    rules.add({ ...beside, text: "Ab3+/=Ab3+/=" });
    rules.add({ ...beside, text: "hunter", before: "pass=", after: "@h", opensLine: true });
    rules.add({ ...beside, text: "lonely", opensLine: true, closesLine: true });
    expect(rules.apply("x Ab3+/=Ab3+/= y\npass=hunter@h\nhunter\nlonely\nlonely too\r\nlonely\r\n")).toBe(
      "x REMOVED y\npass=REMOVED@h\nhunter\nREMOVED\nlonely too\r\nREMOVED\r\n",
    );
  });

  it("spells any value so that a line of the file cannot end in it, and adds it once", () => {
    const rules = new PurgeRules();
    const text = 'two lines\r\n"==>" (.*) \u00e9 $& end';
    expect([rules.add({ ...beside, text }), rules.add({ ...beside, text })]).toEqual([true, false]);
    const lines = Secret.reveal(rules.lines()).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^regex:[ -~]+==>REMOVED$/u);
    expect(lines[0]?.split("==>")).toHaveLength(2);
    expect(rules.apply(`x${text}y`)).toBe("xREMOVEDy");
  });
});

describe("planPurge()", () => {
  it("finds replacements for text and messages, and names what they cannot reach", async () => {
    const fixture = repository();
    const [plain, wide, said, kept, name] = [token(), token(), token(), token(), token()];
    fixture.write("plain", `a ${plain} b\n${plain}\n`);
    fixture.write("wide", Buffer.from(`\ufeff${wide}`, "utf16le"));
    fixture.write("kept", kept);
    fixture.commit(`said ${said}`);
    fixture.commit("by a secret", `--author=${name} <a@example.org>`);
    const engine = createEngine();
    const holders: HoldingObject[] = [];
    const { findings } = await scanHistory(fixture.path, { engine, onHolder: (holder) => holders.push(holder) });
    expect(findings).toHaveLength(5);
    const wanted = new Set([plain, wide, said, name].map((made) => fingerprintOf(made)));
    const purge = await planPurge(fixture.path, holders, wanted, { engine });
    const lines = Secret.reveal(purge.lines);
    expect(lines).toContain(plain);
    expect(lines).toContain(said);
    expect(lines).not.toContain(kept);
    expect(purge).toMatchObject({
      inMessages: true,
      blobs: [{ id: fixture.git("rev-parse", "HEAD:wide"), path: "wide" }],
      unreached: [fixture.git("rev-parse", "HEAD")],
    });
    expect(JSON.stringify(purge)).not.toContain(plain);
  });

  it("goes on until nothing is left, where taking one thing out brings another to light", async () => {
    const fixture = repository();
    const [outer, inner] = [token(), token()];
    fixture.write("f", `label: one\n${outer}\n`);
    fixture.commit("one");
    const fake = createEngine();
    const engine = {
      ...fake,
      // Once the outer one is gone, another value counts.
      scanBytes: async (bytes: Uint8Array, path: string) => {
        const text = Buffer.from(bytes).toString();
        if (text.includes(outer)) return fake.scanBytes(bytes, path);
        return text.includes("label: one") ? fake.scanBytes(Buffer.from(text.replace("label: one", inner)), path) : [];
      },
    };
    const holders: HoldingObject[] = [];
    await scanHistory(fixture.path, { engine, onHolder: (holder) => holders.push(holder) });
    const wanted = new Set(holders.flatMap(({ fingerprints }) => fingerprints));
    const purge = await planPurge(fixture.path, holders, wanted, { engine });
    expect(purge).toMatchObject({ count: 2, blobs: [], unreached: [] });
  });
});
