import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/text/source-text.ts";
import { valuesOfRun } from "../../src/values/extract.ts";

/** Base64 that is as long as a digest's, without its padding. */
function digest(bytes: number): string {
  return Buffer.from(Array.from({ length: bytes }, (_, i) => (i * 151 + 7) & 255))
    .toString("base64")
    .replace(/=+$/u, "");
}

function textsOf(run: string, before = 'integrity: "', after = '"'): string[] {
  const source = new SourceText(new TextEncoder().encode(before + run + after), "lock.yaml");
  return valuesOfRun(source, before.length, before.length + run.length).map(({ text }) => text);
}

describe("valuesOfRun()", () => {
  test.each([
    ["sha1", 20],
    ["sha256", 32],
    ["sha384", 48],
    ["sha512", 64],
  ])("gives nothing of a digest that says it is %s", (name, bytes) => {
    const written = `${name}-${digest(bytes)}`;
    expect(textsOf(written)).toEqual([]);
    expect(textsOf(written, "integrity ", "=\n")).toEqual([]);
  });

  const id = Buffer.from(digest(40), "latin1").toString("hex").slice(0, 40);

  test.each([
    ["an archive that a lock file pins", id, 'resolved "https://example.com/a/-/a-1.0.0.tgz#', '"'],
    ["a repository that one pins", id, '"git+https://example.com/a.git#', '"'],
    ["a commit's address", `com/a/b/commit/${id}`, "[x](https://example.", ")"],
    ["a module that go.sum pins", digest(32), "example.com/a/b v1.2.3 h1:", "=\n"],
  ])("gives nothing of %s", (_, run, before, after) => {
    expect(textsOf(run, before, after)).toEqual([]);
  });

  test.each([
    ["behind another sign", id, "https://example.com/a#", '"'],
    ["of another length", id.slice(1), 'resolved "https://example.com/a/-/a-1.0.0.tgz#', '"'],
    ["behind another name", `com/a/b/tokens/${id}`, "(https://example.", ")"],
    ["without padding", digest(32), "example.com/a/b v1.2.3 h1:", "\n"],
  ])("gives what stands %s", (_, run, before, after) => {
    expect(textsOf(run, before, after)).toContain(run);
  });

  test("gives what stands behind the name of another kind of digest", () => {
    expect(textsOf(digest(32), "example.com/a/b v1.2.3 h2:", "=\n")).toContain(`${digest(32)}=`);
  });

  test.each([
    ["shorter than its algorithm's", `sha512-${digest(48)}`],
    ["of an algorithm that nobody names", `sha111-${digest(32)}`],
    ["without a name", digest(64)],
  ])("gives what is %s", (_, run) => {
    expect(textsOf(run)).toContain(run);
  });
});
