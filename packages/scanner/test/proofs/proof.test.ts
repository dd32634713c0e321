import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  checksummedToken,
  discordToken,
  ecPrivateKey,
  ed25519Pkcs8,
  flipOne,
  jsonWebToken,
  keystoreV3,
  rsaPrivateKey,
  seededRandom,
  solanaArray,
  toPem,
  uuid4,
  WALLET_KINDS,
} from "@keyguard/testkit/synthetic";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadHeavyProofs, needsHeavyProofs, type ProofName, prove } from "../../src/proofs/proof.ts";
import { PUBLISHED } from "./published-vectors.ts";

const library = await loadHeavyProofs();
const random = seededRandom("proofs");
const wallet = (id: string): string => WALLET_KINDS.find((kind) => kind.id === id)?.make(random) ?? "";

describe("prove()", () => {
  test.each(PUBLISHED)("%s takes the published value of %s", (name, _source, value) => {
    expect(prove(name, value, library)).toBe("yes");
  });

  const checksummed = PUBLISHED.filter(
    ([name]) => !["uuid-v4", "uuid-crockford", "object-id", "jwt", "pkcs8-ed25519"].includes(name),
  );
  test.each(checksummed)("%s refuses the value of %s with one character changed", (name, _source, value) => {
    for (let i = 0; i < 8; i++) expect(prove(name, flipOne(value, random), library)).toBe("no");
  });

  const made: readonly (readonly [ProofName, string])[] = [
    ["wif", "bitcoin-wif"],
    ["wif", "bitcoin-wif-testnet"],
    ["wif", "litecoin-wif"],
    ["wif", "dogecoin-wif"],
    ["bip38", "bip38"],
    ["bip32", "bip32-xprv"],
    ["ed25519-pair", "solana-keypair"],
    ["ed25519-pair", "near-private-key"],
    ["sui", "sui-private-key"],
    ["stellar", "stellar-seed"],
    ["xrp", "xrp-seed"],
    ["bech32", "nostr-nsec"],
    ["bech32", "age-secret-key"],
    ["bech32", "cardano-skey"],
    ["tezos", "tezos-secret"],
    ["antelope", "antelope-key"],
    ["ec-private-der", "coinbase-cdp-wallet-secret"],
    ["secp256k1-scalar", "evm-private-key"],
  ];
  test.each(made)("%s takes what %s makes", (name, id) => {
    for (let i = 0; i < 20; i++) expect(prove(name, wallet(id), library)).toBe("yes");
  });

  test.each(made.filter(([name]) => name !== "secp256k1-scalar"))(
    "%s refuses %s with one character changed",
    (name, id) => {
      for (let i = 0; i < 20; i++) expect(prove(name, flipOne(wallet(id), random), library)).toBe("no");
    },
  );

  test("ed25519-pair takes a key file of 64 numbers and refuses 64 others", () => {
    const array = solanaArray(random);
    expect(prove("ed25519-pair", array, library)).toBe("yes");
    expect(prove("ed25519-pair", `[${[...random.bytes(64)].join(", ")}]`, library)).toBe("no");
  });

  test.each(["ghp_", "npm_"])("crc32-base62 takes a %s token and refuses its twin", (prefix) => {
    const token = checksummedToken(prefix, random);
    expect(prove("crc32-base62", token)).toBe("yes");
    expect(prove("crc32-base62", flipOne(token, random))).toBe("no");
  });

  test("discord-token asks for an id that names a past moment", () => {
    expect(prove("discord-token", discordToken(random))).toBe("yes");
    expect(
      prove("discord-token", discordToken(random).replace(/^[^.]+/u, btoa("99999999999999999999").replaceAll("=", ""))),
    ).toBe("no");
  });

  test("jwt asks for JSON on both sides and a signature", () => {
    const token = jsonWebToken(random);
    expect(prove("jwt", token)).toBe("yes");
    expect(prove("jwt", token.replace(/\.[^.]+$/u, "."))).toBe("no");
    expect(prove("jwt", `${btoa('{"alg":"none"}')}.${token.split(".").slice(1).join(".")}`.replaceAll("=", ""))).toBe(
      "no",
    );
    expect(prove("jwt", `eyJub3QganNvbg.${token.split(".").slice(1).join(".")}`)).toBe("no");
  });

  test("keystore-v3 asks for every field of the definition", () => {
    const keystore = keystoreV3(random);
    expect(prove("keystore-v3", keystore)).toBe("yes");
    expect(prove("keystore-v3", keystore.replace('"version":3', '"version":1'))).toBe("no");
    expect(prove("keystore-v3", keystore.replace(/"mac":"../u, '"mac":"'))).toBe("no");
    expect(prove("keystore-v3", "{")).toBe("no");
  });

  test("uuid-v4 refuses another version, another variant and a pattern", () => {
    const uuid = uuid4(random);
    expect(prove("uuid-v4", uuid)).toBe("yes");
    expect(prove("uuid-v4", uuid.replace(/^(.{14})4/u, "$13"))).toBe("no");
    expect(prove("uuid-v4", uuid.replace(/^(.{19})./u, "$1c"))).toBe("no");
    expect(prove("uuid-v4", "00000000-0000-4000-8000-000000000000")).toBe("no");
  });

  test("aws-key reads the account out of a key id", () => {
    expect(prove("aws-key", `AKIA${"IOSFODNN7"}${"EXAMPLE"}`)).toBe("yes"); // the id of AWS's own pages
    expect(prove("aws-key", `AKIA${"1".repeat(16)}`)).toBe("no");
  });

  test("host-url refuses addresses of examples", () => {
    expect(prove("host-url", "https://eth-mainnet.g.alchemy.com/v2/demo")).toBe("no");
    expect(prove("host-url", "https://mainnet.infura.io/v3/${KEY}")).toBe("no");
    expect(prove("host-url", `https://mainnet.infura.io/v3/${"0f".repeat(16)}`)).toBe("yes");
  });

  test("macaroon walks the fields to the signature", () => {
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
    const good = Uint8Array.from([
      2,
      1,
      3,
      108,
      110,
      100,
      2,
      16,
      ...random.bytes(16),
      0,
      2,
      4,
      1,
      2,
      3,
      4,
      0,
      0,
      6,
      32,
      ...random.bytes(32),
    ]);
    expect(prove("macaroon", hex(good))).toBe("yes");
    expect(prove("macaroon", hex(good.subarray(0, -1)))).toBe("no");
    expect(prove("macaroon", hex(Uint8Array.from([1, ...good.subarray(1)])))).toBe("no");
  });

  test("secp256k1-scalar refuses padding, patterns and text", () => {
    for (const value of [
      `0x${"0".repeat(63)}1`,
      "f".repeat(64),
      `0x${"deadbeef".repeat(8)}`,
      Buffer.from("a".repeat(20) + "bcdefghijklm").toString("hex"),
    ]) {
      expect(prove("secp256k1-scalar", value, library)).toBe("no");
    }
  });

  test("answers unknown where the library is wanting, and never throws", () => {
    const names: ProofName[] = [
      "antelope",
      "aws-key",
      "base64-canonical",
      "bech32",
      "bip32",
      "bip38",
      "cbor-key",
      "crc32-base62",
      "discord-token",
      "ec-private-der",
      "ed25519-pair",
      "ed25519-seed",
      "hex-entropy",
      "hex-groups",
      "host-url",
      "jwt",
      "keystore-v3",
      "macaroon",
      "mini-key",
      "mixed",
      "object-id",
      "one-case",
      "pem",
      "pkcs8-ed25519",
      "random",
      "rsa-private-der",
      "secp256k1-scalar",
      "stellar",
      "sui",
      "tezos",
      "uuid-crockford",
      "uuid-v4",
      "wif",
      "xrp",
    ];
    for (const name of names) {
      expect(prove(name, "x")).toBe(needsHeavyProofs(name) ? "unknown" : prove(name, "x"));
      fc.assert(
        fc.property(
          fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{1,300}$/u)),
          (value) => ["yes", "no"].includes(prove(name, value, library)),
        ),
        { numRuns: 60 },
      );
    }
  });
});

describe("prove() on private keys", () => {
  const node = (type: "p256" | "secp256k1" | "p384" | "p521"): string[] => {
    const { privateKey } = generateKeyPairSync("ec", {
      namedCurve: { p256: "P-256", secp256k1: "secp256k1", p384: "P-384", p521: "P-521" }[type],
    });
    return [
      privateKey.export({ type: "sec1", format: "pem" }),
      privateKey.export({ type: "pkcs8", format: "pem" }),
    ].map(String);
  };

  test.each(["p256", "secp256k1", "p384", "p521"] as const)(
    "ec-private-der takes a %s key of another implementation",
    (type) => {
      for (const pem of node(type)) {
        expect(prove("ec-private-der", pem, library)).toBe("yes");
        expect(prove("pem", pem)).toBe("yes");
      }
    },
  );

  test("ec-private-der refuses a point that the secret does not derive to", () => {
    const { der } = ecPrivateKey(random);
    const damaged = der.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(prove("ec-private-der", Buffer.from(der).toString("base64"), library)).toBe("yes");
    expect(prove("ec-private-der", Buffer.from(damaged).toString("base64"), library)).toBe("no");
  });

  test("rsa-private-der asks for a modulus that is the product of its primes", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    expect(prove("rsa-private-der", String(privateKey.export({ type: "pkcs1", format: "pem" })))).toBe("yes");
    expect(prove("rsa-private-der", String(privateKey.export({ type: "pkcs8", format: "pem" })))).toBe("yes");
    const der = rsaPrivateKey(random).der.slice();
    der[100] = (der[100] ?? 0) ^ 1;
    expect(prove("rsa-private-der", Buffer.from(der).toString("base64"))).toBe("no");
  });

  test("pkcs8-ed25519 takes both versions of RFC 8410 and nothing else", () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    expect(prove("pkcs8-ed25519", String(privateKey.export({ type: "pkcs8", format: "pem" })))).toBe("yes");
    const { privateKey: other } = generateKeyPairSync("x25519");
    expect(prove("pkcs8-ed25519", String(other.export({ type: "pkcs8", format: "pem" })))).toBe("no");
  });

  const pem = toPem(ed25519Pkcs8(random));
  const rsa = toPem(rsaPrivateKey(random));
  const spellings: readonly (readonly [string, (text: string) => string])[] = [
    ["real line ends", (text) => text],
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["escaped line ends", (text) => text.replaceAll("\n", String.raw`\n`)],
    ["twice escaped line ends", (text) => text.replaceAll("\n", String.raw`\\n`)],
    ["blanks", (text) => text.replaceAll("\n", " ")],
    [
      "a string for each line",
      (text) =>
        text
          .split("\n")
          .map((line) => `  "${line}\\n" +`)
          .join("\n")
          .replace(/^\s*"/u, "")
          .replace(/\\n" \+$/u, ""),
    ],
    ["a comment sign before each line", (text) => text.replaceAll("\n", "\n# ")],
    ["removed lines of a patch", (text) => text.replaceAll("\n", "\n-")],
    ["added lines of a patch", (text) => text.replaceAll("\n", "\n+")],
    ["an indented block", (text) => text.replaceAll("\n", "\n    ")],
  ];
  test.each(spellings)("pem reads %s", (_name, spell) => {
    expect(prove("pem", spell(pem))).toBe("yes");
    expect(prove("pem", spell(rsa))).toBe("yes");
    expect(prove("rsa-private-der", spell(rsa))).toBe("yes");
  });

  test("pem refuses other labels, filler and public keys", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const dashes = "-".repeat(5);
    expect(prove("pem", String(publicKey.export({ type: "spki", format: "pem" })))).toBe("no");
    expect(prove("pem", rsa.replace("END RSA", "END EC"))).toBe("no");
    expect(prove("pem", `${dashes}BEGIN PRIVATE KEY${dashes}\n...\n${dashes}END PRIVATE KEY${dashes}`)).toBe("no");
    expect(
      prove(
        "pem",
        `${dashes}BEGIN PRIVATE KEY${dashes}\n${"YOURKEYHERE".repeat(8)}\n${dashes}END PRIVATE KEY${dashes}`,
      ),
    ).toBe("no");
  });

  test("pem takes an encrypted key", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const locked = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "p" });
    expect(prove("pem", String(locked))).toBe("yes");
  });
});

describe("derivesEd25519() and addressesOf()", () => {
  test("tie a secret to what stands beside it", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const secret = privateKey.export({ format: "jwk" }).d ?? "";
    const open = publicKey.export({ format: "jwk" }).x ?? "";
    expect(library.derivesEd25519(secret, open)).toBe(true);
    expect(library.derivesEd25519(open, secret)).toBe(false);
  });

  test("give the addresses of EIP-155's example key", () => {
    const addresses = library.addressesOf("46".repeat(32));
    expect(addresses[0]).toBe(`0x9d8a62f656a8d1615c12${"94fd71e9cfb3e4855a4f"}`);
    expect(addresses[1]).toMatch(/^T[1-9A-HJ-NP-Za-km-z]{33}$/u);
    expect(addresses[3]).toMatch(/^bc1q[02-9ac-hj-np-z]{38}$/u);
    expect(library.addressesOf("00".repeat(32))).toEqual([]);
  });
});

describe("loadHeavyProofs()", () => {
  /** Every module that the static imports of a file reach; types and dynamic imports are not followed. */
  function reach(file: URL, seen = new Set<string>()): Set<string> {
    if (seen.has(file.href)) return seen;
    seen.add(file.href);
    const code = readFileSync(file, "utf8");
    for (const [, name = ""] of code.matchAll(/^(?:import|export)(?! type)[^;]*? from "([^"]+)"/gmu)) {
      if (name.startsWith(".")) reach(new URL(name, file), seen);
      else seen.add(name);
    }
    return seen;
  }
  const at = (name: string): URL => new URL(`../../src/proofs/${name}`, import.meta.url);
  const libraries = (name: string): string[] => [...reach(at(name))].filter((id) => /^@(?:noble|scure)\//u.test(id));

  test.each(["proof.ts", "load-mnemonics.ts", "cheap.ts"])("is the only way to the curves from %s", (name) => {
    expect(libraries(name)).toEqual([]);
    expect(libraries("heavy.ts").length).toBeGreaterThan(3);
  });
});
