import { constants, open } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Check, Secret, spellings } from "@keyguard/core";
import type { LoadedKey, ProjectLook } from "../../posture/ports.ts";
import { eachOf } from "../../posture/within.ts";
import { type ProjectFile, projectFiles } from "./project-files.ts";
import { storeFile } from "./store-file-check.ts";

/** Larger files are data, and the scanner's work. */
const MAX_FILE_BYTES = 1 << 20;
/** Files that are read at once. */
const CONCURRENCY = 8;
/** With more keys than this only the secrets themselves are looked for, not their encodings. */
const MANY_KEYS = 50;

/** What to look for, and whose it is. */
interface Needle {
  readonly key: LoadedKey;
  readonly spelled: readonly Buffer[];
  /** The key's own store, relative to the project. */
  readonly home: string | undefined;
}

/** Where one key's secret stands. */
interface Place extends ProjectFile {
  readonly key: LoadedKey;
  readonly line: number;
}

function needles(keys: readonly LoadedKey[], directory: string): Needle[] {
  return keys.map((key) => {
    const secret = Secret.reveal(key.credential.secret);
    const forms = keys.length > MANY_KEYS ? [secret] : spellings(secret);
    const store = storeFile(key, directory);
    return {
      key,
      spelled: forms.map((form) => Buffer.from(form)),
      home: store === undefined ? undefined : relative(directory, store).split(sep).join("/"),
    };
  });
}

/** A file's bytes, or undefined for what is no plain file of a readable size. Symbolic links are not followed. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)).catch(
    () => undefined,
  );
  if (handle === undefined) return undefined;
  try {
    const stat = await handle.stat();
    return stat.isFile() && stat.size <= MAX_FILE_BYTES ? await handle.readFile() : undefined;
  } catch {
    return undefined; // gone or changed while it was read: the scanner's work, and not a leak that is known
  } finally {
    await handle.close();
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

function placesIn(file: ProjectFile, bytes: Buffer, wanted: readonly Needle[]): Place[] {
  return wanted.flatMap(({ key, spelled, home }) => {
    if (file.path === home) return [];
    const offset = spelled.map((form) => bytes.indexOf(form)).find((at) => at !== -1);
    return offset === undefined ? [] : [{ key, ...file, line: lineAt(bytes, offset) }];
  });
}

function checkOf(key: LoadedKey, places: readonly Place[], complete: boolean): Check {
  const base = { id: "not-leaked", key: key.name } as const;
  const first = places.find(({ tracked }) => tracked) ?? places[0];
  if (first === undefined) {
    const words = "its secret stands in no file of the project";
    return complete
      ? { ...base, result: "pass", severity: "critical", evidence: words, remedy: "" }
      : {
          ...base,
          result: "unknown",
          severity: "high",
          evidence: "not every file of the project was searched",
          remedy: "`keyguard scan` takes the time that it needs.",
        };
  }
  const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
  return {
    ...base,
    result: "fail",
    severity: first.tracked ? "critical" : "medium",
    evidence: `its secret stands in ${first.path}:${first.line}${more}${first.tracked ? ", which git tracks" : ""}`,
    remedy: first.tracked
      ? "Replace the key now, then take the file out of the repository."
      : "Keep the secret in its store only; `keyguard run` hands it to the bot.",
  };
}

/**
 * Looks for the declared keys' secrets in the project's files, each outside its own store: the value itself, in
 * base64, hex and the other usual spellings. Files over 1 MiB are not opened, and what git ignores is not either.
 *
 * Reads and compares bytes only, so that exchanges' answers are not kept waiting.
 */
export async function findLeaks(
  keys: readonly LoadedKey[],
  directory: string,
  signal: AbortSignal,
): Promise<ProjectLook> {
  const { files, complete } = await projectFiles(directory, signal);
  const wanted = needles(keys, directory);
  const places: Place[] = [];
  let whole = complete;
  await eachOf(files, CONCURRENCY, async (file) => {
    if (signal.aborted) {
      whole = false;
      return;
    }
    const bytes = await contentOf(join(directory, file.path));
    if (bytes !== undefined) places.push(...placesIn(file, bytes, wanted));
  });
  places.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const checks = keys.map((key) =>
    checkOf(
      key,
      places.filter((place) => place.key === key),
      whole,
    ),
  );
  return { checks, findings: [] };
}
