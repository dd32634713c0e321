import { spawn, spawnSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reportSchema } from "@keyguard/core/schema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyguard, leakedPair } from "./keyguard.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kg-scan-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function report(...args: string[]) {
  const ran = keyguard(folder, ["scan", "--format", "json", ...args]);
  return { ran, report: reportSchema.parse(JSON.parse(ran.stdout)) };
}

const utf16 = (text: string, mark: boolean): Uint8Array => Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");

describe("keyguard scan", () => {
  it("ends with 0 and says so where there is nothing", () => {
    write("bot.py", "print('hello')\n");
    const ran = keyguard(folder, ["scan", "."]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toBe("No findings in 1 file\n");
    write("old.zip", Buffer.from("504b0304", "hex"));
    write("two.py", "");
    expect(keyguard(folder, ["scan", "."]).stdout).toBe("No findings in 2 files; 1 archive was not opened\n");
    expect(keyguard(folder, ["scan", "old.zip"]).stdout).toBe("No findings in 1 file; 1 archive was not opened\n");
  });

  it("reports a pair as one finding of its exchange, in valid JSON, with exit code 1", () => {
    const { text, key, secret } = leakedPair("one");
    write("src/config.py", text);
    const { ran, report: read } = report(".");
    expect(ran.code).toBe(1);
    expect(read.complete).toBe(true);
    expect(read.findings).toMatchObject([
      {
        ruleId: "binance-credential",
        exchange: "binance",
        severity: "critical",
        location: { path: "src/config.py", startLine: 1 },
      },
    ]);
    expect(read.findings[0]?.parts.map(({ kind }) => kind)).toEqual(["key", "secret"]);
    expect(ran.stdout).not.toContain(key);
    expect(ran.stdout).not.toContain(secret);
  });

  it("gives the same report with one thread and with three", () => {
    for (let i = 0; i < 900; i++)
      write(`src/${i % 7}/m${i}.py`, i % 90 === 0 ? leakedPair(`jobs ${i}`).text : `x = ${i}\n`);
    expect(keyguard(folder, ["scan", "-j", "3", "--format", "json"]).stdout).toBe(
      keyguard(folder, ["scan", "-j", "1", "--format", "json"]).stdout,
    );
  });

  it.each([
    ["UTF-8 with a byte-order mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16 little endian", (text: string) => utf16(text, true)],
    ["UTF-16 little endian without a mark", (text: string) => utf16(text, false)],
    ["UTF-16 big endian", (text: string) => Buffer.from(utf16(text, true)).swap16()],
    ["CRLF", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
    ["Latin-1", (text: string) => Buffer.concat([Buffer.from([0xe9, 0xe8, 10]), Buffer.from(text)])],
  ])("reads %s", (_, encode) => {
    write("config.py", encode(leakedPair("encoded").text));
    expect(report(".").report.findings.map(({ ruleId }) => ruleId)).toEqual(["binance-credential"]);
  });

  it("finds a credential far inside a file larger than its windows, on its line", () => {
    const filler = "value = compute(1, 2)\n".repeat(400_000);
    write("big.log", `${filler}${leakedPair("deep").text}${filler}`);
    expect(report(".").report.findings).toMatchObject([{ location: { path: "big.log", startLine: 400_001 } }]);
  });

  it("follows .gitignore in a repository, but not for files that hold secrets by their name", () => {
    spawnSync("git", ["init", "-q", folder]);
    write(".gitignore", "ignored/\n*.local.py\n.env\n!kept.local.py\n");
    for (const name of ["ignored/a.py", "a.local.py", "kept.local.py", ".env"]) write(name, leakedPair(name).text);
    const { report: read } = report(".");
    expect(read.findings.map(({ location, tracked }) => [location?.path, tracked])).toEqual([
      [".env", false],
      ["kept.local.py", undefined],
    ]);
  });

  it("scans a directory that is named although git ignores it", () => {
    spawnSync("git", ["init", "-q", folder]);
    write(".gitignore", "build/\n");
    write("build/out.py", leakedPair("named").text);
    expect(report(".").report.findings).toEqual([]);
    expect(report("build").report.findings).toHaveLength(1);
  });

  it("names what cannot be read and ends with 3, whatever it found", () => {
    if (process.getuid?.() === 0) return; // root reads everything
    write("secret.py", leakedPair("found").text);
    write("closed.py", "x = 1\n");
    chmodSync(join(folder, "closed.py"), 0);
    const { ran, report: read } = report(".");
    expect(ran.code).toBe(3);
    expect(read.skipped).toEqual([{ path: "closed.py", reason: "permission denied" }]);
    expect(read.findings).toHaveLength(1);
  });

  it("leaves pipes and sockets alone, and does not follow links out of the root", async () => {
    spawnSync("mkfifo", [join(folder, "pipe")]);
    const server = createServer().listen(join(folder, "socket"));
    await new Promise((resolve) => server.once("listening", resolve));
    const outside = mkdtempSync(join(tmpdir(), "kg-outside-"));
    writeFileSync(join(outside, "leak.py"), leakedPair("outside").text);
    symlinkSync(outside, join(folder, "link"));
    try {
      const { ran, report: read } = report(".");
      expect(ran.code).toBe(0);
      expect(read.findings).toEqual([]);
      expect(read.skipped.map(({ path }) => path)).toEqual(["pipe", "socket"]);
    } finally {
      server.close();
      rmSync(outside, { recursive: true });
    }
  });

  it("links a key and a secret in two files of one directory", () => {
    const { key, secret } = leakedPair("two files");
    write("keys/binance_api_key.txt", `${key}\n`);
    write("keys/binance_api_secret.txt", `${secret}\n`);
    const { report: read } = report(".");
    expect(read.findings).toHaveLength(1);
    expect(read.findings[0]?.parts.map(({ kind, location }) => [kind, location.path])).toEqual([
      ["key", "keys/binance_api_key.txt"],
      ["secret", "keys/binance_api_secret.txt"],
    ]);
  });

  it("names what has a name that is not UTF-8, and why it was not read", () => {
    const named = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "latin1")]);
    writeFileSync(named("caf\u00e9.py"), leakedPair("cafe").text);
    mkdirSync(named("men\u00fc"));
    const { ran, report: found } = report(".");
    expect([ran.code, found.complete]).toEqual([3, false]);
    expect(found.skipped.map(({ path }) => path)).toEqual(["caf\ufffd.py", "men\ufffd"]);
    for (const { reason } of found.skipped) expect(reason).toContain("its name is not UTF-8");
  });

  it("says that the current directory is gone where it is", () => {
    const command = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" --conditions=@keyguard/source "$1" scan';
    const ran = spawnSync("sh", ["-c", command, process.execPath, cli], { cwd: folder, encoding: "utf8" });
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining("the current directory does not exist")]);
  });

  it("refuses a standard input without an end, in bounded memory, and says how to scan it", () => {
    const command = `yes | "$0" --conditions=@keyguard/source --max-old-space-size=256 "$1" scan --stdin`;
    const ran = spawnSync("sh", ["-c", command, process.execPath, cli], { cwd: folder, encoding: "utf8" });
    expect([ran.status, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("it is longer than 512 MiB");
  });

  it("reads standard input", () => {
    const ran = keyguard(folder, ["scan", "--stdin", "--format", "json"], { input: leakedPair("stdin").text });
    expect(ran.code).toBe(1);
    expect(reportSchema.parse(JSON.parse(ran.stdout)).findings[0]?.location?.path).toBe("stdin");
  });

  it("writes a file beside the terminal's view, and fails with 3 where it cannot", () => {
    write("a.py", leakedPair("output").text);
    const ran = keyguard(folder, ["scan", "--format", "sarif", "--output", "out.sarif", "."]);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain("binance-credential");
    const full = keyguard(folder, ["scan", "--format", "json", "--output", "/dev/full", "."]);
    expect(full.code).toBe(3);
    expect(full.stderr).toMatch(/^error: Cannot write the report to file 1 of 1: .*\nhint: /u);
    expect(keyguard(folder, ["scan", "--output", "no/such/dir.json", "."]).code).toBe(3);
  });

  it("ends quietly when the reader of its output goes away", async () => {
    for (let i = 0; i < 300; i++) write(`m${i}.py`, leakedPair(`pipe ${i}`).text);
    const child = spawn("sh", ["-c", `"${process.execPath}" --conditions=@keyguard/source "${cli}" scan . | head -1`], {
      cwd: folder,
    });
    let errors = "";
    child.stderr.on("data", (chunk) => (errors += String(chunk)));
    await new Promise((resolve) => child.once("close", resolve));
    expect(errors).toBe("");
  });

  it.each([
    [["scan", "--fromat", "json"], 'did you mean "--format"?'],
    [["scna"], 'did you mean "keyguard scan"?'],
    [["scan", "--format", "jsn"], 'did you mean "json"?'],
    [["scan", "no-such-path"], "check the path"],
    [["scan", "--jobs", "many"], ""],
    [["scan", "--reveal", "."], "shown to a person only"],
    [["scan", "--history", "--staged"], "one after the other"],
    [["scan", "--shard", "1/2"], "it goes with"],
    [["scan", "--stdin", "."], "leave out one of them"],
  ])("refuses %j with 2 and a next step", (args, hint) => {
    const ran = keyguard(folder, args);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe("");
    expect(ran.stderr).toMatch(/^error: /u);
    expect(ran.stderr).toContain(hint);
  });

  it("scans a history, a range and the index", () => {
    const git = (...args: string[]) =>
      spawnSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
    git("init", "-q", "-b", "main");
    write("config.py", leakedPair("old").text);
    git("add", ".");
    git("commit", "-qm", "one");
    git("rm", "-q", "config.py");
    git("commit", "-qm", "two");
    write("new.py", leakedPair("new").text);
    git("add", ".");
    writeFileSync(join(folder, "new.py"), "clean = True\n");
    expect(report("--history", "--no-cache", ".").report.findings).toHaveLength(2);
    expect(report("--staged", ".").report.findings.map(({ location }) => location?.path)).toEqual(["new.py"]);
    expect(report("--range", "HEAD~1..HEAD", ".").report.findings).toEqual([]);
    const old = report("--history", "--no-cache", ".").report.findings.find(
      ({ location }) => location?.path === "config.py",
    );
    expect(old?.git).toMatchObject({ atHead: false, reachable: true, removedBy: { author: "a <a@example.org>" } });
  });

  it("says which shard a report is of, so that a merge misses those that are not there", () => {
    const git = (...args: string[]): void => {
      const set = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
      expect(spawnSync("git", [...set, ...args], { cwd: folder }).status).toBe(0);
    };
    git("init", "-q", "-b", "main");
    write("bot.py", "pass\n");
    git("add", ".");
    git("commit", "-qm", "one");
    for (const index of [1, 2]) {
      const shard = `${index}/2`;
      const options = ["--history", "--no-cache", "--shard", shard, "-f", "json", "-o", `${index}.json`];
      const said = keyguard(folder, ["scan", ...options]);
      expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining(`shard ${index} of 2`) as unknown });
    }
    expect(keyguard(folder, ["merge", "1.json", "2.json"])).toMatchObject({ code: 0 });
    expect(keyguard(folder, ["merge", "1.json", "1.json"])).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/no report of shard 2 of 2 is given/u) as unknown,
    });
  });

  it("says of a submodule's history whose each path is", () => {
    const git = (...args: string[]): void => {
      const set = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"];
      expect(spawnSync("git", [...set, ...args], { cwd: folder }).status).toBe(0);
    };
    write("lib/config.py", leakedPair("library").text);
    git("init", "-q", "-b", "main", "lib");
    git("-C", "lib", "add", ".");
    git("-C", "lib", "commit", "-qm", "one");
    write("bot/config.py", leakedPair("bot").text);
    git("init", "-q", "-b", "main", "bot");
    git("-C", "bot", "submodule", "--quiet", "add", "../lib", "vendor/lib");
    git("-C", "bot", "add", ".");
    git("-C", "bot", "commit", "-qm", "one");
    const places = (...args: string[]): unknown[] =>
      report("--history", "--no-cache", ...args, "bot").report.findings.map(({ location, git: facts }) => [
        location?.repository,
        location?.path,
        facts?.introducedBy?.repository,
      ]);
    expect(places()).toEqual([[undefined, "config.py", undefined]]);
    expect(places("--submodules")).toEqual([
      [undefined, "config.py", undefined],
      ["vendor/lib", "config.py", "vendor/lib"],
    ]);
  });

  it("stops at the first Ctrl-C with what it has and exit code 130", async () => {
    for (let i = 0; i < 3_000; i++) write(`d${i % 50}/m${i}.py`, `x = "${"ab1".repeat(200)}"\n`);
    const child = spawn(
      process.execPath,
      ["--conditions=@keyguard/source", cli, "scan", "-j", "1", "--format", "json", "."],
      { cwd: folder },
    );
    let out = "";
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    // The signal may come before the handler is there; then the process just ends by it.
    const timer = setInterval(() => child.kill("SIGINT"), 150);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once("close", (c, s) => resolve([c, s])),
    );
    clearInterval(timer);
    const interrupted = code === 130 && out !== "";
    expect(signal === "SIGINT" || code === 130 || code === 0).toBe(true);
    expect(interrupted ? reportSchema.parse(JSON.parse(out)).complete : false).toBe(false);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends at the first %s even while it waits for a pipe that nobody writes to", async (name, exit) => {
    spawnSync("mkfifo", [join(folder, "pipe")]);
    const child = spawn(process.execPath, ["--conditions=@keyguard/source", cli, "scan", "pipe"], { cwd: folder });
    // A signal that comes before its handler is there ends the process at once, which proves nothing.
    setTimeout(() => child.kill(name), 2_000);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once("close", (c, s) => resolve([c, s])),
    );
    expect(signal === name || code === exit).toBe(true);
  });

  it("takes a directory on standard input for no empty text", () => {
    const input = openSync(folder, "r");
    const said = spawnSync(process.execPath, ["--conditions=@keyguard/source", cli, "scan", "--stdin"], {
      stdio: [input, "pipe", "pipe"],
      encoding: "utf8",
    });
    closeSync(input);
    expect(said).toMatchObject({ status: 3, stderr: expect.stringContaining("it is a directory") as unknown });
  });
});
