import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { type Identity, type Recipient, Stanza } from "age-encryption";

// age's passphrase stanza on the platform's scrypt: the same file, several times faster than in JavaScript.
const derive = promisify<string, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Uint8Array>(
  scrypt,
);

/** The most work that a file may ask for: 2^22 takes 4 GiB, more is an attack. */
export const MAX_WORK_FACTOR = 22;

const LABEL = new TextEncoder().encode("age-encryption.org/v1/scrypt");
const NONCE = new Uint8Array(12); // each key wraps once

async function wrappingKey(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const N = 2 ** logN;
  // The parameters and the salt's prefix are fixed by the age format.
  return derive(passphrase, new Uint8Array([...LABEL, ...salt]), 32, {
    N,
    r: 8,
    p: 1,
    maxmem: 1024 * N + 64 * 1024 * 1024,
  });
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}

/** Opens what a passphrase closed. */
export function scryptIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const stanza = stanzas.find(({ args }) => args[0] === "scrypt");
      if (stanza === undefined) return null;
      const [, salt = "", work = ""] = stanza.args;
      const logN = Number(work);
      const valid = stanzas.length === 1 && /^[1-9]\d?$/u.test(work) && stanza.body.length === 32;
      if (!valid) throw new Error("invalid scrypt stanza");
      if (logN > MAX_WORK_FACTOR) throw new Error("scrypt work factor is too high");
      const key = await wrappingKey(passphrase, Buffer.from(salt, "base64"), logN);
      try {
        return chacha20poly1305(key, NONCE).decrypt(stanza.body);
      } catch {
        return null; // another passphrase
      }
    },
  };
}

/** Closes with a passphrase; the derivation starts at once, beside whatever the caller does meanwhile. */
export function scryptRecipient(passphrase: string, logN: number): Recipient {
  const salt = randomBytes(16);
  const key = wrappingKey(passphrase, salt, logN);
  key.catch(() => undefined); // awaited below, or not needed any more
  return {
    async wrapFileKey(fileKey) {
      return [
        new Stanza(["scrypt", unpadded(salt), String(logN)], chacha20poly1305(await key, NONCE).encrypt(fileKey)),
      ];
    },
  };
}
