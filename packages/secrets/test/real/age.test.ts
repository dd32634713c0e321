import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret } from "@keyguard/core";
import { createLocalStore, type LocalStore } from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let directory = "";
let vault = "";
let keyFile = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-age-"));
  vault = join(directory, "vault.age");
  keyFile = join(directory, "key.txt");
  execFileSync("age-keygen", ["-o", keyFile], { stdio: "ignore" });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (more: Record<string, string>): LocalStore =>
  createLocalStore({ environment: { KEYGUARD_VAULT: vault, KEYGUARD_VAULT_WORK_FACTOR: "12", ...more } });
const document = new Secret({ key: "k", secret: crypto.randomUUID() }, "test");
const publicKey = (): string => /age1\w+/u.exec(readFileSync(keyFile, "utf8"))?.[0] ?? "";

/** Runs age at a terminal of its own, where it asks for the passphrase. */
function ageAtTerminal(args: string, passphrase: string): string {
  const script = `import os,pty,sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", sys.argv[1]])
seen, sent = b"", 0
while True:
    try:
        chunk = os.read(fd, 4096)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    while sent < seen.lower().count(b"passphrase"):
        os.write(fd, (sys.argv[2] + "\\n").encode())
        sent += 1
os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)`;
  return spawnSync("python3", ["-c", script, args, passphrase], { encoding: "utf8", cwd: directory }).stdout;
}

describe("the local vault and the age command", () => {
  it("age -d shows readable text, by key file", async () => {
    await open({ KEYGUARD_VAULT_KEY_FILE: keyFile }).put("bot", document, null);
    const text = execFileSync("age", ["-d", "-i", keyFile, vault], { encoding: "utf8" });
    expect(JSON.parse(text)).toMatchObject({
      format: "keyguard-vault",
      secrets: { bot: { document: Secret.reveal(document) } },
    });
    expect(text).toContain('\n  "secrets": {\n    "bot": {\n');
  });

  it.each(["", "-a"])("opens what age encrypted %s, and age opens it again after a change", async (armor) => {
    const plain = join(directory, "plain.json");
    writeFileSync(
      plain,
      JSON.stringify({
        format: "keyguard-vault",
        version: 1,
        revision: 1,
        secrets: { a: { revision: 1, updatedAt: "", document: { key: "from age" } } },
      }),
    );
    execFileSync("age", [...(armor === "" ? [] : [armor]), "-r", publicKey(), "-o", vault, plain]);
    const store = open({ KEYGUARD_VAULT_KEY_FILE: keyFile });
    expect(Secret.reveal((await store.get("a"))?.document ?? document)).toEqual({ key: "from age" });
    await store.put("b", document, null);
    expect(readFileSync(vault, "utf8").startsWith("-----BEGIN AGE")).toBe(armor === "-a");
    expect(JSON.parse(execFileSync("age", ["-d", "-i", keyFile, vault], { encoding: "utf8" }))).toMatchObject({
      secrets: { a: {}, b: {} },
    });
  });

  it("age opens it by passphrase, and the other way round", async () => {
    const passphrase = "four words are enough";
    await open({ KEYGUARD_VAULT_PASSPHRASE: passphrase }).put("bot", document, null);
    ageAtTerminal("age -d -o out.json vault.age", passphrase);
    expect(JSON.parse(readFileSync(join(directory, "out.json"), "utf8"))).toMatchObject({
      secrets: { bot: { document: Secret.reveal(document) } },
    });
    rmSync(vault);
    ageAtTerminal("age -p -o vault.age out.json", passphrase);
    const stored = await open({ KEYGUARD_VAULT_PASSPHRASE: passphrase }).get("bot");
    expect(stored && Secret.reveal(stored.document)).toEqual(Secret.reveal(document));
  });
});
