import { mkdir, rm, rmdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KeyguardError, systemReason } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";
import { type Change, type Content, sameContent } from "../../init/change.ts";
import { readContent } from "./read-content.ts";

// The journal is written before the first change and after each: whatever stops `init`, `--undo` knows what to do.

interface StoredContent {
  readonly kind: "file" | "link" | "none";
  readonly data: string;
  readonly mode: number;
}

interface Step {
  readonly path: string;
  readonly label: string;
  readonly before: StoredContent;
  readonly after: StoredContent;
  /** Directories that had to be made, the outermost first. */
  readonly made: readonly string[];
}

interface Journal {
  readonly version: 1;
  readonly steps: readonly Step[];
}

const MODE = 0o600; // what was there before may hold anything

function store(content: Content | undefined): StoredContent {
  if (content === undefined) return { kind: "none", data: "", mode: 0 };
  if (content.kind === "link") return { kind: "link", data: content.target, mode: 0 };
  return { kind: "file", data: Buffer.from(content.bytes).toString("base64"), mode: content.mode };
}

function restore({ kind, data, mode }: StoredContent): Content | undefined {
  if (kind === "none") return undefined;
  if (kind === "link") return { kind, target: data };
  return { kind, bytes: new Uint8Array(Buffer.from(data, "base64")), mode };
}

function cannotWrite(label: string, error: unknown): KeyguardError {
  return new KeyguardError("KG_OUTPUT", `Cannot write "${label}": ${systemReason(error)}`, {
    hint: "check that its directory can be written and has room; `keyguard init --undo` takes back what was done",
    cause: error,
  });
}

async function put(path: string, label: string, content: Content | undefined): Promise<void> {
  try {
    if (content?.kind === "file") return await replaceFile(path, content.bytes, { mode: content.mode });
    await rm(path, { force: true });
    if (content?.kind === "link") await symlink(content.target, path);
    return undefined;
  } catch (error) {
    throw cannotWrite(label, error);
  }
}

/** Makes the directories above a path; tells which, the outermost first. */
async function makeFolders(path: string): Promise<string[]> {
  const first = await mkdir(dirname(path), { recursive: true });
  if (first === undefined) return [];
  const made: string[] = [];
  for (let folder = dirname(path); folder.length >= first.length; folder = dirname(folder)) made.unshift(folder);
  return made;
}

async function readJournal(file: string): Promise<Journal> {
  const content = await readContent(file, "keyguard's undo journal");
  if (content?.kind !== "file") return { version: 1, steps: [] };
  try {
    const journal = JSON.parse(Buffer.from(content.bytes).toString("utf8")) as Journal;
    if (journal.version === 1 && Array.isArray(journal.steps)) return journal;
  } catch {
    // falls through: damaged is no better than unknown
  }
  throw new KeyguardError("KG_READ", "Cannot read keyguard's undo journal: it is damaged or of a later version", {
    hint: `nothing was changed; remove it once you have checked the files by hand: ${file}`,
  });
}

async function writeJournal(file: string, journal: Journal): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, `${JSON.stringify(journal)}\n`, { mode: MODE });
  } catch (error) {
    throw new KeyguardError("KG_OUTPUT", `Cannot keep the way back for --undo: ${systemReason(error)}`, {
      hint: `check that ${dirname(file)} can be written and has room; nothing more was changed`,
      cause: error,
    });
  }
}

/**
 * Writes the changes, each file whole or not at all, so that `undoChanges` can take them back.
 *
 * @param journalFile where the way back is kept; its directory is made
 * @throws {KeyguardError} `KG_OUTPUT` with the file at which it stopped; what was done before it stays and can be undone
 */
export async function applyChanges(changes: readonly Change[], journalFile: string): Promise<void> {
  let journal = await readJournal(journalFile);
  for (const { path, label, after } of changes) {
    const before = await readContent(path, label);
    const made = await makeFolders(path).catch((error: unknown) => {
      throw cannotWrite(label, error);
    });
    journal = {
      version: 1,
      steps: [...journal.steps, { path, label, before: store(before), after: store(after), made }],
    };
    await writeJournal(journalFile, journal);
    await put(path, label, after);
  }
}

/** What an undo did. */
export interface Undone {
  /** Labels of what was there before, and is again. */
  readonly restored: readonly string[];
  /** Labels of what was not there before. */
  readonly removed: readonly string[];
  /** Labels of what someone changed since, and what was therefore left alone. */
  readonly kept: readonly string[];
}

/**
 * Restores what `applyChanges` replaced, byte for byte and mode for mode, the last first.
 *
 * A file that was changed since is left alone and stays in the journal.
 *
 * @param dryRun true to tell what would be done, and do nothing
 */
export async function undoChanges(journalFile: string, dryRun: boolean = false): Promise<Undone> {
  const { steps } = await readJournal(journalFile);
  const restored: string[] = [];
  const removed: string[] = [];
  const kept: Step[] = [];
  const would = new Map<string, Content | undefined>(); // what a dry run would have written so far
  for (const step of steps.toReversed()) {
    const now = would.has(step.path) ? would.get(step.path) : await readContent(step.path, step.label);
    const untouched = sameContent(now, restore(step.after));
    if (!untouched && !sameContent(now, restore(step.before))) {
      kept.unshift(step);
      continue;
    }
    (step.before.kind === "none" ? removed : restored).push(step.label);
    if (dryRun) {
      would.set(step.path, restore(step.before));
      continue;
    }
    if (untouched) await put(step.path, step.label, restore(step.before));
    for (const folder of step.made.toReversed()) await rmdir(folder).catch(() => undefined); // not empty: not ours alone
  }
  if (dryRun) return { restored, removed, kept: kept.map(({ label }) => label) };
  if (kept.length > 0) await writeJournal(journalFile, { version: 1, steps: kept });
  else {
    await rm(journalFile, { force: true });
    await rmdir(dirname(journalFile)).catch(() => undefined);
  }
  return { restored, removed, kept: kept.map(({ label }) => label) };
}

/** Where a project's journal is kept: in git's own directory, or hidden in the project outside git. */
export function journalPath(root: string, gitDirectory: string | undefined): string {
  return gitDirectory === undefined
    ? join(root, ".keyguard", "undo.json")
    : join(gitDirectory, "keyguard", "undo.json");
}
