import { EXCHANGES, matchesShape, type Shape } from "@keyguard/exchanges";
import { validateMnemonic } from "@scure/bip39";
import { describe, expect, test } from "vitest";
import {
  bip39Mnemonic,
  BIP39_WORDS,
  brokenMnemonic,
  ecPrivateKey,
  ed25519Pkcs8,
  evmAddress,
  flipOne,
  generateCredential,
  isParsedByNode,
  NEAR_TWINS,
  rsaPrivateKey,
  seededRandom,
  TOKEN_KINDS,
  WALLET_KINDS,
} from "../src/synthetic/index.ts";

describe("seededRandom()", () => {
  test("repeats itself for a seed and differs for another", () => {
    const draw = (seed: string): number[] => Array.from({ length: 20 }, () => seededRandom(seed).int(1e9));
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  test("is not moved by what a fork draws", () => {
    const one = seededRandom("s");
    const two = seededRandom("s");
    one.fork("x").bytes(100);
    expect(one.int(1e9)).toBe(two.int(1e9));
  });
});

describe("generateCredential()", () => {
  const cases = EXCHANGES.flatMap((exchange) => exchange.credentials.map((grammar) => ({ exchange, grammar })));
  test.each(cases)("meets the grammar $grammar.id", ({ exchange, grammar }) => {
    const credential = generateCredential(exchange, grammar, seededRandom(`t/${grammar.id}`));
    const wrong = grammar.parts.filter((part) => {
      const made = credential.parts.find((one) => one.label === part.label && one.kind === part.kind);
      if (made === undefined) return part.required !== false;
      const shapes = part.shapes.filter((shape): shape is Shape => Array.isArray(shape));
      return !shapes.some((shape) => matchesShape(shape, made.value)) && !/^-+BEGIN /u.test(made.value);
    });
    expect(wrong).toEqual([]);
  });
});

describe("the key writers", () => {
  const random = seededRandom("keys");
  test.each([
    ["Ed25519", ed25519Pkcs8(random)],
    ["P-256", ecPrivateKey(random)],
    ["P-256 in PKCS#8", ecPrivateKey(random, "p256", true)],
    ["secp256k1", ecPrivateKey(random, "secp256k1")],
    ["RSA", rsaPrivateKey(random)],
    ["RSA in PKCS#8", rsaPrivateKey(random, 2048, true)],
  ])("make a %s key that another implementation takes", (_name, key) => {
    expect(isParsedByNode(key)).toBe(true);
    const broken = { ...key, der: Uint8Array.from(key.der.slice(0, -1)) };
    expect(isParsedByNode(broken)).toBe(false);
  });
});

describe("bip39Mnemonic()", () => {
  test.each(Object.keys(BIP39_WORDS))("has a right checksum in %s", (language) => {
    const list = [...(BIP39_WORDS[language] ?? [])];
    for (const words of [12, 15, 18, 21, 24]) {
      expect(validateMnemonic(bip39Mnemonic(seededRandom(language), words, language), list)).toBe(true);
    }
  });

  test("has a twin whose checksum is wrong", () => {
    expect(validateMnemonic(brokenMnemonic(seededRandom("b")), [...(BIP39_WORDS["english"] ?? [])])).toBe(false);
  });
});

describe("evmAddress()", () => {
  test("derives the address that EIP-155 prints for its example", () => {
    expect(evmAddress(new Uint8Array(32).fill(0x46))).toBe(`0x9d8a62f656a8d1615c12${"94fd71e9cfb3e4855a4f"}`);
  });
});

describe("WALLET_KINDS, TOKEN_KINDS and NEAR_TWINS", () => {
  test("have unique ids and make a value for every seed", () => {
    const ids = [...WALLET_KINDS, ...TOKEN_KINDS, ...NEAR_TWINS].map((kind) => kind.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const kind of [...WALLET_KINDS, ...TOKEN_KINDS]) {
      const values = ["1", "2"].map((seed) => kind.make(seededRandom(seed)));
      expect(values[0]).not.toBe(values[1]);
    }
    for (const twin of NEAR_TWINS) expect(twin.render(seededRandom("t")).text.length).toBeGreaterThan(10);
  });
});

describe("flipOne()", () => {
  test("changes exactly one character", () => {
    const value = "abcdefghij0123456789";
    const flipped = flipOne(value, seededRandom("f"));
    expect([...flipped].filter((char, i) => char !== value[i])).toHaveLength(1);
  });
});
