import { fork } from "node:child_process";
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Secret } from "@keyguard/core";
import { createLocalStore, type LocalStore, type FileSystem } from "@keyguard/secrets/node";
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CrashDisk, PowerLoss } from "./fakes/crash-disk.ts";

const PASSPHRASE = "correct horse battery staple";
let directory = "";
let path = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-vault-"));
  path = join(directory, "vault.age");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function open(more: Record<string, string> = {}, files?: FileSystem): LocalStore {
  const environment = {
    KEYGUARD_VAULT: path,
    KEYGUARD_VAULT_WORK_FACTOR: "10",
    KEYGUARD_VAULT_PASSPHRASE: PASSPHRASE,
    ...more,
  };
  return createLocalStore({ environment, ...(files && { files }) });
}

const document = (secret = "s"): Secret<Record<string, string>> => new Secret({ key: "k", secret }, "test");

async function secretIn(store: LocalStore, name: string): Promise<unknown> {
  const stored = await store.get(name);
  return stored && Secret.reveal(stored.document)["secret"];
}

async function decrypt(passphrase = PASSPHRASE): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(readFileSync(path), "text");
}

describe("the local vault", () => {
  it("is made by the first put(), private and readable to age", async () => {
    const store = open();
    expect(await store.get("bot")).toBeUndefined();
    expect(await store.list()).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
    await store.put("bot", document(), null);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(["vault.age"]);
    expect(JSON.parse(await decrypt())).toMatchObject({
      format: "keyguard-vault",
      version: 1,
      secrets: { bot: { document: { key: "k", secret: "s" } } },
    });
    expect(await decrypt()).toMatch(/^\{\n {2}"format"/u);
  });

  it("opens a vault that age's own passphrase mode wrote, and keeps its work factor and armor", async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(11);
    const text = JSON.stringify({
      format: "keyguard-vault",
      version: 1,
      revision: 4,
      later: true,
      secrets: { a: { revision: 4, updatedAt: "x", document: { secret: "old" } } },
    });
    writeFileSync(path, armor.encode(await encrypter.encrypt(text)));
    const store = open();
    expect(await secretIn(store, "a")).toBe("old");
    await store.put("b", document(), null);
    const after = armor.decode(readFileSync(path, "utf8"));
    expect(Buffer.from(after).toString("latin1")).toMatch(/\n-> scrypt \S{22} 11\n/u);
    expect(await secretIn(open(), "a")).toBe("old");
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    expect(JSON.parse(await decrypter.decrypt(after, "text"))).toMatchObject({ later: true, revision: 5 });
  });

  it("works with a key file, for its own and other recipients", async () => {
    const [mine, theirs] = [await generateX25519Identity(), await generateX25519Identity()];
    const keyFile = join(directory, "key.txt");
    writeFileSync(keyFile, `# created: today\n# public key: ${await identityToRecipient(mine)}\n${mine}\n`);
    const byKey = { KEYGUARD_VAULT_KEY_FILE: keyFile, KEYGUARD_VAULT_PASSPHRASE: "" };
    await open(byKey).put("bot", document("first"), null);
    expect(await secretIn(open(byKey), "bot")).toBe("first");
    const decrypter = new Decrypter();
    decrypter.addIdentity(mine);
    expect(JSON.parse(await decrypter.decrypt(readFileSync(path), "text"))).toMatchObject({
      recipients: [await identityToRecipient(mine)],
    });

    // Encrypted by hand for two, of whom the vault names one: writing would lock the other out.
    const encrypter = new Encrypter();
    for (const identity of [mine, theirs]) encrypter.addRecipient(await identityToRecipient(identity));
    const before = await encrypter.encrypt(await new Decrypter1(mine).text(readFileSync(path)));
    writeFileSync(path, before);
    const stored = await open(byKey).get("bot");
    await expect(open(byKey).put("bot", document("second"), stored?.version ?? "")).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
    });
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
  });

  it.each([
    ["another passphrase", () => ({ KEYGUARD_VAULT_PASSPHRASE: "wrong" }), "KG_VAULT_LOCKED"],
    ["no passphrase", () => ({ KEYGUARD_VAULT_PASSPHRASE: "" }), "KG_STORE_SETUP"],
    ["a key file that is none", () => ({ KEYGUARD_VAULT_KEY_FILE: import.meta.filename }), "KG_STORE_SETUP"],
    ["a key file that is not there", () => ({ KEYGUARD_VAULT_KEY_FILE: "/nonexistent/key" }), "KG_STORE_SETUP"],
  ])("with %s is not opened and never overwritten", async (_, more, code) => {
    await open().put("bot", document(), null);
    const before = readFileSync(path);
    await expect(open(more()).get("bot")).rejects.toMatchObject({ code });
    await expect(open(more()).put("bot", document("x"), null)).rejects.toMatchObject({ code });
    await expect(open(more()).remove("bot", "1")).rejects.toMatchObject({ code });
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
    expect(readdirSync(directory)).toEqual(["vault.age"]);
  });

  it("that is damaged anywhere is told as such, and left as it is", async () => {
    await open().put("bot", document(), null);
    const whole = readFileSync(path);
    const steps = Array.from({ length: 40 }, (_, i) => Math.floor((i * whole.length) / 40));
    for (const at of steps) {
      for (const bytes of [whole.subarray(0, at), flip(whole, at)]) {
        writeFileSync(path, bytes);
        await expect(open().get("bot")).rejects.toMatchObject({ code: expect.stringMatching(/^KG_VAULT_/u) as string });
        await expect(open().put("x", document(), null)).rejects.toMatchObject({
          code: expect.stringMatching(/^KG_VAULT_/u) as string,
        });
        expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
      }
    }
  });

  it.each([
    ["a newer format", { format: "keyguard-vault", version: 2, revision: 1, secrets: {} }, "KG_VAULT_NEWER"],
    ["no vault inside", { hello: "world" }, "KG_VAULT_DAMAGED"],
    [
      "entries of another form",
      { format: "keyguard-vault", version: 1, revision: 1, secrets: { a: 1 } },
      "KG_VAULT_DAMAGED",
    ],
  ])("with %s is refused and left as it is", async (_, content, code) => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(10);
    const bytes = await encrypter.encrypt(JSON.stringify(content));
    writeFileSync(path, bytes);
    await expect(open().get("a")).rejects.toMatchObject({ code });
    await expect(open().put("a", document(), null)).rejects.toMatchObject({ code });
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it("refuses a header that asks for too much work, at once", async () => {
    await open().put("bot", document(), null);
    writeFileSync(path, Buffer.from(readFileSync(path).toString("latin1").replace(/ 10\n/u, " 40\n"), "latin1"));
    await expect(open().get("bot")).rejects.toMatchObject({ code: "KG_VAULT_DAMAGED" });
  });

  it("stays behind a link that names it", async () => {
    const link = join(directory, "link.age");
    await open().put("bot", document("1"), null);
    symlinkSync(path, link);
    await open({ KEYGUARD_VAULT: link }).put("bot", document("2"), "1");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await secretIn(open(), "bot")).toBe("2");
  });

  it("asks for a passphrase twice before it makes a vault, once later", async () => {
    const asked: string[] = [];
    const ask = async (question: string): Promise<string> => {
      asked.push(question);
      return PASSPHRASE;
    };
    const environment = { KEYGUARD_VAULT: path, KEYGUARD_VAULT_WORK_FACTOR: "10" };
    await createLocalStore({ environment, ask }).put("bot", document(), null);
    await createLocalStore({ environment, ask }).get("bot");
    expect(asked).toEqual(["Passphrase for the new vault: ", "The same again: ", "Passphrase of the vault: "]);
  });
});

class Decrypter1 {
  readonly #decrypter = new Decrypter();
  constructor(identity: string) {
    this.#decrypter.addIdentity(identity);
  }
  async text(bytes: Uint8Array): Promise<string> {
    return this.#decrypter.decrypt(bytes, "text");
  }
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x21;
  return copy;
}

describe("the local vault on a failing disk", () => {
  async function prepared(): Promise<CrashDisk> {
    const disk = new CrashDisk();
    await open({}, disk).put("bot", document("old"), null);
    return disk;
  }

  const oldOrNew = expect.stringMatching(/^(?:old|new)$/u) as string;

  /** What a put tells of itself: its status, or the code of its error. */
  async function outcomeOf(disk: CrashDisk): Promise<string> {
    return open({}, disk)
      .put("bot", document("new"), "1")
      .then(
        ({ status }) => status,
        (error: unknown) => (error instanceof PowerLoss ? "power loss" : (error as { readonly code: string }).code),
      );
  }

  async function callsOfAPut(): Promise<number> {
    const disk = await prepared();
    const before = disk.calls.length;
    const store = open({}, disk);
    await store.put("bot", document("new"), "1");
    return disk.calls.length - before;
  }

  it.each(["ENOSPC", "EIO"] as const)(
    "with %s at any call keeps the old or holds the new vault, says so, and leaves nothing behind",
    async (kind) => {
      const calls = await callsOfAPut();
      expect(calls).toBeGreaterThan(10);
      for (let n = 0; n < calls; n++) {
        const disk = await prepared();
        disk.failAt(n, kind);
        const outcome = await outcomeOf(disk);
        const found = await secretIn(open({}, disk), "bot");
        // Told as written: it is. Told as failed: the old one, or the new one where only the last flush failed.
        expect({ n, outcome, found }).toEqual({ n, outcome, found: outcome === "written" ? "new" : oldOrNew });
        expect(["written", "KG_STORE_AWAY"]).toContain(outcome);
        expect(disk.paths().filter((name) => !/vault\.age(?:\.lock.*)?$/u.test(name))).toEqual([]);
        // What may have stayed does not keep the next one from writing.
        const now = await open({}, disk).get("bot");
        expect((await open({}, disk).put("bot", document("next"), now?.version ?? "")).status).toBe("written");
      }
    },
  );

  it("after a power loss at any call opens as the old or the new vault, whatever of the unflushed survived", async () => {
    const calls = await callsOfAPut();
    for (let n = 0; n < calls; n++) {
      for (const keep of ["nothing", "names", "torn", "everything"] as const) {
        const disk = await prepared();
        disk.failAt(n, "power");
        const outcome = await outcomeOf(disk);
        const found = await secretIn(open({}, disk.restart(keep)), "bot");
        expect({ n, keep, found }).toEqual({ n, keep, found: outcome === "written" ? "new" : oldOrNew });
      }
    }
  });

  it("once put() has returned, no power loss takes the new vault away", async () => {
    for (const keep of ["nothing", "names", "torn", "everything"] as const) {
      const disk = await prepared();
      await open({}, disk).put("bot", document("new"), "1");
      expect(await secretIn(open({}, disk.restart(keep)), "bot")).toBe("new");
    }
  });
});

describe("the local vault between processes", () => {
  const worker = fileURLToPath(new URL("./fakes/vault-writer.ts", import.meta.url));

  async function run(...args: string[]): Promise<number | null> {
    const child = fork(worker, args, {
      env: {
        ...process.env,
        KEYGUARD_VAULT: path,
        KEYGUARD_VAULT_PASSPHRASE: PASSPHRASE,
        KEYGUARD_VAULT_WORK_FACTOR: "10",
      },
      execArgv: ["--conditions=@keyguard/source"],
      stdio: "inherit",
    });
    return new Promise((resolve) => {
      child.on("exit", resolve);
    });
  }

  it("loses no write of several writers at once", async () => {
    const codes = await Promise.all(["a", "b", "c", "d"].map(async (name) => run("write", name, "5")));
    expect(codes).toEqual([0, 0, 0, 0]);
    const names = (await open().list()).map(({ name }) => name);
    expect(names).toEqual(["a", "b", "c", "d"].flatMap((name) => Array.from({ length: 5 }, (_, i) => `${name}${i}`)));
    expect(JSON.parse(await decrypt())).toMatchObject({ revision: 20 });
  });

  it("is not blocked by the lock of a process that was killed", async () => {
    await open().put("bot", document(), null);
    expect(await run("hold", "x")).toBe(null);
    expect(readdirSync(directory)).toContain("vault.age.lock");
    expect((await open().put("more", document(), null)).status).toBe("written");
    expect(readdirSync(directory)).toEqual(["vault.age"]);
  });

  it("tells who holds the lock when the wait is over", async () => {
    const { takeLock, nodeFileSystem } = await import("@keyguard/secrets/node");
    const { instantClock } = await import("./fakes/instant-clock.ts");
    const { clock } = instantClock();
    const held = await takeLock(nodeFileSystem, `${path}.lock`, { clock });
    await expect(takeLock(nodeFileSystem, `${path}.lock`, { clock, waitMs: 5 })).rejects.toMatchObject({
      code: "KG_STORE_BUSY",
      message: expect.stringContaining(String(process.pid)) as string,
    });
    await held.release();
    await (await takeLock(nodeFileSystem, `${path}.lock`, { clock })).release();
  });

  it("does not write when the file changed behind the lock's back", async () => {
    await open().put("bot", document(), null);
    const bytes = readFileSync(path);
    const { nodeFileSystem } = await import("@keyguard/secrets/node");
    // Something that knows no lock replaces the file after it was read.
    let reads = 0;
    const files: FileSystem = {
      ...nodeFileSystem,
      async read(name) {
        if (name === path && ++reads === 4) writeFileSync(path, flip(bytes, bytes.length - 1));
        return nodeFileSystem.read(name);
      },
    };
    await expect(open({}, files).put("bot", document("x"), "1")).rejects.toMatchObject({ code: "KG_STORE_CONFLICT" });
    expect(Buffer.compare(readFileSync(path), flip(bytes, bytes.length - 1))).toBe(0);
  });
});
