import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret } from "@keyguard/core";
import { describeStoreContract, type StoreUnderTest } from "@keyguard/testkit/contracts";
import { describe, expect, it } from "vitest";
import { createEnvStore } from "@keyguard/secrets";
import { createDotenvStore, createFileStore, createLocalStore } from "@keyguard/secrets/node";

let counter = 0;

function inDirectory(make: (directory: string) => Omit<StoreUnderTest, "close">): StoreUnderTest {
  const directory = mkdtempSync(join(tmpdir(), "keyguard-store-"));
  return { ...make(directory), close: () => rmSync(directory, { recursive: true, force: true }) };
}

describeStoreContract("env", {
  can: ["read"],
  open() {
    const environment: Record<string, string> = {};
    return {
      store: createEnvStore({ environment }),
      freshName: () => `BOT${counter++}`,
      plant(name, { key = "", secret = "" }) {
        environment[`${name}_API_KEY`] = key;
        environment[`${name}_API_SECRET`] = secret;
      },
    };
  },
});

describeStoreContract("dotenv", {
  can: ["read", "write", "list"],
  keepsExtraFields: false,
  open: () =>
    inDirectory((directory) => ({ store: createDotenvStore({ directory }), freshName: () => `.env#BOT${counter++}` })),
});

describeStoreContract("file (a document)", {
  can: ["read", "write", "stage"],
  open: () =>
    inDirectory((directory) => ({ store: createFileStore({ directory }), freshName: () => `bot${counter++}.json` })),
});

describeStoreContract("local vault", {
  can: ["read", "write", "list", "stage"],
  open: () =>
    inDirectory((directory) => ({
      store: createLocalStore({
        environment: {
          KEYGUARD_VAULT: join(directory, "vault.age"),
          KEYGUARD_VAULT_PASSPHRASE: "a passphrase for tests",
          KEYGUARD_VAULT_WORK_FACTOR: "10",
        },
      }),
      freshName: () => `bot-${counter++}`,
    })),
});

describe("createFileStore().discard()", () => {
  const document = (text: string): Secret<Record<string, unknown>> => new Secret({ key: text, secret: text }, "bot");

  it("takes away what a promotion kept, once its rotation is over, and no other's", async () => {
    const directory = mkdtempSync(join(tmpdir(), "keyguard-store-"));
    const [store, token, next] = [createFileStore({ directory }), "a".repeat(32), "b".repeat(32)];
    await store.put("bot.json", document("first"), null);
    await store.stage("bot.json", document("second"), token);
    await store.promote("bot.json", token);
    await store.stage("bot.json", document("third"), next);
    expect((await store.discard("bot.json", token)).status).toBe("written");
    expect((await store.discard("bot.json", token)).status).toBe("unchanged");
    expect(await store.getStage("bot.json", "previous")).toBeUndefined();
    expect(await store.getStage("bot.json", "pending")).toMatchObject({ token: next });
    const kept = readFileSync(join(directory, "bot.json"), "utf8");
    expect([kept.includes("first"), kept.includes("second")]).toEqual([false, true]);
    rmSync(directory, { recursive: true });
  });
});
