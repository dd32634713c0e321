import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type Clock,
  KeyguardError,
  type ListableStore,
  Secret,
  type SecretDocument,
  type StoredPart,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { createDocument, documentPart, PARTS, partOfVariable, sameDocument } from "../../document.ts";
import { setDotenv, unsetDotenv } from "../../dotenv/edit-dotenv.ts";
import { parseDotenv } from "../../dotenv/parse-dotenv.ts";
import { ENDINGS, findPart, type ReadSecretFile, variableName } from "../../variables.ts";
import { contentVersion } from "../../version.ts";
import { takeLock } from "../file-lock.ts";
import { readDotenvFile } from "../dotenv-file.ts";
import { fileFailure } from "../file-failure.ts";
import { nodeFileSystem } from "../file-system.ts";
import { writeWhole } from "../write-whole.ts";

/** What the dotenv store needs. */
export interface DotenvStoreOptions {
  /** Where relative paths begin. */
  readonly directory: string;
  readonly readFile?: ReadSecretFile;
  readonly clock?: Clock;
}

/** Splits `.env#BINANCE` into the file and the prefix. */
export function splitDotenvName(name: string): { readonly file: string; readonly prefix: string } {
  const mark = name.lastIndexOf("#");
  const prefix = name.slice(mark + 1);
  if (mark < 1 || !/^[A-Za-z_]\w*$/u.test(prefix))
    throw new KeyguardError("KG_USAGE", "Cannot read the place of a secret: a dotenv place names a file and a prefix", {
      hint: "write it like dotenv:.env#BINANCE",
    });
  return { file: name.slice(0, mark), prefix };
}

function variables(text: string): Record<string, string> {
  return Object.fromEntries(parseDotenv(text).map(({ name, value }) => [name, value]));
}

function documentOf(
  text: string,
  prefix: string,
  label: string,
  read: ReadSecretFile | undefined,
): SecretDocument | undefined {
  const parts: Partial<Record<StoredPart, Secret>> = {};
  const environment = variables(text);
  for (const part of PARTS) {
    const { value, variable, problem } = findPart(prefix, part, environment, read);
    if (problem !== undefined && problem !== "is set but empty")
      throw new KeyguardError("KG_SECRET_INVALID", `Cannot use "${variable}" of "${label}": it ${problem}`, {
        hint: "set it to the bare value, or name the store that a reference (kg://…) names in its place",
      });
    if (value !== undefined) parts[part] = new Secret(value, `${label}#${part}`);
  }
  return Object.keys(parts).length === 0 ? undefined : createDocument(parts, label);
}

/** The variable that holds a part now, or the one to add. */
function holder(text: string, prefix: string, part: StoredPart): string {
  const set = variables(text);
  return (
    ENDINGS[part].map((ending) => `${prefix}_${ending}`).find((name) => (set[name] ?? "") !== "") ??
    variableName(prefix, part)
  );
}

function rewrite(text: string, prefix: string, document: SecretDocument): string {
  let next = text;
  for (const part of PARTS) {
    const value = documentPart(document, part);
    const name = holder(next, prefix, part);
    next = value === undefined ? unsetDotenv(next, name) : setDotenv(next, name, Secret.reveal(value));
  }
  return next;
}

function removeAll(text: string, prefix: string): string {
  const names = PARTS.flatMap((part) => ENDINGS[part].map((ending) => `${prefix}_${ending}`));
  return names.reduce((rest, name) => unsetDotenv(rest, name), text);
}

/** `PREFIX_API_KEY` and its like in an `.env` file; a change leaves every other byte of the file as it is. */
export function createDotenvStore({
  directory,
  readFile: read,
  clock = systemClock,
}: DotenvStoreOptions): WritableStore & ListableStore {
  async function change(
    name: string,
    expected: string | null,
    step: (text: string, prefix: string, old: SecretDocument | undefined) => string,
  ): Promise<WriteOutcome> {
    const { file, prefix } = splitDotenvName(name);
    const path = resolve(directory, file);
    const lock = await takeLock(nodeFileSystem, `${path}.lock`, { clock }).catch((error: unknown) => {
      throw fileFailure(path, error);
    });
    try {
      const text = await readDotenvFile(path);
      const old = documentOf(text ?? "", prefix, `dotenv:${name}`, read);
      if ((old === undefined ? null : await version(old)) !== expected) return { status: "conflict" };
      const next = step(text ?? "", prefix, old);
      if (next === text) return { status: "unchanged", version: expected ?? "" };
      await writeWhole(text === undefined ? path : await realpath(path), next);
      const after = documentOf(next, prefix, `dotenv:${name}`, read);
      return { status: "written", version: after === undefined ? "" : await version(after) };
    } catch (error) {
      throw fileFailure(path, error);
    } finally {
      await lock.release();
    }
  }

  return {
    scheme: "dotenv",
    async get(name) {
      const { file, prefix } = splitDotenvName(name);
      const path = resolve(directory, file);
      const text = await readDotenvFile(path);
      const document = text === undefined ? undefined : documentOf(text, prefix, `dotenv:${name}`, read);
      if (document === undefined) return undefined;
      const updatedAt = await nodeFileSystem.changedAt(path);
      return { document, version: await version(document), ...(updatedAt !== undefined && { updatedAt }) };
    },
    async put(name, document, expected) {
      const extra =
        Object.keys(Secret.reveal(document)).length -
        PARTS.filter((part) => documentPart(document, part) !== undefined).length;
      if (extra > 0)
        throw new KeyguardError(
          "KG_STORE_CANNOT",
          `Cannot write "dotenv:${name}": an .env file holds key, secret and passphrase only`,
          { hint: "name one part, such as #secret, or keep other fields in another store" },
        );
      return change(name, expected, (text, prefix, old) =>
        old !== undefined && sameDocument(old, document) ? text : rewrite(text, prefix, document),
      );
    },
    async remove(name, expected) {
      return change(name, expected, (text, prefix) => removeAll(text, prefix));
    },
    /** Credentials of `.env` in the directory. */
    async list() {
      const text = (await readDotenvFile(resolve(directory, ".env"))) ?? "";
      return prefixesIn(text).map((prefix) => ({ name: `.env#${prefix}` }));
    },
  };
}

/** Prefixes under which a file holds both a key and a secret, sorted. */
export function prefixesIn(text: string): string[] {
  const parts = new Map<string, Set<StoredPart>>();
  for (const { name } of parseDotenv(text)) {
    const part = partOfVariable(name);
    const ending =
      part && ENDINGS[part].toSorted((a, b) => b.length - a.length).find((known) => name.endsWith(`_${known}`));
    if (part === undefined || ending === undefined) continue;
    const prefix = name.slice(0, -ending.length - 1);
    parts.set(prefix, (parts.get(prefix) ?? new Set()).add(part));
  }
  return [...parts]
    .filter(([, found]) => found.has("key") && found.has("secret"))
    .map(([prefix]) => prefix)
    .sort();
}

/** Of the credential alone: other variables of the file may change without a conflict. */
async function version(document: SecretDocument): Promise<string> {
  return contentVersion(JSON.stringify(Secret.reveal(document)));
}
