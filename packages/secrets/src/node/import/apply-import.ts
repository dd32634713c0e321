import { realpath } from "node:fs/promises";
import {
  equalSecrets,
  formatPlace,
  KeyguardError,
  parsePlace,
  type Place,
  Secret,
  type StoredPart,
  type WritableStore,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { canRead, canWrite, cannot } from "../../capabilities.ts";
import { changeDocument } from "../../change-document.ts";
import { documentPart, withPart } from "../../document.ts";
import { setDotenv } from "../../dotenv/edit-dotenv.ts";
import { parseDotenv } from "../../dotenv/parse-dotenv.ts";
import type { ImportPlan, Move } from "../../import/plan-import.ts";
import { readDotenvFile } from "../dotenv-file.ts";
import { fileFailure } from "../file-failure.ts";
import { takeLock } from "../file-lock.ts";
import { nodeFileSystem } from "../file-system.ts";
import type { Stores } from "../open-store.ts";
import { resolveReference } from "../resolve.ts";
import { splitDotenvName } from "../stores/dotenv-store.ts";
import { writeWhole } from "../write-whole.ts";

function byPlace(moves: readonly Move[]): Map<string, Move[]> {
  const groups = new Map<string, Move[]>();
  for (const move of moves) {
    const name = formatPlace(move.place);
    groups.set(name, [...(groups.get(name) ?? []), move]);
  }
  return groups;
}

function occupied(place: Place, part: StoredPart): KeyguardError {
  return new KeyguardError("KG_USAGE", `Cannot import to "${formatPlace(place)}": it holds another ${part} already`, {
    hint: "name another place with --to, or remove what is there first",
  });
}

/** Writes the parts of one credential beside what the store has. A different value that is there is never replaced. */
async function write(store: WritableStore, place: Place, moves: readonly Move[]): Promise<void> {
  await changeDocument(store, place.name, (now) => {
    let next = now ?? new Secret({}, formatPlace(place));
    for (const { part, value } of moves) {
      const there = documentPart(next, part);
      if (there !== undefined && !equalSecrets(there, value)) throw occupied(place, part);
      next = withPart(next, part, value);
    }
    return next;
  });
}

/** Reads back what was written: only then may it leave the file. */
async function prove(store: WritableStore, place: Place, moves: readonly Move[]): Promise<void> {
  const stored = await store.get(place.name);
  for (const { part, value } of moves) {
    const there = stored && documentPart(stored.document, part);
    if (there === undefined || !equalSecrets(value, there))
      throw new KeyguardError(
        "KG_STORE_CONFLICT",
        `Cannot import to "${formatPlace(place)}": the store does not give back what was written`,
        {
          hint: "the file was not changed",
        },
      );
  }
}

/** Refuses stores that could not prove that they have it, and the very file that is imported. */
async function writableStore(stores: Stores, place: Place, file: string): Promise<WritableStore> {
  const store = await stores.open(place.scheme);
  if (!canRead(store))
    throw cannot(store, "import secrets", "it cannot prove that it has them; import to another store, then sync");
  if (!canWrite(store))
    throw cannot(store, "import secrets", "it cannot be written; name local:, file:, aws: or vault:");
  if (place.scheme === "dotenv" && (await realpath(splitDotenvName(place.name).file).catch(() => "")) === file)
    throw new KeyguardError("KG_USAGE", "Cannot import a file into itself", { hint: "name another store with --to" });
  return store;
}

/** Under the lock that the dotenv store takes, too. */
async function replaceIfSame(path: string, before: string, after: string): Promise<void> {
  try {
    const lock = await takeLock(nodeFileSystem, `${path}.lock`, { clock: systemClock });
    try {
      const now = await readDotenvFile(path);
      if (now !== before)
        throw new KeyguardError("KG_STORE_CONFLICT", `Cannot rewrite "${path}": it was changed meanwhile`, {
          hint: "run the command again",
        });
      if (now !== after) await writeWhole(path, after);
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw fileFailure(path, error);
  }
}

/**
 * Carries an import out: writes to the store, reads everything back, and only then puts references into
 * the file. Stopped anywhere, each secret is still in the file or in both; a second run finishes it.
 */
export async function applyImport(stores: Stores, path: string, before: string, plan: ImportPlan): Promise<void> {
  const file = await realpath(path);
  const groups = [...byPlace(plan.moves).values()];
  const open = async ([first]: readonly Move[]): Promise<WritableStore> =>
    writableStore(stores, first?.place ?? { scheme: "local", name: "" }, file);
  for (const moves of groups) await write(await open(moves), moves[0]?.place as Place, moves);
  for (const moves of groups) await prove(await open(moves), moves[0]?.place as Place, moves);
  await replaceIfSame(file, before, plan.text);
}

/** References of a text by variable. */
export function referencesIn(text: string): { readonly variable: string; readonly reference: string }[] {
  return parseDotenv(text).flatMap(({ name, value }) =>
    value.startsWith("kg://") ? [{ variable: name, reference: value }] : [],
  );
}

/** The way back: puts the values from the stores in the place of the references. The stores keep them. */
export async function undoImport(stores: Stores, path: string, before: string): Promise<readonly string[]> {
  const references = referencesIn(before);
  const values = await Promise.all(
    references.map(async ({ reference }) => resolveReference(stores, formatPlace(parsePlace(reference)))),
  );
  let next = before;
  for (const [i, { variable }] of references.entries()) {
    const value = values[i];
    if (value !== undefined) next = setDotenv(next, variable, Secret.reveal(value));
  }
  await replaceIfSame(await realpath(path), before, next);
  return references.map(({ variable }) => variable);
}
