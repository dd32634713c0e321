import { createHmac, randomBytes } from "node:crypto";
import { Secret } from "@keyguard/core";
import type { VaultKey } from "./vault-cipher.ts";

/**
 * The file keys of vaults that this process has opened or written. A passphrase costs a quarter of a
 * second by design: it is paid once for each generation of a vault, not by each store and each look.
 *
 * Every sealing makes a new file key under a new salt, as the age format wants, so the header stands for
 * one generation; what opened it is a part of the name, so that another passphrase opens nothing. They
 * lie in this process's memory, where the passphrase lies, and nowhere else.
 */
const known = new Map<string, Promise<Uint8Array>>();

/** More generations than one command makes. */
const MOST = 32;

/** Names in memory are as useless outside of this process as what they name. */
const secret = randomBytes(32);

function nameOf(header: Uint8Array, { passphrase, identities }: VaultKey): string {
  const opener = [passphrase && Secret.reveal(passphrase), identities && Secret.reveal(identities)];
  return createHmac("sha256", secret).update(JSON.stringify(opener)).update("\0").update(header).digest("base64");
}

/** The header of a binary age file, its MAC included; undefined when there is no end of one. */
export function headerOf(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes.subarray(0, 65_536)).toString("latin1");
  const length = /\n--- [^\n]*\n/u.exec(text);
  return length === null ? undefined : bytes.subarray(0, length.index + length[0].length);
}

/** Keeps a file key; of one that cannot be had nothing is kept. */
export async function rememberFileKey(
  header: Uint8Array,
  key: VaultKey,
  fileKey: Promise<Uint8Array>,
): Promise<Uint8Array> {
  const name = nameOf(header, key);
  known.delete(name);
  known.set(name, fileKey);
  fileKey.catch(() => known.delete(name));
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break;
    known.delete(oldest);
  }
  return fileKey;
}

/** The file key of a header that was opened before, or that `unwrap` opens now. */
export async function fileKeyOf(
  header: Uint8Array,
  key: VaultKey,
  unwrap: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  return known.get(nameOf(header, key)) ?? rememberFileKey(header, key, unwrap());
}

/** True when a header needs no unwrapping any more. */
export function isFileKeyKnown(header: Uint8Array, key: VaultKey): boolean {
  return known.has(nameOf(header, key));
}
