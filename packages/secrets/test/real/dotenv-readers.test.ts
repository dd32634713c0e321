import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDotenvAs } from "@keyguard/secrets";
import { afterAll, describe, expect, it } from "vitest";

const directory = mkdtempSync(join(tmpdir(), "keyguard-readers-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const VALUES = [
  "plain",
  '"double"',
  "'single'",
  "with space",
  '"a # b"',
  "a # b",
  "a#b",
  "'a#b'",
  "a$b",
  '"a$b"',
  "'a$b'",
  "${UNSET}x",
  "'${UNSET}x'",
  "${UNSET:-fall}x",
  String.raw`a\b`,
  String.raw`"a\nb"`,
  String.raw`'a\nb'`,
  String.raw`"a\"b"`,
  String.raw`'a\'b'`,
  '"a" b',
  '"a"b',
  "a;b",
  "a&b",
  "",
  '""',
  " lead",
  "trail ",
  "a=b==",
  "`cmd`x",
];
const LINES = ["export X=1", "X = 1", "X: 1", "# X=1", "  X=1", "X='1\n2'", 'X="1\n2"', "1X=1", "X"];
const FILES = [...VALUES.map((value) => `X=${value}`), ...LINES].flatMap((text) => [`${text}\n`, `${text}\r\n`]);

/** Only X counts: what else a reader sets is not asked for. */
function compare(reader: "python-dotenv" | "shell", real: (path: string) => string | null): unknown[] {
  return FILES.flatMap((text, i) => {
    const path = join(directory, `${reader}${i}.env`);
    writeFileSync(path, text);
    const [ours, theirs] = [readDotenvAs(reader, text).get("X") ?? null, real(path)];
    return ours === theirs ? [] : [{ text, ours, theirs }];
  });
}

describe("readDotenvAs()", () => {
  it("reads as python-dotenv does", () => {
    const script = "import json,sys,dotenv\nprint(json.dumps(dotenv.dotenv_values(sys.argv[1]).get('X')))";
    const wrong = compare("python-dotenv", (path) => {
      const out = execFileSync(process.env["KEYGUARD_TEST_PYTHON"] ?? "python3", ["-c", script, path], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      return JSON.parse(out) as string | null;
    });
    expect(wrong).toEqual([]);
  });

  it("reads as a sourcing shell does", () => {
    const wrong = compare("shell", (path) => {
      const script = 'unset X; set -a; . "$1" >/dev/null 2>&1; [ "${X+set}" = set ] && printf "=%s" "$X"; exit 0';
      // A line that the shell cannot parse ends it: nothing is set then.
      const { stdout: out } = spawnSync("/bin/sh", ["-c", script, "sh", path], {
        encoding: "utf8",
        env: { PATH: "/nonexistent" },
      });
      return out.startsWith("=") ? out.slice(1) : null;
    });
    expect(wrong).toEqual([]);
  });
});
