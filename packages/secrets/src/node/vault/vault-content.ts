import { KeyguardError, Secret, type SecretDocument } from "@keyguard/core";

/** The format that this keyguard writes. A higher number means: do not touch. */
const FORMAT = 1;

type Fields = Readonly<Record<string, unknown>>;

/** One name in the vault. */
export interface VaultEntry {
  /** The vault's own count of writes when this entry was written; never used twice, so it serves as version. */
  readonly revision: number;
  /** ISO 8601, by the clock of whoever wrote it: for people, never for decisions. */
  readonly updatedAt: string;
  readonly document: Fields;
}

/** What is inside the age file: JSON text that a person can read after `age -d`. */
export interface VaultContent {
  readonly revision: number;
  /** Who can open it by key file; empty for a passphrase. */
  readonly recipients: readonly string[];
  readonly secrets: Readonly<Record<string, VaultEntry>>;
  /** Fields that this version does not know; they are kept. */
  readonly rest: Fields;
}

/** A vault with nothing in it. */
export function emptyVault(recipients: readonly string[]): VaultContent {
  return { revision: 0, recipients, secrets: {}, rest: {} };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function damaged(path: string): KeyguardError {
  return new KeyguardError(
    "KG_VAULT_DAMAGED",
    `Cannot read the vault "${path}": what it holds is not a keyguard vault`,
    {
      hint: "`age -d` shows what is in it; nothing was changed",
    },
  );
}

function readEntry(value: unknown, path: string): VaultEntry {
  if (!isFields(value) || typeof value["revision"] !== "number" || !isFields(value["document"])) throw damaged(path);
  return { revision: value["revision"], updatedAt: String(value["updatedAt"] ?? ""), document: value["document"] };
}

/**
 * Reads the text that was inside the age file.
 *
 * @throws {KeyguardError} `KG_VAULT_NEWER` or `KG_VAULT_DAMAGED`; the text is not echoed
 */
export function parseVault(text: string, path: string): VaultContent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path); // the parser's message would quote the text
  }
  if (!isFields(value)) throw damaged(path);
  const { format, version, revision, recipients = [], secrets, ...rest } = value;
  if (format !== "keyguard-vault" || typeof version !== "number") throw damaged(path);
  if (version > FORMAT)
    throw new KeyguardError(
      "KG_VAULT_NEWER",
      `Cannot read the vault "${path}": a newer keyguard wrote it (format ${version})`,
      {
        hint: "update keyguard; nothing was changed",
      },
    );
  if (typeof revision !== "number" || !isFields(secrets) || !Array.isArray(recipients)) throw damaged(path);
  const entries = Object.entries(secrets).map(([name, entry]) => [name, readEntry(entry, path)] as const);
  return { revision, recipients: recipients.map(String), secrets: Object.fromEntries(entries), rest };
}

/** The text to encrypt: indented, names sorted. */
export function formatVault({ revision, recipients, secrets, rest }: VaultContent): string {
  const sorted = Object.fromEntries(Object.entries(secrets).sort(([a], [b]) => (a < b ? -1 : 1)));
  const more = recipients.length === 0 ? {} : { recipients };
  return `${JSON.stringify({ format: "keyguard-vault", version: FORMAT, revision, ...more, ...rest, secrets: sorted }, null, 2)}\n`;
}

/** The vault after one entry was set, or removed by null. */
export function changeVault(
  content: VaultContent,
  name: string,
  document: SecretDocument | null,
  now: number,
): VaultContent {
  const revision = content.revision + 1;
  const { [name]: _, ...others } = content.secrets;
  if (document === null) return { ...content, revision, secrets: others };
  const entry = { revision, updatedAt: new Date(now).toISOString(), document: Secret.reveal(document) };
  return { ...content, revision, secrets: { ...others, [name]: entry } };
}
