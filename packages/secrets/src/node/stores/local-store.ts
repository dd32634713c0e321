import { realpathSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import {
  type Clock,
  KeyguardError,
  type ListableStore,
  Secret,
  type StagedStore,
  type StoredDocument,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { sameDocument } from "../../document.ts";
import { withStaging } from "../../stores/staged-document.ts";
import type { Environment } from "../../variables.ts";
import { type FileSystem, nodeFileSystem } from "../file-system.ts";
import { openVault, prepareSeal, recipientsOf, type VaultKey } from "../vault/vault-cipher.ts";
import {
  changeVault,
  emptyVault,
  formatVault,
  parseVault,
  type VaultContent,
  type VaultEntry,
} from "../vault/vault-content.ts";
import { fileFailure } from "../file-failure.ts";
import { createWholeFile } from "../vault/vault-file.ts";
import { type AskPassphrase, vaultKey, vaultPath } from "../vault/vault-key.ts";

/** What the local vault needs. */
export interface LocalStoreOptions {
  /** `KEYGUARD_VAULT`, `KEYGUARD_VAULT_PASSPHRASE`, `KEYGUARD_VAULT_KEY_FILE` and the XDG variables. */
  readonly environment: Environment;
  readonly ask?: AskPassphrase;
  readonly clock?: Clock;
  readonly files?: FileSystem;
}

/** The vault on this machine. */
export type LocalStore = WritableStore & ListableStore & StagedStore;

/** Names are printed and typed: no blanks or control characters at their ends or within. */
const NAME = /^[^\s\p{C}]{1,200}$/u;

function checkName(name: string): void {
  if (NAME.test(name) && name !== "__proto__") return;
  throw new KeyguardError(
    "KG_USAGE",
    "Cannot use that name in the local vault: names have no blanks and at most 200 characters",
    { hint: "choose another name, such as binance-main" },
  );
}

/** The file behind a link: replacing the link itself would leave the real vault behind. */
function behindLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // there is none yet
  }
}

function toStored(name: string, entry: VaultEntry): StoredDocument {
  const updatedAt = Date.parse(entry.updatedAt);
  const document = new Secret(entry.document, `local:${name}`);
  return { document, version: String(entry.revision), ...(Number.isNaN(updatedAt) ? {} : { updatedAt }) };
}

function entryOf(content: VaultContent, name: string): VaultEntry | undefined {
  return Object.hasOwn(content.secrets, name) ? content.secrets[name] : undefined;
}

/**
 * The local vault: one file in the age format that `age -d` opens too. The first write makes it; what
 * cannot be opened is never overwritten.
 */
export function createLocalStore({
  environment,
  ask,
  clock = systemClock,
  files = nodeFileSystem,
}: LocalStoreOptions): LocalStore {
  const path = behindLinks(vaultPath(environment));
  const whole = createWholeFile(files, path, clock);
  let known: Promise<VaultKey> | undefined;
  const key = async (fresh: boolean): Promise<VaultKey> => (known ??= vaultKey(environment, ask, fresh));

  async function read(): Promise<VaultContent | undefined> {
    const bytes = await whole.read().catch((error: unknown) => {
      throw fileFailure(path, error);
    });
    return bytes === undefined ? undefined : parseVault(await openVault(bytes, await key(false), path), path);
  }

  // A vault is opened once for all that read it together; a write looks at the file again.
  let reading: Promise<VaultContent | undefined> | undefined;
  async function content(): Promise<VaultContent | undefined> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  type Step<Result> = (now: VaultContent) => { readonly next?: VaultContent; readonly result: Result };

  async function change<Result>(step: Step<Result>): Promise<Result> {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await key((await whole.read()) === undefined); // asked before the lock is taken
      return await whole.change(async (bytes) => {
        const opener = await key(bytes === undefined);
        const seal = prepareSeal(bytes, opener, path);
        const now =
          bytes === undefined
            ? emptyVault(await recipientsOf(opener))
            : parseVault(await openVault(bytes, opener, path), path);
        const { next, result } = step(now);
        if (next === undefined) return { result };
        const recipients = next.recipients.length > 0 ? next.recipients : await recipientsOf(opener);
        return { result, bytes: await seal(formatVault(next), recipients) };
      });
    } catch (error) {
      throw fileFailure(path, error);
    }
  }

  return withStaging({
    scheme: "local",
    async get(name: string) {
      checkName(name);
      const found = await content();
      const entry = found && entryOf(found, name);
      return entry && toStored(name, entry);
    },
    async put(name, document, expected) {
      checkName(name);
      return change<WriteOutcome>((now) => {
        const entry = entryOf(now, name);
        if ((entry === undefined ? null : String(entry.revision)) !== expected)
          return { result: { status: "conflict" } };
        if (entry !== undefined && sameDocument(new Secret(entry.document, name), document))
          return { result: { status: "unchanged", version: String(entry.revision) } };
        const next = changeVault(now, name, document, clock.now());
        return { next, result: { status: "written", version: String(next.revision) } };
      });
    },
    async remove(name, expected) {
      return change<WriteOutcome>((now) => {
        const entry = entryOf(now, name);
        if (entry === undefined || String(entry.revision) !== expected) return { result: { status: "conflict" } };
        const next = changeVault(now, name, null, clock.now());
        return { next, result: { status: "written", version: String(next.revision) } };
      });
    },
    async list() {
      const found = await content();
      return Object.entries(found?.secrets ?? {}).map(([name, entry]) => {
        const { updatedAt } = toStored(name, entry);
        return { name, ...(updatedAt === undefined ? {} : { updatedAt }) };
      });
    },
  } satisfies WritableStore & ListableStore);
}
