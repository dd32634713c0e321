import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spellings } from "@keyguard/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyguard, leakedPair } from "./keyguard.ts";

// A marked secret goes through commands, formats and failures. No stream, no file and no title may show it.

const canary = leakedPair("canary");
const MARKS = [canary.key, canary.secret].flatMap((value) => spellings(value));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kg-canary-"));
  writeFileSync(join(folder, "config.py"), canary.text);
  writeFileSync(join(folder, ".env"), `BINANCE_API_KEY=${canary.key}\nBINANCE_API_SECRET=${canary.secret}\n`);
  writeFileSync(join(folder, `name-${canary.secret.slice(0, 20)}.txt`), "nothing\n");
  writeFileSync(
    join(folder, "keyguard.toml"),
    `[keys.main]\nexchange = "binance"\nprofile = "trading"\nstore = "env:BINANCE"\nendpoint = "http://127.0.0.1:9"\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function shows(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark));
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const FORMATS = ["text", "json", "sarif", "junit", "markdown", "html", "csv", "gitlab"];
const environment = { BINANCE_API_KEY: canary.key, BINANCE_API_SECRET: canary.secret, KEYGUARD_TIMEOUT: "2s" };

const RUNS: readonly [string, readonly string[], string?][] = [
  ...FORMATS.map((format): [string, string[]] => [`scan as ${format}`, ["scan", "--format", format, "."]]),
  ["scan of standard input", ["scan", "--stdin"], canary.text],
  ["a secret as an option", ["scan", `--${canary.secret}`]],
  ["a secret as an option's value", ["scan", "--format", canary.secret]],
  ["a secret as a number", ["scan", "--jobs", canary.secret]],
  ["a secret as a command", [canary.secret]],
  ["a secret as a threshold", ["scan", "--threshold", canary.secret]],
  ["a secret as a range", ["scan", "--range", canary.secret]],
  ["a secret as a date", ["scan", "--since", canary.secret]],
  ["a full disk", ["scan", "--output", "/dev/full", "--format", "json", "."]],
  ["audit, which reaches nobody", ["audit"]],
  ["guard, which reaches nobody", ["guard"]],
  ["a bot's output", ["run", "--no-guard", "--", "sh", "-c", 'echo "key $BINANCE_API_SECRET"; env']],
  ["a value given as an argument", ["secrets", "set", "local:main#key", canary.secret]],
  ["explain", ["explain", `binance {"code":-2015,"msg":"Invalid API-key ${canary.secret}"}`]],
  ["doctor", ["doctor"]],
  ["config show", ["config", "show"]],
];

describe("a marked secret", () => {
  it.each(RUNS)("is not shown by %s", (_name: string, args: readonly string[], input?: string) => {
    const ran = keyguard(folder, args, { env: environment, ...(input === undefined ? {} : { input }) });
    expect(shows(ran.stdout)).toBe(false);
    expect(shows(ran.stderr)).toBe(false);
  });

  it("is not in any file that a run leaves behind", () => {
    for (const format of FORMATS)
      keyguard(folder, ["scan", "--format", format, "--output", `out.${format}`, "."], { env: environment });
    const left = filesBelow(folder).filter((file) => !file.endsWith("config.py") && !file.endsWith(".env"));
    expect(left.length).toBeGreaterThanOrEqual(FORMATS.length);
    expect(left.filter((file) => shows(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("is not in what an unreadable file makes the scan say", () => {
    const file = join(folder, "closed.py");
    writeFileSync(file, canary.text);
    chmodSync(file, 0);
    const ran = keyguard(folder, ["scan", "."], { env: environment });
    expect(shows(ran.stdout + ran.stderr)).toBe(false);
    chmodSync(file, 0o600);
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});
