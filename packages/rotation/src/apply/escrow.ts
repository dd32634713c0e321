import { type Credential, Secret } from "@keyguard/core";
import type { KeyRights } from "../managers/key-manager.ts";
import type { KeyReading } from "./ports.ts";

/** What a rotation must not lose: both credentials, and what the new one is compared with. */
export interface EscrowRecord {
  readonly rotation: string;
  readonly old: Credential;
  /** Made before the create call: some exchanges delete a key only against its own passphrase. */
  readonly passphrase?: Secret;
  /** The new credential, from the moment its secret was told. */
  readonly fresh?: Credential;
  readonly rights: KeyRights | null;
  readonly reading: KeyReading;
}

/** Where a rotation keeps its secrets until it is closed: encrypted, and safe against a crash. */
export interface Escrow {
  /** When it resolves, the record survives a crash. */
  write(record: EscrowRecord): Promise<void>;
  read(rotation: string): Promise<EscrowRecord | undefined>;
  /** Destroys a record; does nothing when there is none. */
  destroy(rotation: string): Promise<void>;
  /** The rotations that have a record. */
  list(): Promise<readonly string[]>;
}

interface PlainCredential {
  readonly exchange: string;
  readonly key: string;
  readonly secret: string;
  readonly passphrase?: string;
}

function reveal(credential: Credential): PlainCredential {
  return {
    exchange: credential.exchange,
    key: Secret.reveal(credential.key),
    secret: Secret.reveal(credential.secret),
    ...(credential.passphrase === undefined ? {} : { passphrase: Secret.reveal(credential.passphrase) }),
  };
}

function conceal(plain: PlainCredential): Credential {
  return {
    exchange: plain.exchange,
    key: new Secret(plain.key, `${plain.exchange}/key`),
    secret: new Secret(plain.secret, `${plain.exchange}/secret`),
    ...(plain.passphrase === undefined
      ? {}
      : { passphrase: new Secret(plain.passphrase, `${plain.exchange}/passphrase`) }),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;
const VERSION = 1;

async function deriveKey(root: Uint8Array<ArrayBuffer>, rotation: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(`keyguard rotation escrow ${VERSION}`);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: encoder.encode(rotation), info },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/**
 * Encrypts a record under a key of 32 bytes: one version byte, the nonce, then AES-256-GCM with the
 * rotation's name bound to it, so that a record cannot pass for another rotation's.
 */
export async function sealEscrow(record: EscrowRecord, root: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { old, fresh, passphrase, ...open } = record;
  const plain = {
    ...open,
    old: reveal(old),
    ...(fresh === undefined ? {} : { fresh: reveal(fresh) }),
    ...(passphrase === undefined ? {} : { passphrase: Secret.reveal(passphrase) }),
  };
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = encoder.encode(record.rotation);
  const key = await deriveKey(root, record.rotation);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    key,
    encoder.encode(JSON.stringify(plain)),
  );
  const bytes = new Uint8Array(1 + IV_BYTES + sealed.byteLength);
  bytes[0] = VERSION;
  bytes.set(iv, 1);
  bytes.set(new Uint8Array(sealed), 1 + IV_BYTES);
  return bytes;
}

/** Decrypts what {@link sealEscrow} made; undefined when the key is not its key or a bit is wrong. */
export async function openEscrow(
  bytes: Uint8Array<ArrayBuffer>,
  rotation: string,
  root: Uint8Array<ArrayBuffer>,
): Promise<EscrowRecord | undefined> {
  if (bytes[0] !== VERSION) return undefined;
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const key = await deriveKey(root, rotation);
  let plain: Omit<EscrowRecord, "old" | "fresh" | "passphrase"> & {
    old: PlainCredential;
    fresh?: PlainCredential;
    passphrase?: string;
  };
  try {
    const additionalData = encoder.encode(rotation);
    const sealed = bytes.subarray(1 + IV_BYTES);
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, sealed);
    plain = JSON.parse(decoder.decode(opened)) as typeof plain; // authenticated: it is what sealEscrow wrote
  } catch {
    return undefined; // the caller says what that means; the reason could only be a wrong key or damage
  }
  const { old, fresh, passphrase, ...open } = plain;
  return {
    ...open,
    old: conceal(old),
    ...(fresh === undefined ? {} : { fresh: conceal(fresh) }),
    ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, `${old.exchange}/passphrase`) }),
  };
}
