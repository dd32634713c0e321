import { reportSchema } from "@keyguard/core/schema";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyguard, leakedPair, type Ran } from "./keyguard.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-cli-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const { key, secret } = leakedPair("secrets");
const document = JSON.stringify({ key, secret });

function run(args: readonly string[], input = "", env: Record<string, string> = {}): Ran {
  const vault = {
    KEYGUARD_VAULT: join(directory, "vault.age"),
    KEYGUARD_VAULT_PASSPHRASE: "a test",
    KEYGUARD_VAULT_WORK_FACTOR: "10",
  };
  return keyguard(directory, args, { env: { ...vault, ...env }, input });
}

const file = (name: string, text?: string): string => {
  const path = join(directory, name);
  if (text !== undefined) writeFileSync(path, text);
  return readFileSync(path, "utf8");
};

describe("keyguard secrets set and get", () => {
  it("store a document and give it and its parts back", () => {
    expect(run(["secrets", "set", "local:bot"], document)).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "stored local:bot\n",
    });
    expect(run(["secrets", "get", "local:bot"])).toMatchObject({ code: 0, stdout: `${document}\n`, stderr: "" });
    expect(run(["secrets", "get", "local:bot#secret"]).stdout).toBe(`${secret}\n`);
    expect(run(["secrets", "set", "local:bot"], document).stderr).toBe("local:bot holds this already\n");
  });

  it("change one part and leave the rest, its names and other fields", () => {
    file("bot.json", `{\n  "api_key": "k0",\n  "note": 12345678901234567890,\n  "apiSecret": "s0"\n}\n`);
    expect(run(["secrets", "set", "file:bot.json#secret"], secret).code).toBe(0);
    expect(file("bot.json")).toBe(
      `{\n  "api_key": "k0",\n  "note": 12345678901234567890,\n  "apiSecret": "${secret}"\n}\n`,
    );
  });

  it("replace a whole credential without the old one's passphrase", () => {
    file("bot.json", '{"key":"k0","secret":"s0","passphrase":"old","note":"kept"}');
    expect(run(["secrets", "set", "file:bot.json"], document).code).toBe(0);
    expect(JSON.parse(file("bot.json"))).toEqual({ key, secret, note: "kept" });
  });

  it("take off blanks and line ends, and say so", () => {
    const set = run(["secrets", "set", "local:bot#key"], ` ${key}\r\n`);
    expect(set).toMatchObject({ code: 0, stderr: expect.stringContaining("blanks or line ends") as string });
    expect(run(["secrets", "get", "local:bot#key"]).stdout).toBe(`${key}\n`);
  });

  it.each([
    ["nothing", "local:x#key", ""],
    ["blanks only", "local:x#key", " \n"],
    ["an empty document", "local:x", "\n"],
    ["quotes around the value", "local:x#key", '"abc"'],
    ["several lines", "local:x#key", "abc\ndef"],
    ["control characters", "local:x#key", "abc\u0000def"],
    ["one raw value for a document", "local:x", "abc"],
    ["a document without parts", "local:x", '{"hello":"world"}'],
    ["a document with quotes in it", "local:x", `{"key":"'abc'","secret":"s"}`],
    ["a list", "local:x", "[1]"],
    ["too much", "local:x#key", "x".repeat(70_000)],
  ])("refuse %s", (_, place, input) => {
    const set = run(["secrets", "set", place], input);
    expect(set).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error: Cannot store the /u) as string,
    });
    expect(set.stderr).not.toContain("abc");
    expect(existsSync(join(directory, "vault.age"))).toBe(false);
  });

  it("never take a value as an argument, and do not echo it", () => {
    const set = run(["secrets", "set", "local:bot#secret", secret]);
    expect(set.code).toBe(2);
    expect(set.stderr).not.toContain(secret);
    const mistyped = run(["secrets", "set", secret], "x");
    expect(mistyped.code).toBe(2);
    expect(mistyped.stderr).not.toContain(secret);
  });

  it("warn when a value has not the exchange's shape, or the halves are swapped", () => {
    expect(run(["secrets", "set", "local:binance-main#key"], "short").stderr).toContain(
      "does not look like a key of Binance",
    );
    expect(run(["secrets", "set", "local:binance-main"], document).stderr).toBe("stored local:binance-main\n");
    expect(run(["secrets", "set", "local:mine#key", "--exchange", "kucoin"], crypto.randomUUID()).stderr).toContain(
      "swapped",
    );
  });

  it.each([
    [["secrets", "get", "local:none"], 2],
    [["secrets", "get", "file:bot.json#passphrase"], 2],
    [["secrets", "get", "nothing:x"], 2],
    [["secrets", "get", "github:a/b#C"], 2],
    [["secrets", "set", "env:BOT"], 2],
    [["secrets", "get", "vault:secret/x"], 2],
    [["secrets", "get", "command:exit 3"], 3],
    [["secrets", "get", "command:echo '{1, 2'"], 3],
  ])("%j ends with %d", (args, code) => {
    file("bot.json", document);
    const done = run(args, document, { VAULT_ADDR: "" });
    expect(done).toMatchObject({ code, stdout: "" });
    expect(done.stderr).toMatch(/^error: .+\nhint: .+\n$/u);
  });

  it("give the one value that a command or a mounted file holds", () => {
    expect(run(["secrets", "get", "command:echo one"]).stdout).toBe("one\n");
    file("mounted", "two\n");
    expect(run(["secrets", "get", "file:mounted#key"]).stdout).toBe("two\n");
  });

  it("end with 3 when the vault does not open or a store is away, and change nothing", () => {
    run(["secrets", "set", "local:bot"], document);
    const before = readFileSync(join(directory, "vault.age"));
    expect(run(["secrets", "get", "local:bot"], "", { KEYGUARD_VAULT_PASSPHRASE: "wrong" }).code).toBe(3);
    expect(run(["secrets", "set", "local:bot#key"], "k", { KEYGUARD_VAULT_PASSPHRASE: "wrong" }).code).toBe(3);
    expect(readFileSync(join(directory, "vault.age")).equals(before)).toBe(true);
    const away = { VAULT_ADDR: "http://127.0.0.1:9", VAULT_TOKEN: "t", KEYGUARD_TIMEOUT: "200ms" };
    expect(run(["secrets", "get", "vault:secret/bot"], "", away)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("Cannot reach Vault") as string,
    });
  });
});

describe("keyguard secrets list, rm and sync", () => {
  it("list names and fingerprints, never values", () => {
    run(["secrets", "set", "local:b"], document);
    run(["secrets", "set", "local:a"], document);
    const text = run(["secrets", "list", "local:"]);
    expect(text.stdout).toMatch(/^local:a {2}0m {2}[0-9a-f]{16}\nlocal:b {2}0m {2}[0-9a-f]{16}\n$/u);
    const json = JSON.parse(run(["secrets", "list", "local", "--format", "json"]).stdout) as unknown[];
    expect(json).toHaveLength(2);
    file(".env", `OKX_API_KEY=${key}\nOKX_SECRET=${secret}\nPORT=1\n`);
    expect(run(["secrets", "list", "dotenv:.env"]).stdout).toMatch(/^dotenv:\.env#OKX {2}- {2}[0-9a-f]{16}\n$/u);
    expect(run(["secrets", "list", "env:"]).code).toBe(2);
  });

  it("rm needs --yes where nobody can be asked, and shows with --dry-run", () => {
    run(["secrets", "set", "local:bot"], document);
    expect(run(["secrets", "rm", "local:bot"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--yes") as string,
    });
    expect(run(["secrets", "rm", "local:bot", "--dry-run"])).toMatchObject({
      code: 0,
      stdout: "would remove local:bot\n",
    });
    expect(run(["secrets", "get", "local:bot"]).code).toBe(0);
    expect(run(["secrets", "rm", "local:bot#secret", "--yes"]).code).toBe(0);
    expect(run(["secrets", "get", "local:bot"]).stdout).toBe(`{"key":"${key}"}\n`);
    expect(run(["secrets", "rm", "local:bot#key", "--yes"]).code).toBe(0);
    expect(run(["secrets", "get", "local:bot"]).code).toBe(2);
    expect(run(["secrets", "rm", "local:bot", "--yes"]).code).toBe(2);
  });

  it("sync shows what would change, then changes, and then finds nothing", () => {
    run(["secrets", "set", "local:bot"], document);
    file("target.json", `{"apiKey":"${key}","apiSecret":"old","note":"kept"}`);
    const sync = ["secrets", "sync", "local:bot", "file:target.json"];
    const shown = run([...sync, "--dry-run"]);
    expect(shown).toMatchObject({
      code: 0,
      stdout: "same: key at file:target.json\nchange: secret at file:target.json\n",
    });
    expect(run(sync).code).toBe(2);
    expect(JSON.parse(file("target.json"))).toMatchObject({ apiSecret: "old" });
    expect(run([...sync, "--yes"]).code).toBe(0);
    expect(JSON.parse(file("target.json"))).toEqual({ apiKey: key, apiSecret: secret, note: "kept" });
    expect(run(sync)).toMatchObject({
      code: 0,
      stdout: "same: key at file:target.json\nsame: secret at file:target.json\n",
      stderr: "",
    });
    expect(run(["secrets", "sync", "local:none", "file:x.json", "--yes"]).code).toBe(2);
  });
});

describe("keyguard secrets import", () => {
  const text = `# bot\r\nexport BINANCE_API_KEY=${key} # id\r\nBINANCE_API_SECRET="${secret}"\r\nLOG=debug`;

  it("moves values, keeps the rest of the file, is idempotent and has a way back", () => {
    file(".env", text);
    chmodSync(join(directory, ".env"), 0o640);
    const command = ["secrets", "import", ".env", "--to", "local:binance-main"];
    expect(run([...command, "--dry-run"]).stdout).toContain("would move BINANCE_API_KEY to local:binance-main#key");
    expect(run(command).code).toBe(2);
    expect(file(".env")).toBe(text);
    expect(run([...command, "--yes"]).code).toBe(0);
    const after = file(".env");
    expect(after).toBe(
      "# bot\r\nexport BINANCE_API_KEY='kg://local/binance-main#key' # id\r\nBINANCE_API_SECRET=\"kg://local/binance-main#secret\"\r\nLOG=debug",
    );
    expect(run(["secrets", "get", "local:binance-main"]).stdout).toBe(`${document}\n`);
    expect(run([...command, "--yes"]).code).toBe(0);
    expect(file(".env")).toBe(after);
    const undo = ["secrets", "import", ".env", "--undo", "--yes"];
    const elsewhere = { KEYGUARD_VAULT: join(directory, "empty.age") };
    expect(run(undo, "", elsewhere)).toMatchObject({ code: 2, stdout: "" });
    expect(run(undo)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^put back BINANCE_API_KEY /u) as string,
    });
    expect(file(".env")).toBe(text.replace(`=${key}`, `='${key}'`));
  });

  it("leaves the file as it is when the store does not take it", () => {
    file(".env", text);
    const away = { VAULT_ADDR: "http://127.0.0.1:9", VAULT_TOKEN: "t", KEYGUARD_TIMEOUT: "100ms" };
    expect(run(["secrets", "import", ".env", "--to", "vault:secret/bot", "--yes"], "", away).code).toBe(3);
    expect(run(["secrets", "import", ".env", "--to", "github:a/b#C", "--yes"], "", { GH_TOKEN: "t" }).code).toBe(2);
    expect(run(["secrets", "import", ".env", "--to", "env:BOT", "--yes"]).code).toBe(2);
    expect(run(["secrets", "import", "absent.env", "--to", "local:x", "--yes"]).code).toBe(2);
    expect(file(".env")).toBe(text);
  });
});

describe("keyguard secrets doctor", () => {
  it("tells that docker reads this project's .env differently (case E01)", () => {
    file(".env", `BINANCE_API_KEY="${key}"\nBINANCE_API_SECRET='${secret}'\n`);
    chmodSync(join(directory, ".env"), 0o600);
    file("run.sh", "docker run --rm --env-file .env bot:latest\n");
    const { code, stdout } = run(["secrets", "doctor"]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      ".env:1 BINANCE_API_KEY is read differently: dotenv: 64 characters; docker: 66 characters, begins with a quote; read by docker (see run.sh)",
    );
    expect(stdout).toContain("write it without quotes");
    expect(stdout).not.toContain(key.slice(0, 12));
    file(".env", `BINANCE_API_KEY=${key}\nBINANCE_API_SECRET=${secret}\n`);
    expect(run(["secrets", "doctor"]).stdout).toContain("good: .env means the same to dotenv and docker");
  });

  it("ends with 3 when a declared key's store is away, and 0 when all is well", () => {
    file("keyguard.toml", '[keys.a]\nexchange = "binance"\nprofile = "trading"\nstore = "env:BOT"\n');
    expect(run(["secrets", "doctor"], "", { BOT_API_KEY: key, BOT_API_SECRET: secret })).toMatchObject({ code: 0 });
    expect(run(["secrets", "doctor"])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("wrong: a: its store") as string,
    });
    file("keyguard.toml", '[keys.a]\nexchange = "binance"\nprofile = "trading"\nstore = "vault:secret/bot"\n');
    const away = { VAULT_ADDR: "http://127.0.0.1:9", VAULT_TOKEN: "t", KEYGUARD_TIMEOUT: "100ms" };
    const report = run(["secrets", "doctor", "--format", "json"], "", away);
    expect(report.code).toBe(3);
    expect(reportSchema.parse(JSON.parse(report.stdout))).toMatchObject({ complete: false, checks: [{ key: "a" }] });
    expect(run(["secrets", "doctor", "--format", "junit"], "", away).stdout).toContain("<testsuites");
  });
});

describe("every secrets command", () => {
  it("prints no secret, whatever fails", () => {
    file(".env", `BINANCE_API_KEY=${key}\nBINANCE_API_SECRET=${secret}\n`);
    run(["secrets", "set", "local:bot"], document);
    file("broken.json", `{"key": "${key}", "secret": "${secret}"`);
    const broken = { KEYGUARD_VAULT_PASSPHRASE: secret };
    const tries = [
      run(["secrets", "set", "local:bot#key"], `${secret}\n${secret}`),
      run(["secrets", "set", "local:bot"], `{"key": "${secret}", `),
      run(["secrets", "get", "file:broken.json"]),
      run(["secrets", "get", "local:bot"], "", broken),
      run(["secrets", "list", "local:"], "", broken),
      run(["secrets", "list", "local:"]),
      run(["secrets", "sync", "file:broken.json", "local:bot", "--yes"]),
      run(["secrets", "sync", "local:bot", "file:broken.json", "--yes"]),
      run(["secrets", "import", ".env", "--to", "file:broken.json", "--yes"]),
      run(["secrets", "doctor"]),
      run(["secrets", "doctor", "--format", "json"]),
      run(["secrets", "rm", "local:bot#secret", "--dry-run"]),
      run(["secrets", "get", `local:${secret}#nothing`, "--reveal=x"]),
    ];
    for (const { stdout, stderr } of tries) expect(`${stdout}${stderr}`).not.toContain(secret.slice(8, 40));
  });
});
