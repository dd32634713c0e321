import { constants, open } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Answer, type Check, Secret, type Severity, spellings } from "@keyguard/core";
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

/** Errors of a file that is there and may hold anything. */
const CLOSED: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EIO", "EMFILE", "ENFILE"]);

/**
 * A file's bytes; `unopened` for one that is too large or not readable, undefined for what is none: a symbolic
 * link (it is not followed), a pipe, a file that is gone.
 */
async function contentOf(path: string): Promise<Buffer | "unopened" | undefined> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return undefined;
      return stat.size <= MAX_FILE_BYTES ? await handle.readFile() : "unopened";
    } finally {
      await handle.close();
    }
  } catch (error) {
    return CLOSED.has((error as NodeJS.ErrnoException).code ?? "") ? "unopened" : undefined;
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

/** The worst first: what git tracks is in every clone. */
const TRACKED: readonly Answer[] = ["yes", "unknown", "no"];

const REPLACE = "Replace the key now, then take the file out of the repository.";
const BY_TRACKED: Readonly<
  Record<Answer, { readonly severity: Severity; readonly words: string; readonly remedy: string }>
> = {
  yes: { severity: "critical", words: ", which git tracks", remedy: REPLACE },
  unknown: { severity: "high", words: "; git could not be asked whether it tracks that", remedy: REPLACE },
  no: {
    severity: "medium",
    words: "",
    remedy: "Keep the secret in its store only; `keyguard run` hands it to the bot.",
  },
};

function checkOf(key: LoadedKey, places: readonly Place[], complete: boolean, unopened: number): Check {
  const base = { id: "not-leaked", key: key.name } as const;
  const first = TRACKED.flatMap((answer) => places.find(({ tracked }) => tracked === answer) ?? [])[0];
  if (first === undefined) {
    const rest = unopened === 0 ? "" : `; not opened, as over 1 MiB or not readable: ${unopened}`;
    const words = `its secret stands in no file of the project${rest}`;
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
  const { severity, words, remedy } = BY_TRACKED[first.tracked];
  const evidence = `its secret stands in ${first.path}:${first.line}${more}${words}`;
  return { ...base, result: "fail", severity, evidence, remedy };
}

/**
 * Looks for the declared keys' secrets in the project's files, each outside its own store: the value itself, in
 * base64, hex and the other usual spellings. Files over 1 MiB are counted and not opened; what git ignores is left out.
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
  let unopened = 0;
  await eachOf(files, CONCURRENCY, async (file) => {
    if (signal.aborted) {
      whole = false;
      return;
    }
    const bytes = await contentOf(join(directory, file.path));
    if (bytes === "unopened") unopened += 1;
    else if (bytes !== undefined) places.push(...placesIn(file, bytes, wanted));
  });
  places.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const checks = keys.map((key) =>
    checkOf(
      key,
      places.filter((place) => place.key === key),
      whole,
      unopened,
    ),
  );
  return { checks, findings: [] };
}
