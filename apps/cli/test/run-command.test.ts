import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyguard, leakedPair, type Ran } from "./keyguard.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-run-"));
  writeFileSync(
    join(directory, "keyguard.toml"),
    [
      '[keys.main]\nexchange = "binance"\nprofile = "trading"\nstore = "env:MAIN"',
      '[keys.other]\nexchange = "okx"\nprofile = "trading"\nstore = "env:OTHER"\nenv = "SECOND"',
      "[ip]\nobservers = []",
    ].join("\n"),
  );
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const { key, secret } = leakedPair("run");
const env = {
  MAIN_API_KEY: key,
  MAIN_API_SECRET: secret,
  OTHER_API_KEY: "other-key-id",
  OTHER_SECRET: "other-secret",
  OTHER_PASSPHRASE: "other-pass",
  EXTRA: "1",
};

function run(args: readonly string[], more: Record<string, string> = {}, input = ""): Ran {
  return keyguard(directory, ["run", ...args], {
    env: { ...env, XDG_STATE_HOME: join(directory, "state"), ...more },
    input,
  });
}
const sh = (script: string): string[] => ["--", "sh", "-c", script];

describe("keyguard run", () => {
  it("gives the declared variables of all keys, under their prefixes", () => {
    const { code, stdout, stderr } = run([
      "--no-guard",
      ...sh(
        "echo $BINANCE_API_KEY $BINANCE_API_SECRET $SECOND_API_KEY $SECOND_API_SECRET $SECOND_PASSPHRASE | tr a-zA-Z b-zab-zA; exit 9",
      ),
    ]);
    const turned = [key, secret, "other-key-id", "other-secret", "other-pass"]
      .join(" ")
      .replaceAll(
        /[a-zA-Z]/gu,
        (c) =>
          "bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzA"[
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(c)
          ] ?? c,
      );
    expect({ code, stderr }).toEqual({ code: 9, stderr: "" });
    expect(stdout).toBe(`${turned}\n`);
  });

  it("gives one key only, and takes the other env: stores away", () => {
    const { stdout } = run([
      "--no-guard",
      "--key",
      "main",
      ...sh('env | grep -cE "^(OTHER|SECOND)_"; echo "${OTHER_API_KEY-gone} $EXTRA"'),
    ]);
    expect(stdout).toBe("0\ngone 1\n");
  });

  it("replaces secrets in the output, in plain and coded", () => {
    const { stdout, stderr } = run([
      "--no-guard",
      "--key",
      "main",
      ...sh('echo "$BINANCE_API_SECRET"; printf %s "$BINANCE_API_SECRET" | od -An -tx1 | tr -d " \\n" >&2'),
    ]);
    expect(stdout).toBe("[redacted:main/secret]\n");
    expect(stderr).toBe("[redacted:main/secret]");
  });

  it("starts from nothing with --strict", () => {
    writeFileSync(join(directory, "more.env"), "LOG=debug\n");
    const { stdout } = run(["--no-guard", "--key", "main", "--strict", "--env-file", "more.env", "--", "env"]);
    expect(
      stdout
        .split("\n")
        .map((line) => line.split("=")[0])
        .filter((name) => name !== "")
        .toSorted(),
    ).toEqual(["BINANCE_API_KEY", "BINANCE_API_SECRET", "LOG"]);
  });

  it("resolves references of an env file, without a configuration too", () => {
    rmSync(join(directory, "keyguard.toml"));
    writeFileSync(join(directory, "bot.json"), JSON.stringify({ apiKey: key, apiSecret: secret }));
    writeFileSync(join(directory, ".env"), "export A=kg://file/bot.json#secret # c\nB='kg://env/MAIN#key'\nC=plain\n");
    const { code, stdout } = run(["--env-file", ".env", ...sh('echo "$A $B $C ${#A} ${#B}"')]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "[redacted:file:bot.json#secret] [redacted:env:MAIN#key] plain 64 64\n",
    });
  });

  it("does not take what Node itself loads from --env-file for its own environment", () => {
    // Node looks for --env-file behind the script's name, too.
    writeFileSync(join(directory, ".env"), "MAIN_API_KEY=kg://env/MAIN\nMAIN_API_SECRET=from-the-file\n");
    const done = run(["--no-guard", "--key", "main", "--env-file", ".env", "--", "true"], {
      MAIN_API_KEY: "",
      MAIN_API_SECRET: "",
    });
    expect(done).toMatchObject({ code: 2, stderr: expect.stringContaining("nothing under that name") as string });
  });

  it("starts nothing where an env file is missing, which Node says before keyguard can", () => {
    const { code, stdout, stderr } = run(["--no-guard", "--env-file", "nope.env", "--", "echo", "started"]);
    expect({ code, stdout, named: stderr.includes("nope.env") }).toEqual({ code: 9, stdout: "", named: true });
  });

  it("passes standard input through", () => {
    expect(run(["--no-guard", "--", "cat"], {}, "to the bot").stdout).toBe("to the bot");
  });

  it.each([
    [["--no-guard", "--", "keyguard-no-such-command"], 127],
    [["--no-guard", "--", "/etc/passwd"], 126],
    [["--no-guard", "--", "/etc"], 126],
    [["--no-guard"], 2],
    [["--no-guard", "python", "bot.py"], 2],
    [["--no-guard", "--key", "mian", "--", "true"], 2],
  ])("%j ends with %d", (args, code) => {
    const done = run(args);
    expect(done).toMatchObject({ code, stdout: "" });
    expect(done.stderr).toMatch(/^error: /u);
  });

  it("says once that a secret is missing, and waits for no guard then", () => {
    const { code, stdout, stderr } = run(["--key", "main", ...sh("echo started")], { MAIN_API_SECRET: "" });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.match(/^error: /gmu)).toHaveLength(1);
    expect(stderr).toContain("MAIN_API_SECRET");
  });

  it("starts nothing when a secret is missing or its store is away, and tells no value", () => {
    const started = sh("echo started");
    expect(run(["--no-guard", "--key", "main", ...started], { MAIN_API_SECRET: "" })).toMatchObject({
      code: 2,
      stdout: "",
    });
    writeFileSync(join(directory, ".env"), "A=kg://vault/secret/bot#key\n");
    const away = { VAULT_ADDR: "http://127.0.0.1:9", VAULT_TOKEN: "t", KEYGUARD_TIMEOUT: "100ms" };
    expect(run(["--no-guard", "--env-file", ".env", ...started], away)).toMatchObject({ code: 3, stdout: "" });
    writeFileSync(join(directory, ".env"), "A=kg://command/exit 1\n");
    const failed = run(["--no-guard", "--env-file", ".env", ...started]);
    expect(failed).toMatchObject({ code: 3, stdout: "" });
    expect(failed.stderr).not.toContain(secret.slice(0, 16));
  });

  it("starts unguarded only where that is said", () => {
    for (const toml of [undefined, "[ip]\nobservers = []\n"]) {
      rmSync(join(directory, "keyguard.toml"), { force: true });
      if (toml !== undefined) writeFileSync(join(directory, "keyguard.toml"), toml);
      expect(run(sh("echo started"))).toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringContaining("Cannot start") as string,
      });
      expect(run(["--no-guard", ...sh("echo started; exit 4")])).toMatchObject({ code: 4, stdout: "started\n" });
      expect(run(["--no-guard", "--key", "main", ...sh("echo started")])).toMatchObject({ code: 2, stdout: "" });
      expect(run(["--", "keyguard-no-such-command"]).code).toBe(127);
    }
  });

  it("refuses two keys that would be in the same variables", () => {
    writeFileSync(
      join(directory, "keyguard.toml"),
      ["a", "b"]
        .map((name) => `[keys.${name}]\nexchange = "binance"\nprofile = "trading"\nstore = "env:MAIN"\n`)
        .join(""),
    );
    expect(run(["--no-guard", "--", "true"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("BINANCE_API_KEY") as string,
    });
    expect(run(["--no-guard", "--key", "b", "--", "true"]).code).toBe(0);
  });

  it("does not start when the guard cannot read a key", () => {
    const toml = `[keys.main]\nexchange = "binance"\nprofile = "trading"\nstore = "env:MAIN"\nendpoint = "http://127.0.0.1:9"\n[guard]\ndeadline = "2s"\n[ip]\nobservers = []\n`;
    writeFileSync(join(directory, "keyguard.toml"), toml);
    const done = run(sh("echo started"));
    expect(done).toMatchObject({ code: 3, stdout: "" });
    expect(done.stderr).toContain("the guard refuses");
    expect(done.stderr).not.toContain(secret.slice(0, 16));
  });
});
