// The stores and what reads and writes them on every runtime, as installed: one suite on node:test, which Deno and Bun
// run too.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parsePlace, Secret } from "@keyguard/core";
import {
  createByteRedactor,
  documentPart,
  explainDotenv,
  loadCredentials,
  MissingCredentialError,
  planImport,
  sealBox,
  setDotenv,
  signRequest,
} from "@keyguard/secrets";
import {
  applyImport,
  createLocalStore,
  createStores,
  openVaultStore,
  resolveCredential,
  resolveReference,
} from "@keyguard/secrets/node";

/** Made at run time: no secret-shaped text is in the repository. */
const value = (letter) => letter.repeat(64);

/** Runs something with a directory of its own. */
async function inDirectory(run) {
  const directory = mkdtempSync(join(tmpdir(), "keyguard-runtimes-"));
  try {
    await run(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const vaultOf = (directory, passphrase = "four words are enough") =>
  createLocalStore({
    environment: {
      KEYGUARD_VAULT: join(directory, "vault.age"),
      KEYGUARD_VAULT_PASSPHRASE: passphrase,
      KEYGUARD_VAULT_WORK_FACTOR: "10",
    },
  });

test("loadCredentials() reads every spelling, and names all that is missing", () => {
  const environment = { BINANCE_KEY: value("k"), BN_API_SECRET: value("x"), BINANCE_SECRET_KEY: value("s") };
  assert.equal(Secret.reveal(loadCredentials("binance", { environment }).secret), value("s"));
  assert.throws(
    () => loadCredentials("okx", { environment: { OKX_API_KEZ: "k" } }),
    (error) => error instanceof MissingCredentialError && error.missing.length === 3 && error.near.length === 1,
  );
});

test("setDotenv() changes one value and no other byte", () => {
  const text = "# c\r\nexport A='1' # why\r\nB=2\r\n";
  assert.equal(setDotenv(text, "A", "3"), "# c\r\nexport A='3' # why\r\nB=2\r\n");
  assert.equal(explainDotenv("A='1'\n", ["dotenv", "docker"]).length, 1);
});

test("createByteRedactor() hides a secret across chunks", () => {
  const redactor = createByteRedactor([new Secret(value("s"), "bot")]);
  const decoder = new TextDecoder();
  const bytes = new TextEncoder().encode(`a ${value("s")} b\n`);
  const parts = [redactor.push(bytes.subarray(0, 20)), redactor.push(bytes.subarray(20)), redactor.flush()];
  assert.equal(parts.map((part) => decoder.decode(part)).join(""), "a [redacted:bot] b\n");
});

test("the local vault keeps a credential, stages another and switches", () =>
  inDirectory(async (directory) => {
    const document = (letter) => new Secret({ key: value("k"), secret: value(letter) }, "test");
    const token = "t".repeat(32);
    await vaultOf(directory).put("bot", document("a"), null);
    await vaultOf(directory).stage("bot", document("b"), token);
    const secret = async () => Secret.reveal(documentPart((await vaultOf(directory).get("bot")).document, "secret"));
    assert.equal(await secret(), value("a"));
    await vaultOf(directory).promote("bot", token);
    assert.equal(await secret(), value("b"));
    assert.equal(statSync(join(directory, "vault.age")).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(directory), ["vault.age"]);
  }));

test("the local vault stays shut to another passphrase", () =>
  inDirectory(async (directory) => {
    await vaultOf(directory).put("bot", new Secret({ key: "k" }, "test"), null);
    await assert.rejects(vaultOf(directory, "another").get("bot"), { code: "KG_VAULT_LOCKED" });
  }));

test("several writers of one vault lose nothing", () =>
  inDirectory(async (directory) => {
    const names = ["a", "b", "c", "d"];
    await Promise.all(names.map((name) => vaultOf(directory).put(name, new Secret({ key: name }, "test"), null)));
    assert.deepEqual((await vaultOf(directory).list()).map(({ name }) => name).sort(), names);
  }));

test("an import moves values into a store and leaves references that resolve", () =>
  inDirectory(async (directory) => {
    const path = join(directory, ".env");
    const before = `A=1\nBINANCE_API_KEY=${value("k")}\nBINANCE_API_SECRET=${value("s")}\n`;
    writeFileSync(path, before, { mode: 0o600 });
    const stores = createStores({ environment: {}, directory });
    await applyImport(stores, path, before, planImport(before, parsePlace("file:bot.json")));
    assert.equal(
      readFileSync(path, "utf8"),
      "A=1\nBINANCE_API_KEY='kg://file/bot.json#key'\nBINANCE_API_SECRET='kg://file/bot.json#secret'\n",
    );
    assert.equal(Secret.reveal(await resolveReference(stores, "kg://file/bot.json#secret")), value("s"));
    const bot = await resolveCredential(stores, parsePlace("file:bot.json"), "binance", "main");
    assert.equal(`${bot.secret}`, "[redacted]");
  }));

test("a command's output is a document", () =>
  inDirectory(async (directory) => {
    const stores = createStores({ environment: { PATH: process.env.PATH }, directory });
    const store = await stores.openReadable(parsePlace('command:printf \'{"key":"k1"}\''));
    const stored = await store.get('printf \'{"key":"k1"}\'');
    assert.deepEqual(Secret.reveal(stored.document), { key: "k1" });
  }));

test("Vault is asked over HTTP, and a login page is no answer", async () => {
  let page = false;
  const server = createServer((request, response) => {
    const json = (body) => response.setHeader("content-type", "application/json").end(JSON.stringify({ data: body }));
    if (page) return response.setHeader("content-type", "text/html").end("<html>");
    if (request.headers["x-vault-token"] !== "token") return response.writeHead(403).end('{"errors":[]}');
    if (request.url.startsWith("/v1/sys/")) return json({ type: "kv", path: "secret/", options: { version: "2" } });
    return json({ data: { key: "k", secret: "s" }, metadata: { version: 3, created_time: "2026-11-25T00:00:00Z" } });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const VAULT_ADDR = `http://127.0.0.1:${server.address().port}`;
    const store = await openVaultStore({ environment: { HOME: "/nonexistent", VAULT_ADDR, VAULT_TOKEN: "token" } });
    assert.equal((await store.get("secret/bot")).version, "3");
    page = true;
    await assert.rejects(store.get("secret/bot"), { code: "KG_STORE_ANSWER" });
  } finally {
    server.closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  }
});

test("requests to AWS are signed the same everywhere", async () => {
  const signed = await signRequest({
    url: "https://secretsmanager.eu-central-1.amazonaws.com/",
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: "{}",
    region: "eu-central-1",
    service: "secretsmanager",
    credentials: { accessKeyId: "id", secretAccessKey: new Secret("for a test", "aws") },
    now: Date.UTC(2026, 10, 25),
  });
  assert.match(signed.authorization, /SignedHeaders=content-type;host;x-amz-date, Signature=3bfcca0ce12ef15c/u);
});

test("a box for GitHub is sealed the same everywhere", () => {
  const random = { bytes: (length) => new Uint8Array(length).fill(7) };
  const publicKey = new Uint8Array(32).fill(9);
  const sealed = sealBox(new TextEncoder().encode("hello"), publicKey, random);
  assert.equal(sealed.length, 32 + 16 + 5);
  assert.equal(Buffer.from(sealed).toString("hex", 0, 8), "13be4feaeaf204c7");
  assert.equal(Buffer.from(sealed).toString("hex", 45), "d2c6229f1330d9e3");
});
