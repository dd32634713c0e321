import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { parse as dotenvParse } from "dotenv";
import { DOTENV_READERS, parseDotenv, readDotenvAs, setDotenv, unsetDotenv } from "@keyguard/secrets";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function read(text: string): Record<string, string> {
  return Object.fromEntries(parseDotenv(text).map(({ name, value }) => [name, value]));
}

/** The result, or the code of the error. */
function attempt(step: () => string): string {
  try {
    return step();
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

/** Lines as people write them, and as they get them wrong. */
const value = fc.oneof(
  fc.stringMatching(/^[\w./+=:@-]{0,20}$/u),
  fc.stringMatching(/^"[\w #$'\\/+=-]{0,20}"$/u),
  fc.stringMatching(/^'[\w #$"\\/+=-]{0,20}'$/u),
  fc.stringMatching(/^[\w"'`#\\ $-]{0,16}$/u),
  fc.stringMatching(/^"[\w\n]{0,10}"$/u),
);
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("", "export ", "  "),
      fc.stringMatching(/^[A-Z][A-Z_]{0,6}$/u),
      fc.constantFrom("=", " = ", "= "),
      value,
      fc.constantFrom("", " # note", " "),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("", "# comment", "  # KEY=value", "no assignment"),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"), fc.constantFrom("", "\uFEFF"))
  .map(([lines, end, start]) => start + lines.join(end) + end);

describe("parseDotenv()", () => {
  it("reads what the dotenv package reads", () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(read(text)).toEqual(dotenvParse(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["A=kg://local/bot#secret", "kg://local/bot#secret"],
    ["A=kg://local/bot#secret # why", "kg://local/bot#secret"],
    ['A="kg://local/bot#secret"', "kg://local/bot#secret"],
    ["export A='kg://aws/prod/bot#key'", "kg://aws/prod/bot#key"],
  ])("keeps the part of a reference in %s", (text, expected) => {
    expect(read(text)["A"]).toBe(expected);
  });

  it("tells lines and places, also with CRLF and values of several lines", () => {
    const text = '\r\n# c\r\nA="1\r\n2"\r\nexport B = x # y\r\n';
    const found = parseDotenv(text);
    expect(found.map(({ name, line: at, exported }) => [name, at, exported])).toEqual([
      ["A", 3, false],
      ["B", 5, true],
    ]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['"1\r\n2"', "x"]);
  });

  it("stays linear on text made to be slow", () => {
    const steps = [
      `A="${'\\"'.repeat(50_000)}`,
      "A='".repeat(50_000),
      `A=${" ".repeat(100_000)}`,
      "A\n".repeat(50_000),
      'A="\n'.repeat(30_000),
      `A=${"${A:-".repeat(20_000)}`,
      "A=${A:-\n".repeat(20_000),
      "A=`\n".repeat(30_000),
      "A=\\\n".repeat(30_000),
      `A=${"$(".repeat(50_000)}`,
      "export ".repeat(20_000),
    ];
    // A quadratic reader needs minutes for these; the runner's time limit is the judge.
    for (const text of steps)
      for (const reader of DOTENV_READERS) expect(readDotenvAs(reader, text).size).toBeGreaterThanOrEqual(0);
  });
});

describe("setDotenv()", () => {
  it.each([
    ["A=1\nB=2\n", "A", "9", "A=9\nB=2\n"],
    ["# top\r\nexport A='1' # one\r\nB=2", "A", "9", "# top\r\nexport A='9' # one\r\nB=2"],
    ["A = 1\n", "A", "9", "A = 9\n"],
    ["A=1\nA=2\n", "A", "9", "A=1\nA=9\n"],
    ["A=\n", "A", "9", "A=9\n"],
    ["A=#c\n", "A", "9", "A=9 #c\n"],
    ["A=1", "B", "2", "A=1\nB=2\n"],
    ["A=1\r\n", "B", "2 3", "A=1\r\nB='2 3'\r\n"],
    ["", "A", "x", "A=x\n"],
    ['A="1"\n', "A", 'say "x"', `A='say "x"'\n`],
    ["A=1\n", "A", "1", "A=1\n"],
  ])("in %j sets %s to %j", (text, name, to, expected) => {
    expect(setDotenv(text, name, to)).toBe(expected);
  });

  it("changes one value and nothing else, whatever the file", () => {
    const to = fc
      .stringMatching(/^[\w #$"'/+=\\-]{0,24}$/u)
      .filter((text) => text === text.trim() && !(text.includes("'") && text.includes('"')));
    fc.assert(
      fc.property(file, to, (text, next) => {
        const before = read(text);
        const after = attempt(() => setDotenv(text, "KEY", next));
        // What cannot be written without changing another value is refused.
        expect(after === "KG_SECRET_INVALID" ? before : read(after)).toEqual(
          after === "KG_SECRET_INVALID" ? before : { ...before, KEY: next },
        );
        expect(after === "KG_SECRET_INVALID" ? next : dotenvParse(after)["KEY"]).toBe(next);
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses a value that no quoting can hold, without telling it", () => {
    const impossible = "a'b\"c`d #e";
    expect(() => setDotenv("", "A", impossible)).toThrow(
      expect.objectContaining({ code: "KG_SECRET_INVALID" }) as Error,
    );
    expect(() => setDotenv("", "A", impossible)).not.toThrow(impossible);
  });
});

describe("unsetDotenv()", () => {
  it.each([
    ["A=1\n# c\nB=2\n", "A", "# c\nB=2\n"],
    ["A=1\nB=2\nA=3", "A", "B=2\n"],
    ['A="1\n2" # c\r\nB=2\r\n', "A", "B=2\r\n"],
    ["export A=1\r\n", "A", ""],
    ["B=1\n", "A", "B=1\n"],
  ])("from %j takes %s away", (text, name, expected) => {
    expect(unsetDotenv(text, name)).toBe(expected);
  });
});

describe("readDotenvAs()", () => {
  // But for comments behind blanks and empty exports, where Node's versions differ among themselves.
  it("reads as Node's parseEnv does", () => {
    fc.assert(
      fc.property(
        file.filter((text) => !/^\uFEFF|^[ \t]+#|^export \w+ *= *(?:\r?$|#)/mu.test(text)),
        (text) => {
          expect(Object.fromEntries(readDotenvAs("node", text))).toEqual({ ...parseEnv(text) });
        },
      ),
      { numRuns: 2000 },
    );
  });

  // Recorded from the readers themselves: compose-go 2.16.2 and docker/cli 29.9.3; null is a name that they do not set.
  it("reads as compose and docker do", () => {
    const golden = new URL("./golden/dotenv-readers.json", import.meta.url);
    const rows = JSON.parse(readFileSync(golden, "utf8")) as [string, string | null, string | null][];
    const ours = rows.map(([text]) => [
      text,
      readDotenvAs("compose", text).get("X") ?? null,
      readDotenvAs("docker", text).get("X") ?? null,
    ]);
    expect(rows.length).toBeGreaterThan(250);
    expect(ours).toEqual(rows);
  });

  it.each([
    ["docker", 'A="x"', '"x"'],
    ["docker", "A=x # c", "x # c"],
    ["docker", "A= x ", " x "],
    ["docker", "export A=x", undefined],
    ["systemd", "A='x y' # c", "x y # c"],
    ["systemd", "export A=x", undefined],
    ["systemd", String.raw`A=a\b`, "ab"],
    ["systemd", "; A=x", undefined],
    ["compose", "A='$x'", "$x"],
    ["compose", "A=a$xb", "a"],
    ["compose", 'A="a#b"', "a#b"],
    ["python-dotenv", "A=a#b", "a#b"],
    ["python-dotenv", "A=a #b", "a"],
    ["python-dotenv", String.raw`A='a\'b'`, "a'b"],
    ["python-dotenv", "A='${x}y'", "y"],
    ["shell", "A=a b", undefined],
    ["shell", "A='a'\"b\"c", "abc"],
    ["shell", "A = x", undefined],
    ["shell", "A=a#b", "a#b"],
    ["shell", String.raw`A="a\"b"`, 'a"b'],
    ["shell", "A=a&b", undefined],
    ["node", "A: 1", undefined],
    ["dotenv", "A: 1", "1"],
  ] as const)("%s reads %s", (reader, text, expected) => {
    expect(readDotenvAs(reader, `${text}\n`).get("A")).toBe(expected);
  });
});
