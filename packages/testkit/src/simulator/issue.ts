import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";

/** The parts of a credential that a simulated exchange issues. */
export interface SimCredential {
  readonly key: string;
  readonly secret: string;
  readonly passphrase?: string;
}

/** `length` letters and digits. */
function alnum(length: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");
}

function ed25519(): { seed: Buffer; publicKey: Buffer } {
  const { privateKey } = generateKeyPairSync("ed25519");
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
  return { seed, publicKey };
}

function wallet(): SimCredential {
  const secret = secp256k1.utils.randomSecretKey();
  const hash = keccak_256(secp256k1.getPublicKey(secret, false).slice(1));
  return {
    key: `0x${Buffer.from(hash.slice(-20)).toString("hex")}`,
    secret: `0x${Buffer.from(secret).toString("hex")}`,
  };
}

/** A new credential in the form that an exchange issues, made at run time. */
export function issueCredential(exchange: string): SimCredential {
  switch (exchange) {
    case "hyperliquid":
      return wallet();
    case "backpack": {
      const { seed, publicKey } = ed25519();
      return { key: publicKey.toString("base64"), secret: seed.toString("base64") };
    }
    case "coinbase": {
      const { seed, publicKey } = ed25519();
      return { key: randomUUID(), secret: Buffer.concat([seed, publicKey]).toString("base64") };
    }
    case "kraken":
      return { key: randomBytes(42).toString("base64"), secret: randomBytes(64).toString("base64") };
    case "krakenfutures":
      return { key: randomBytes(42).toString("base64"), secret: randomBytes(64).toString("base64") };
    case "btcmarkets":
      return { key: randomUUID(), secret: randomBytes(64).toString("base64") };
    case "coinbaseexchange":
      return {
        key: randomBytes(16).toString("hex"),
        secret: randomBytes(64).toString("base64"),
        passphrase: alnum(12),
      };
    case "okx":
      return { key: randomUUID(), secret: randomBytes(16).toString("hex").toUpperCase(), passphrase: alnum(12) };
    case "kucoin":
      return { key: randomBytes(12).toString("hex"), secret: randomUUID(), passphrase: alnum(12) };
    case "bitget":
      return {
        key: `bg_${randomBytes(16).toString("hex")}`,
        secret: randomBytes(32).toString("hex"),
        passphrase: alnum(12),
      };
    case "blofin":
      return { key: randomBytes(16).toString("hex"), secret: randomBytes(16).toString("hex"), passphrase: alnum(12) };
    case "bitmart":
      return { key: randomBytes(20).toString("hex"), secret: randomBytes(32).toString("hex"), passphrase: alnum(8) };
    case "gemini":
      return { key: `account-${alnum(20)}`, secret: alnum(28) };
    case "lbank":
      return { key: randomUUID(), secret: randomBytes(16).toString("hex").toUpperCase() };
    case "binance":
    case "binanceus":
      return { key: alnum(64), secret: alnum(64) };
    default:
      return { key: alnum(32), secret: alnum(40) };
  }
}
