import { KeyguardError } from "@keyguard/core";
import type { ChangeScan } from "./git-scan.ts";
import { isNullId, isObjectId } from "./object-id.ts";
import { type ObjectSource, withObjects } from "./large-object.ts";
import { Problems } from "./problems.ts";
import { RangeScan } from "./range-scan.ts";
import { readRefs } from "./refs.ts";
import { type GitEnvironment, openRepository, type Repository } from "./repository.ts";
import { findRange } from "./range-ends.ts";
import { peel } from "./revision.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** How commits are scanned. */
export interface ScanCommitsOptions {
  readonly engine: ScanEngine;
  /** git's own variables, as its hooks set them. */
  readonly environment?: GitEnvironment;
}

const DEEPEN = "git fetch --unshallow";

/**
 * Scans what the commits of a range bring, in any of git's spellings (see `findRange`): for each, every blob and message that none of its parents has, what a later commit
 * of the range takes out again included, merges against all their parents. Where its end is a tag with a message, that too.
 *
 * Where a shallow clone ends inside the range, or lacks one of its ends, the result is incomplete and says how to deepen it.
 *
 * @throws {KeyguardError} `KG_USAGE` for text of another form, `KG_GIT_REVISION` for a name that nothing has
 */
export async function scanRange(path: string, range: string, options: ScanCommitsOptions): Promise<ChangeScan> {
  return withReader(path, options, async (repository, source) => {
    const { include, exclude, tags, absent } = findRange(repository, source.reader, range);
    const [missing] = absent;
    if (missing !== undefined)
      return incomplete(range, `this clone does not have ${missing}; run: ${DEEPEN}, or git fetch origin ${missing}`);
    return new RangeScan({
      repository,
      ...source,
      engine: options.engine,
      include,
      exclude,
      extra: tags,
      deepen: DEEPEN,
      reachable: true,
    }).run();
  });
}

/**
 * Scans what commits bring that were committed at `since` or later, on any ref.
 *
 * @param since milliseconds since the epoch
 */
export async function scanSince(path: string, since: number, options: ScanCommitsOptions): Promise<ChangeScan> {
  return withReader(path, options, async (repository, source) => {
    const problems = new Problems();
    const refs = readRefs(repository, problems);
    const tips = [...new Set([...refs.all.values(), ...(refs.head === null ? [] : [refs.head])])];
    const commits = tips.map((id) => peel(source.reader, id)).filter((id) => id !== null);
    const scan = new RangeScan({
      repository,
      ...source,
      engine: options.engine,
      include: commits,
      exclude: [],
      extra: tips.filter((id) => !commits.includes(id)),
      since: since / 1000,
      deepen: DEEPEN,
      reachable: true,
    });
    scan.problems.merge(problems.take());
    return scan.run();
  });
}

/** One line of git's input to a hook. */
interface Update {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

const MAX_UPDATES = 100_000;

/**
 * Scans what a push would send, from the lines that git writes to a `pre-push` hook: `local-ref local-id remote-ref remote-id`.
 * What the remote's branches already hold, as far as this clone knows, is not scanned again.
 *
 * @param remote the remote's name, git's first argument to the hook; without it all remotes count
 * @throws {KeyguardError} `KG_USAGE` for input of another form
 */
export async function scanPrePush(
  path: string,
  input: string,
  options: ScanCommitsOptions & { readonly remote?: string },
): Promise<ChangeScan> {
  const updates = parseLines(input, 4).map(([, after = "", ref = "", before = ""]) => ({ ref, before, after }));
  return withReader(path, options, async (repository, source) => {
    const prefix = options.remote === undefined ? "refs/remotes/" : `refs/remotes/${options.remote}/`;
    const problems = new Problems();
    const refs = readRefs(repository, problems);
    const theirs = [...refs.all].filter(([name]) => name.startsWith(prefix)).map(([, id]) => id);
    return scanUpdates(repository, source, options.engine, updates, theirs, true);
  });
}

/**
 * Scans what a push brings, from the lines that git writes to a `pre-receive` hook: `old-id new-id ref`. Pass the hook's
 * environment on: the new objects lie in the quarantine directory that it names.
 *
 * @throws {KeyguardError} `KG_USAGE` for input of another form
 */
export async function scanPreReceive(path: string, input: string, options: ScanCommitsOptions): Promise<ChangeScan> {
  const updates = parseLines(input, 3).map(([before = "", after = "", ref = ""]) => ({ ref, before, after }));
  return withReader(path, options, async (repository, source) => {
    const refs = readRefs(repository, new Problems());
    return scanUpdates(repository, source, options.engine, updates, [...refs.all.values()], false);
  });
}

function parseLines(input: string, fields: number): string[][] {
  const lines = input.split("\n").filter((line) => line !== "");
  const parsed = lines.map((line) => line.split(" "));
  const good = parsed.every((line) => line.length === fields && line.filter((field) => isObjectId(field)).length >= 2);
  if (!good || lines.length > MAX_UPDATES)
    throw new KeyguardError("KG_USAGE", "Cannot read the hook's input: its lines are not the ones that git writes", {
      hint: "run this from a hook, with git's standard input passed on",
    });
  return parsed;
}

async function scanUpdates(
  repository: Repository,
  source: ObjectSource,
  engine: ScanEngine,
  updates: readonly Update[],
  known: readonly string[],
  reachable: boolean,
): Promise<ChangeScan> {
  const { reader } = source;
  const sent = updates.map(({ after }) => after).filter((id) => !isNullId(id));
  const before = updates.map(({ before: old }) => old).filter((id) => !isNullId(id) && reader.has(id));
  const commitsOf = (ids: readonly string[]): string[] =>
    [...new Set(ids)].map((id) => peel(reader, id)).filter((id) => id !== null);
  const include = commitsOf(sent);
  return new RangeScan({
    repository,
    ...source,
    engine,
    include,
    exclude: commitsOf([...before, ...known]),
    extra: sent.filter((id) => !include.includes(id)),
    deepen: DEEPEN,
    reachable,
  }).run(sent.length === 0 ? ["nothing is sent: refs are only deleted"] : []);
}

async function withReader(
  path: string,
  options: ScanCommitsOptions,
  scan: (repository: Repository, source: ObjectSource) => Promise<ChangeScan>,
): Promise<ChangeScan> {
  const repository = openRepository(path, options.environment);
  return withObjects(repository, (source) => scan(repository, source));
}

function incomplete(path: string, reason: string): ChangeScan {
  return {
    findings: [],
    skipped: [{ path, reason }],
    complete: false,
    notes: [],
    stats: { commits: 0, blobs: 0, bytes: 0 },
  };
}
