import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createSimulator, issueCredential, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeyPermissions, readPermissions } from "../src/index.ts";
import { credentialOf, impatient } from "./simulated.ts";

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

const ed25519 = generateKeyPairSync("ed25519").privateKey;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

function pem(key: KeyObject, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8"): string {
  return key.export({ format: "pem", type } as { format: "pem"; type: "pkcs8" }).toString();
}

function bare(key: KeyObject): string {
  return key.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** What a key's file suffers on its way into a setting. */
const STORED: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "with literal \\n": (text) => text.replaceAll("\n", String.raw`\n`),
  "with the line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "on one line": (text) => text.replaceAll("\n", ""),
  "indented and in quotes": (text) => `"${text.trim().replaceAll("\n", "\n    ")}"`,
};

async function read(exchange: string, issued: string, stored: string): Promise<KeyPermissions> {
  const simulated = await simulator.exchange(exchange);
  const { key } = issueCredential(exchange);
  simulated.addKey({ key, secret: issued, scopes: ["read"] });
  return readPermissions(credentialOf(exchange, { key, secret: stored }), {
    endpoint: simulated.origin,
    clock: impatient,
  });
}

describe.each([
  ["binance", "Ed25519", pem(ed25519)],
  ["binance", "RSA", pem(rsa)],
  ["binance", "RSA of the older form", pem(rsa, "pkcs1")],
  ["bybit", "RSA", pem(rsa)],
  ["lbank", "RSA", pem(rsa)],
  ["coinbase", "P-256", pem(p256, "sec1")],
])("a private key of %s, %s", (exchange, _, key) => {
  it.each(Object.keys(STORED))("signs, stored %s", async (way) => {
    const { diagnosis, scopes } = await read(exchange, key, STORED[way]?.(key) ?? "");
    expect([diagnosis, scopes.read.answer]).toEqual([null, "yes"]);
  });

  it("is not mistaken for another one of its kind", async () => {
    const other = exchange === "coinbase" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : undefined;
    const fresh = other?.privateKey ?? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const { diagnosis } = await read(exchange, pem(fresh, exchange === "coinbase" ? "sec1" : "pkcs8"), key);
    expect(["wrong-secret", "ambiguous"]).toContain(diagnosis?.cause);
  });
});

describe("a private key without armour", () => {
  it.each([
    ["binance", bare(ed25519)],
    ["lbank", bare(rsa)],
    ["lbank", `${bare(rsa).slice(0, 500)}\n${bare(rsa).slice(500)}`],
  ])("signs for %s", async (exchange, stored) => {
    const { diagnosis } = await read(exchange, stored.replaceAll("\n", ""), stored);
    expect(diagnosis).toBeNull();
  });
});

describe("what is no usable private key", () => {
  const encrypted = rsa.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" }).toString();
  const legacy = rsa.export({ format: "pem", type: "pkcs1", cipher: "aes-256-cbc", passphrase: "x" }).toString();
  it.each([
    ["an encrypted one", encrypted, /encrypted/u],
    ["an encrypted one of the older form", legacy, /encrypted/u],
    ["a public key", "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n", /is a public key/u],
    ["half of one", pem(rsa).slice(0, 300), /last line is missing/u],
    ["a damaged one", pem(rsa).replace("MII", "MIX"), /sign/u],
  ])("is called so: %s", async (_, stored, words) => {
    const simulated = await simulator.exchange("binance");
    const before = simulated.seen.length;
    const { diagnosis } = await read("binance", pem(rsa), stored);
    expect(diagnosis?.cause).toBe("wrong-secret");
    expect(`${diagnosis?.proof.join(" ")} ${diagnosis?.nextStep}`).toMatch(words);
    expect(JSON.stringify(diagnosis)).not.toContain(stored.split("\n")[1]);
    expect(simulated.seen.length).toBe(before);
  });
});
