import { KeyguardError, Secret } from "@keyguard/core";
import { armor, Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import { fileKeyOf, headerOf, isFileKeyKnown, rememberFileKey } from "./file-key-cache.ts";
import { scryptIdentity, scryptRecipient } from "./scrypt-stanza.ts";

/** What opens the vault. */
export interface VaultKey {
  readonly passphrase?: Secret;
  /** The lines of an age identity file. */
  readonly identities?: Secret<readonly string[]>;
  /** log2 of scrypt's N for a vault that does not exist yet; an existing one keeps its own. */
  readonly workFactor: number;
}

/** How an existing vault is closed, as its header tells without opening it. */
interface Envelope {
  readonly armored: boolean;
  readonly workFactor: number | undefined;
  readonly recipientCount: number;
}

const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
const decoder = new TextDecoder();

function unarmor(file: Uint8Array): { readonly bytes: Uint8Array; readonly armored: boolean } {
  const armored = decoder.decode(file.subarray(0, ARMOR.length)) === ARMOR;
  return { bytes: armored ? armor.decode(decoder.decode(file)) : file, armored };
}

function envelopeOf(file: Uint8Array): Envelope {
  const { bytes, armored } = unarmor(file);
  const header = Buffer.from(bytes.subarray(0, 65_536)).toString("latin1").split("\n---")[0] ?? "";
  const work = /^-> scrypt \S+ ([1-9]\d?)$/mu.exec(header)?.[1];
  return {
    armored,
    workFactor: work === undefined ? undefined : Number(work),
    recipientCount: header.match(/^-> (?!\S*-grease\b)/gmu)?.length ?? 0,
  };
}

function damaged(path: string): KeyguardError {
  return new KeyguardError("KG_VAULT_DAMAGED", `Cannot open the vault "${path}": it is not a whole age file`, {
    hint: "restore it from a backup; nothing was changed",
  });
}

/** True when the file begins as an age file does. */
function isAge(file: Uint8Array): boolean {
  const start = decoder.decode(file.subarray(0, ARMOR.length));
  return start.startsWith("age-encryption.org/v1\n") || start === ARMOR;
}

/**
 * Decrypts a vault.
 *
 * @throws {KeyguardError} `KG_VAULT_LOCKED` for another passphrase or key file, `KG_VAULT_DAMAGED` for a file that is
 *   cut or changed. Nothing in the age format tells the two apart when the header itself was changed
 */
export async function openVault(file: Uint8Array, key: VaultKey, path: string): Promise<string> {
  if (!isAge(file)) throw damaged(path);
  try {
    const { bytes } = unarmor(file);
    const header = headerOf(bytes);
    if (header === undefined) throw damaged(path);
    const fileKey = await fileKeyOf(header, key, async () => decrypterFor(key).decryptHeader(header));
    const decrypter = new Decrypter();
    decrypter.addIdentity({ unwrapFileKey: () => fileKey });
    return await decrypter.decrypt(bytes, "text");
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("no identity matched"))
      throw new KeyguardError(
        "KG_VAULT_LOCKED",
        `Cannot open the vault "${path}": the passphrase or key file is not the one it was closed with`,
        {
          hint: "check KEYGUARD_VAULT_PASSPHRASE or KEYGUARD_VAULT_KEY_FILE; nothing was changed",
        },
      );
    throw damaged(path);
  }
}

/** True when this process has opened this generation of the vault before. */
function isOpened(file: Uint8Array, key: VaultKey): boolean {
  const header = isAge(file) ? headerOf(unarmor(file).bytes) : undefined;
  return header !== undefined && isFileKeyKnown(header, key);
}

function decrypterFor({ passphrase, identities }: VaultKey): Decrypter {
  const decrypter = new Decrypter();
  if (passphrase !== undefined) decrypter.addIdentity(scryptIdentity(Secret.reveal(passphrase)));
  for (const identity of identities === undefined ? [] : Secret.reveal(identities)) decrypter.addIdentity(identity);
  return decrypter;
}

/** The public halves of a key file's identities. */
export async function recipientsOf(key: VaultKey): Promise<string[]> {
  const identities = key.identities === undefined ? [] : Secret.reveal(key.identities);
  return Promise.all(identities.map(async (identity) => identityToRecipient(identity)));
}

/** Encrypts the next state of a vault in the way its present state is encrypted. */
export type Sealer = (text: string, recipients: readonly string[]) => Promise<Uint8Array>;

/**
 * Prepares to close a vault again as it was closed: by passphrase with the same work, or for the same
 * recipients. Without a vault yet, a key file is taken before a passphrase.
 */
export function prepareSeal(file: Uint8Array | undefined, key: VaultKey, path: string): Sealer {
  const old = file !== undefined && isAge(file) ? envelopeOf(file) : undefined;
  const byPassphrase = old === undefined ? key.identities === undefined : old.workFactor !== undefined;
  const { passphrase } = key;
  const derive =
    byPassphrase && passphrase !== undefined
      ? () => scryptRecipient(Secret.reveal(passphrase), old?.workFactor ?? key.workFactor)
      : undefined;
  // Beside the derivation that opens it; where that is not needed, nothing may be to write either.
  const early = file === undefined || !isOpened(file, key) ? derive?.() : undefined;
  return async (text, recipients) => {
    const encrypter = new Encrypter();
    if (derive !== undefined) encrypter.addRecipient(early ?? derive());
    else {
      if (old !== undefined && old.recipientCount > recipients.length)
        throw new KeyguardError(
          "KG_STORE_CANNOT",
          `Cannot write the vault "${path}": it is also encrypted for others, whose names it does not hold`,
          {
            hint: 'write them into its "recipients" with age, then run the command again',
          },
        );
      for (const recipient of recipients) encrypter.addRecipient(recipient);
    }
    const fileKey = new Promise<Uint8Array>((resolve) => {
      // A recipient that takes no stanza sees the key that the others wrap.
      encrypter.addRecipient({
        wrapFileKey: (made) => {
          resolve(Uint8Array.from(made));
          return [];
        },
      });
    });
    const sealed = await encrypter.encrypt(text);
    const header = headerOf(sealed);
    if (header !== undefined) await rememberFileKey(header, key, fileKey);
    return old?.armored === true ? new TextEncoder().encode(armor.encode(sealed)) : sealed;
  };
}
