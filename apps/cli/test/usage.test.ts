import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Repository } from "../../../packages/guard/test/node/repository.ts";
import { keyguard, leakedPair } from "./keyguard.ts";

vi.setConfig({ testTimeout: 180_000 }); // each case starts a process

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-usage-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const said = (text: string): unknown => expect.stringContaining(text);

describe("the command line", () => {
  test.each(
    [
      ["rotate", "ledger"],
      ["rotate", "ledger", "--help"],
      ["help", "rotate", "ledger"],
    ].map((args) => [args]),
  )("shows the commands of a group within a group for %j", (args) => {
    const { code, stdout, stderr } = keyguard(directory, args);
    expect(stdout + stderr).toContain("rotate ledger verify");
    expect(code).toBe(args.some((word) => word.includes("help")) ? 0 : 2);
  });

  test("calls an unknown word of a group unknown", () => {
    expect(keyguard(directory, ["rotate", "nope", "--help"])).toMatchObject({
      code: 2,
      stderr: said("none of that name"),
    });
  });

  test.each([[["scan", ""]], [["scan", "--", ""]], [["init", "", "--dry-run"]], [["merge", ""]]])(
    "takes no empty argument for the current directory: %j",
    (args) => {
      expect(keyguard(directory, args)).toMatchObject({ code: 2, stderr: said("it is empty") });
    },
  );
});

describe("what stands behind --", () => {
  test("is an argument, whatever it begins with", () => {
    const { text } = leakedPair("behind");
    writeFileSync(join(directory, "-odd.py"), text);
    writeFileSync(join(directory, "even.py"), "x = 1\n");
    expect(keyguard(directory, ["scan", "--", "even.py"]).code).toBe(0);
    expect(keyguard(directory, ["scan", "--", "-odd.py"])).toMatchObject({ code: 1, stdout: said("-odd.py:1") });
    expect(keyguard(directory, ["scan", "--", "nope"]).code).toBe(2);
    expect(keyguard(directory, ["scan", "-xodd.py"])).toMatchObject({ code: 2, stderr: said("goes behind --") });
    expect(keyguard(directory, ["rules", "list", "-xodd"]).stderr).not.toContain("goes behind --");
  });

  test("is refused by a command that takes no arguments", () => {
    expect(keyguard(directory, ["rules", "list", "--", "okx"])).toMatchObject({
      code: 2,
      stderr: said("no arguments"),
    });
  });
});

describe("a directory that is named", () => {
  const COMMANDS = [
    ["scan", "--history"],
    ["scan", "--staged"],
    ["history", "clean"],
    ["init", "--yes"],
    ["doctor"],
    ["baseline", "create"],
  ];

  test.each(COMMANDS.map((args) => [args]))(
    "does not stand for the repository around it where it is none: %j",
    (args) => {
      const repository = Repository.create();
      repository.commit({ "a.txt": "a\n" });
      const run = (name: string) => keyguard(repository.path, [...args, name]);
      expect(run("nope")).toMatchObject({ code: 2, stderr: said('"nope": no such directory') });
      expect(run("a.txt")).toMatchObject({ code: 2, stderr: said('"a.txt": it is no directory') });
      expect(repository.git("status", "--porcelain")).toBe("");
    },
  );

  test.each([[["init", "--yes"]], [["doctor"]], [["history", "clean"]]])("is one: %j", (args) => {
    expect(keyguard(directory, [...args, ".", "."])).toMatchObject({
      code: 2,
      stderr: said("several directories at once"),
    });
  });
});

test("a scanned repository's configuration speaks neither to the terminal nor to a runner", () => {
  const name = String.raw`x\u001b[2J\n::warning::y\u202e`;
  for (const text of [`[scan]\nextend = ["${name}"]`, `[keys."${name}"]\nexchange = "okx"`, `[scan]\n"${name}" = 1`]) {
    writeFileSync(join(directory, "keyguard.toml"), `${text}\n`);
    const { code, stderr } = keyguard(directory, ["scan", "."]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: Cannot read /u) as string]);
    expect(stderr).not.toMatch(/^::|[^\P{Cc}\n]|\p{Cf}/mu);
  }
});

test.each([[["explain"]], [["scan", "-"]]])(
  "keyguard %j ends at the first signal while it waits for more input",
  async (args) => {
    const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
    const child = spawn(process.execPath, ["--conditions=@keyguard/source", cli, ...args], { cwd: directory });
    child.stdin.on("error", () => undefined);
    while (child.stdin.write(`${"all is well\n".repeat(1000)}`)); // more than the pipe holds: what drains it is reading
    await once(child.stdin, "drain");
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([143, null]);
  },
);

describe("what is asked for and cannot be", () => {
  test("is told by keyguard history clean: a remote that does not exist", () => {
    const repository = Repository.create();
    repository.commit({ "a.txt": "a\n" });
    const run = (...args: readonly string[]) => keyguard(repository.path, ["history", "clean", ...args]);
    expect(run("--remote", "nope")).toMatchObject({ code: 2, stdout: "", stderr: said('"--remote" names') });
    expect(run().code).toBe(0);
    const { stdout } = keyguard(repository.path, ["scan", "--history", "--no-cache"]);
    expect(stdout).toMatch(/^No findings in 1 commit and 1 file of all history/u);
  });

  test("is told by keyguard merge: another number of reports", () => {
    writeFileSync(join(directory, "r.json"), keyguard(directory, ["scan", "--format", "json"]).stdout);
    const run = (expected: string) => keyguard(directory, ["merge", "--expect", expected, "r.json"]);
    expect(run("1").code).toBe(0);
    expect(run("2")).toMatchObject({ code: 2, stderr: said("1 of 2 reports is given") });
    expect(run("two")).toMatchObject({ code: 2, stderr: said("it is a whole number") });
  });

  test("is told by keyguard rotate status: no key is declared", () => {
    expect(keyguard(directory, ["rotate", "status"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: said("declares no key"),
    });
  });

  test("is told by keyguard ip --addresses: a key", () => {
    const { code, stderr } = keyguard(directory, ["ip", "--addresses", "main"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: said("no key is read") });
  });

  test("is told by keyguard scan --github: a baseline of another project", () => {
    const { code, stderr } = keyguard(directory, ["scan", "--github", "a/b", "--baseline", "known"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: said('"--baseline" with "--github"') });
  });

  test("is told by keyguard secrets rm: nothing to remove", () => {
    const env = {
      KEYGUARD_VAULT_PASSPHRASE: "correct horse",
      KEYGUARD_VAULT_WORK_FACTOR: "2",
      XDG_DATA_HOME: directory,
    };
    const { code, stderr } = keyguard(directory, ["secrets", "rm", "--yes", "local:nope"], { env });
    expect({ code, stderr }).toEqual({ code: 2, stderr: said("keyguard secrets list local:") });
  });

  test("keyguard init names the manager of hooks that it writes for", () => {
    const repository = Repository.create();
    const shown = (hooks: string): string =>
      keyguard(repository.path, ["init", "--dry-run", "--hooks", hooks]).stdout.split("\n")[0] ?? "";
    expect(shown("husky")).toContain("hooks by husky");
    expect(shown("none")).toContain("no hooks");
  });
});

describe("keyguard scan of a stream", () => {
  const shell = (script: string) => {
    const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
    const keyguardCommand = `'${process.execPath}' --conditions=@keyguard/source '${cli}'`;
    const env = { PATH: process.env["PATH"], HOME: directory, NODE_DISABLE_COMPILE_CACHE: "1" };
    const done = spawnSync("bash", ["-c", script.replaceAll("KEYGUARD", keyguardCommand)], {
      cwd: directory,
      env,
      encoding: "utf8",
    });
    return { code: done.status, stdout: done.stdout, stderr: done.stderr };
  };

  test.each([["cat a.py | KEYGUARD scan -"], ["cat a.py | KEYGUARD scan /dev/stdin"], ["KEYGUARD scan <(cat a.py)"]])(
    "reads what %s gives it",
    (script) => {
      writeFileSync(join(directory, "a.py"), leakedPair("piped").text);
      expect(shell(script)).toMatchObject({ code: 1, stdout: said("stdin:1") });
    },
  );

  test("reads a file that is called like standard input", () => {
    writeFileSync(join(directory, "-"), leakedPair("dash").text);
    expect(shell("KEYGUARD scan - < /dev/null")).toMatchObject({ code: 1, stdout: said("binance-credential  -:1") });
  });

  test.runIf(existsSync("/dev/full"))("says its version to a full disk without a stack", () => {
    expect(shell("KEYGUARD --version > /dev/full")).toEqual({ code: 3, stdout: "", stderr: "" });
  });

  test("is no pass where what was named cannot be read", () => {
    expect(shell("KEYGUARD scan /dev/zero")).toMatchObject({ code: 3, stdout: said("neither a file nor a directory") });
    symlinkSync("circle", join(directory, "circle"));
    expect(keyguard(directory, ["scan", "circle"])).toMatchObject({ code: 2, stderr: said('Cannot scan "circle"') });
  });
});
