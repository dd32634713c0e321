import { lstat, mkdir, readdir, readFile, realpath, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  type Clock,
  KeyguardError,
  Secret,
  type SecretDocument,
  type StagedStore,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { formatDocument, MAX_DOCUMENT_BYTES, parseDocument, sameDocument } from "../../document.ts";
import { withStaging } from "../../stores/staged-document.ts";
import { stripLineEnd } from "../../variables.ts";
import { contentVersion } from "../../version.ts";
import { takeLock } from "../file-lock.ts";
import { errorCode, fileFailure } from "../file-failure.ts";
import { nodeFileSystem } from "../file-system.ts";
import { utf8Text } from "../utf8-text.ts";
import { writeWhole } from "../write-whole.ts";
import { editJson } from "../../json-edit.ts";

/** The most files that a directory of parts may hold. */
const MAX_PARTS = 64;

/** What the file store needs. */
export interface FileStoreOptions {
  /** Where relative paths begin. */
  readonly directory: string;
  readonly clock?: Clock;
}

async function readSmall(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_DOCUMENT_BYTES)
    throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "${path}": it is larger than 64 KiB`, {
      hint: "a credential's document is a few hundred bytes; name that file",
    });
  return utf8Text(await readFile(path), path);
}

/**
 * One file a part. Kubernetes swaps all files of a mount at once through the link `..data`: all parts
 * are read behind one look at it.
 */
async function readDirectory(path: string): Promise<Record<string, string>> {
  const inner = await realpath(join(path, "..data")).catch(() => path);
  const names = (await readdir(inner, { withFileTypes: true })).filter(
    (entry) => !entry.name.startsWith(".") && !entry.isDirectory(),
  );
  if (names.length > MAX_PARTS)
    throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "${path}": it holds more than ${MAX_PARTS} files`, {
      hint: "name a directory that holds one credential's parts and nothing else",
    });
  const parts = await Promise.all(
    names.map(async ({ name }) => [name, stripLineEnd(await readSmall(join(inner, name)))] as const),
  );
  return Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Found {
  readonly kind: "document" | "directory";
  readonly text: string;
  readonly document: SecretDocument;
}

async function read(path: string, label: string): Promise<Found | undefined> {
  try {
    if ((await stat(path)).isDirectory()) {
      const parts = await readDirectory(path);
      return { kind: "directory", text: JSON.stringify(parts), document: new Secret(parts, label) };
    }
    const text = await readSmall(path);
    // A file that is no document is one value: what Docker and systemd mount.
    const document = text.trimStart().startsWith("{")
      ? parseDocument(text, label)
      : new Secret({ value: stripLineEnd(text) }, label);
    return { kind: "document", text, document };
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw fileFailure(path, error);
  }
}

/** Refuses a write through anything but a plain file or directory of the owner's. */
async function refuseMounted(path: string): Promise<void> {
  const mounted = await lstat(join(path, "..data")).then(
    () => true,
    () => false,
  );
  if (mounted)
    throw new KeyguardError("KG_STORE_CANNOT", `Cannot write "${path}": Kubernetes mounted it`, {
      hint: "change the Secret object instead",
    });
}

async function writeDirectory(
  path: string,
  before: Record<string, unknown>,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  await refuseMounted(path);
  for (const [name, value] of Object.entries(after)) {
    if (!/^[\w.-]{1,100}$/u.test(name) || typeof value !== "string")
      throw new KeyguardError(
        "KG_SECRET_INVALID",
        `Cannot write "${path}": a directory holds texts under plain names only`,
        { hint: "store the document in a file instead, such as file:secrets/NAME.json" },
      );
    if (before[name] !== value) await writeWhole(join(path, name), value);
  }
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) await rm(join(path, name), { force: true });
}

async function writeDocument(path: string, before: Found | undefined, document: SecretDocument): Promise<void> {
  if (before === undefined) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeWhole(path, `${formatDocument(document)}\n`);
    return;
  }
  const fields = Secret.reveal(document);
  const single = !before.text.trimStart().startsWith("{");
  const only = fields["value"];
  if (single && (Object.keys(fields).length !== 1 || typeof only !== "string"))
    throw new KeyguardError("KG_STORE_CANNOT", `Cannot write "${path}": it holds one value, not a document`, {
      hint: "name another file",
    });
  // Through a link the file behind it is replaced, not the link.
  await writeWhole(await realpath(path), single ? `${String(only)}\n` : editJson(before.text, fields));
}

/** Through a link what lies behind it goes, too: it is the secret. */
async function removeFile(path: string): Promise<void> {
  const behind = await realpath(path);
  await rm(behind);
  if (behind !== path) await rm(path, { force: true });
}

/** A document in a JSON file, one value in a file of its own, or a directory with one file a part. */
export function createFileStore({ directory, clock = systemClock }: FileStoreOptions): WritableStore & StagedStore {
  const at = (name: string): string => resolve(directory, name);

  async function change(
    name: string,
    expected: string | null,
    step: (path: string, before: Found | undefined) => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    const path = at(name);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const lock = await takeLock(nodeFileSystem, `${path}.lock`, { clock });
      try {
        const before = await read(path, `file:${name}`);
        const version = before === undefined ? null : await contentVersion(before.text);
        return version === expected ? await step(path, before) : { status: "conflict" };
      } finally {
        await lock.release();
      }
    } catch (error) {
      throw fileFailure(path, error);
    }
  }

  const store: WritableStore = {
    scheme: "file",
    async get(name) {
      const path = at(name);
      const found = await read(path, `file:${name}`);
      if (found === undefined) return undefined;
      const updatedAt = await nodeFileSystem.changedAt(path);
      const version = await contentVersion(found.text);
      return { document: found.document, version, ...(updatedAt !== undefined && { updatedAt }) };
    },
    async put(name, document, expected) {
      return change(name, expected, async (path, before) => {
        if (before !== undefined && sameDocument(before.document, document))
          return { status: "unchanged", version: await contentVersion(before.text) };
        if (before?.kind === "directory")
          await writeDirectory(path, Secret.reveal(before.document), Secret.reveal(document));
        else await writeDocument(path, before, document);
        const after = await read(path, `file:${name}`);
        return { status: "written", version: await contentVersion(after?.text ?? "") };
      });
    },
    async remove(name, expected) {
      return change(name, expected, async (path, before) => {
        if (before?.kind === "directory") await writeDirectory(path, Secret.reveal(before.document), {});
        else await removeFile(path);
        return { status: "written", version: expected };
      });
    },
  };
  const staged = withStaging(store);
  return {
    ...staged,
    async stage(name, document, token) {
      if ((await read(at(name), `file:${name}`))?.kind === "directory") throw notAtOnce(name);
      return staged.stage(name, document, token);
    },
  };
}

/** Between the writing of two files a reader would see halves of two keys. */
function notAtOnce(name: string): KeyguardError {
  return new KeyguardError(
    "KG_STORE_CANNOT",
    `Cannot switch the key at "file:${name}": a directory of files cannot change key and secret at one instant`,
    { hint: "keep both in one document, as in: keyguard secrets sync file:DIRECTORY file:bot.json" },
  );
}
