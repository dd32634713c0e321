import type * as Crypto from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret } from "@keyguard/core";
import { createLocalStore, type LocalStore } from "@keyguard/secrets/node";
import { armor, Decrypter, Encrypter } from "age-encryption";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const derived = vi.hoisted(() => ({ count: 0 }));
vi.mock("node:crypto", async (original) => {
  const real = await original<typeof Crypto>();
  const scrypt = (...args: unknown[]): void => {
    derived.count++;
    (real.scrypt as unknown as (...all: unknown[]) => void)(...args);
  };
  return { ...real, scrypt };
});

let directory = "";
let path = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-derive-"));
  path = join(directory, "vault.age");
  derived.count = 0;
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (passphrase = "four words are enough"): LocalStore =>
  createLocalStore({
    environment: {
      KEYGUARD_VAULT: path,
      KEYGUARD_VAULT_WORK_FACTOR: "10",
      KEYGUARD_VAULT_PASSPHRASE: passphrase,
    },
  });
const document = (secret: string): Secret<Record<string, string>> => new Secret({ key: "k", secret }, "test");
const token = "t".repeat(32);

async function secretIn(store: LocalStore): Promise<unknown> {
  const stored = await store.get("bot");
  return stored && Secret.reveal(stored.document)["secret"];
}

/** What another process does: a vault of the same text that this process has never seen. */
async function writtenElsewhere(from: string, secret: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(from);
  const text = await decrypter.decrypt(readFileSync(path), "text");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(from);
  encrypter.setScryptWorkFactor(10);
  writeFileSync(path, await encrypter.encrypt(text.replace('"one"', JSON.stringify(secret))));
}

describe("the work of a passphrase", () => {
  it("is done once for each generation of the vault, however many stores look at it", async () => {
    await open().put("bot", document("one"), null);
    expect(derived.count).toBe(1);
    for (let i = 0; i < 5; i++) expect(await secretIn(open())).toBe("one");
    expect(derived.count).toBe(1);
    await open().stage("bot", document("two"), token);
    await open().promote("bot", token);
    expect(await secretIn(open())).toBe("two");
    expect(derived.count).toBe(3); // a new salt for each writing
  });

  it("is not done for a write that changes nothing", async () => {
    await open().put("bot", document("one"), null);
    await open().put("bot", document("one"), "1");
    await open().put("bot", document("one"), "9");
    expect(derived.count).toBe(1);
  });

  it("is done anew for what another process wrote, armored or not", async () => {
    await open().put("bot", document("one"), null);
    await writtenElsewhere("four words are enough", "theirs");
    expect(await secretIn(open())).toBe("theirs");
    expect(derived.count).toBe(2);
    writeFileSync(path, armor.encode(readFileSync(path)));
    expect(await secretIn(open())).toBe("theirs");
    expect(derived.count).toBe(2);
  });

  it("does not open the vault for another passphrase, and is done again for a wrong one each time", async () => {
    await open().put("bot", document("one"), null);
    for (let i = 0; i < 2; i++)
      await expect(open("another").get("bot")).rejects.toMatchObject({ code: "KG_VAULT_LOCKED" });
    expect(derived.count).toBe(3);
    expect(await secretIn(open())).toBe("one");
    expect(derived.count).toBe(3);
  });

  it("saves nothing for a damaged body", async () => {
    await open().put("bot", document("one"), null);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(open().get("bot")).rejects.toMatchObject({ code: "KG_VAULT_DAMAGED" });
  });

  it("is done once for stores that look at the same time", async () => {
    await open().put("bot", document("one"), null);
    await writtenElsewhere("four words are enough", "theirs");
    derived.count = 0;
    expect(await Promise.all(Array.from({ length: 4 }, async () => secretIn(open())))).toEqual(Array(4).fill("theirs"));
    expect(derived.count).toBe(1);
  });
});
