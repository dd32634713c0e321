import { type Finding, joinFindings, type Part } from "@keyguard/core";
import { applyBaseline, type BaselineEntry } from "../../baseline/baseline.ts";
import { applyIgnores, decisiveParts, type IgnoredFinding } from "../../ignores/apply-ignores.ts";
import type { FindingPlace } from "../../ignores/ignore.ts";
import { ANY_COMMENT, findInlineIgnores, type InlineIgnore } from "../../ignores/inline.ts";
import { ignoreNotices, unusedCommentNotices } from "../../ignores/notices.ts";
import { type Line, linesOf } from "../../ignores/lines.ts";
import { trustedAmong } from "../../ignores/trusted-inline.ts";
import { type Extent, isLeftOut, type ScannedFiles } from "../../ignores/unused.ts";
import { valueAt } from "../../ignores/value-at.ts";
import { readBaseline } from "../baseline/baseline-file.ts";
import { loadIgnores } from "./load-ignores.ts";
import { findUnused } from "./find-unused.ts";
import type { TextSource } from "./texts.ts";
import { describeOrigin, type TrustedReader } from "./trusted-reader.ts";

/** What a project says about its findings. */
export interface SettleOptions {
  /** Where ignores and the baseline are read; see `createTrustedReader`. */
  readonly reader: TrustedReader;
  /** Where comments and values are read. */
  readonly textOf: TextSource;
  /** Stands before a finding's paths where the project's root lies above what was scanned: `src/`. Default: nothing. */
  readonly prefix?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The baseline's path, or undefined for none. */
  readonly baseline: string | undefined;
  /** What was scanned and read as a whole: only then does what matches nothing match nothing any more. Default: `part`. */
  readonly extent?: Extent;
  /** What a scan of files says of itself, for comments that cover nothing. Default: those are not looked for. */
  readonly scanned?: ScannedFiles;
}

/** The findings that are left to report, and what became of the others. */
export interface Settled {
  /** One for each credential, with all its places that nothing covers. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** In the baseline. */
  readonly known: readonly Finding[];
  /** Baseline entries whose finding is in no file any more; empty unless all files were scanned. */
  readonly gone: readonly BaselineEntry[];
  /** For standard error, one sentence each. */
  readonly notices: readonly string[];
}

/** Beyond it comments are not read any more: the findings are shown. */
const MOST_TEXTS = 2_000;

/** A text that was read once, and is asked for many findings. */
interface ReadText {
  /** Made where they are asked for: few texts have comments, and fewer are named by the digest of a value. */
  lines(): readonly Line[];
  readonly comments: readonly InlineIgnore[];
  /** The lines of the target branch's version of the file, on a pull request. */
  readonly base: ReadonlySet<string> | undefined;
}

function key({ path, commit }: FindingPlace, finding: Finding): string {
  return `${commit ?? finding.git?.introducedBy?.commit ?? ""}\u0000${path}`;
}

function placesOf(finding: Finding, prefix: string): FindingPlace[] {
  const own = finding.location === null ? [] : [finding.location, ...finding.parts.map((part) => part.location)];
  const here = [...own, ...finding.alsoAt].map(({ path }) => ({ path: prefix + path }));
  const inCommits = (finding.git?.alsoIn ?? []).map(({ path, commit }) => ({ path: prefix + path, commit }));
  return [...here, ...inCommits];
}

/** The texts that findings stand in, each read once. */
async function readTexts(
  findings: readonly Finding[],
  asksValues: boolean,
  options: SettleOptions,
): Promise<Map<string, ReadText>> {
  const { reader, textOf, prefix = "" } = options;
  const texts = new Map<string, ReadText>();
  const onRequest = reader.origin.kind !== "work-tree";
  for (const finding of findings) {
    for (const place of placesOf(finding, prefix)) {
      const name = key(place, finding);
      if (texts.has(name) || texts.size >= MOST_TEXTS) continue;
      const text = (await textOf(place, finding, asksValues ? undefined : ANY_COMMENT)) ?? "";
      const comments = findInlineIgnores(text, place.path);
      const base = onRequest && comments.length > 0 ? await reader.read(place.path) : undefined;
      const known = base === undefined ? undefined : new Set(linesOf(base).map((line) => line.text));
      // Of the others only that they were read is kept, or memory would hold all files with findings.
      const kept = asksValues || comments.length > 0 ? text : "";
      let lines: readonly Line[] | undefined;
      texts.set(name, { lines: () => (lines ??= linesOf(kept)), comments, base: known });
    }
  }
  return texts;
}

/** The values of parts of a finding, as they stand in the text of its own place. */
function partValues(
  finding: Finding,
  parts: readonly Part[],
  texts: ReadonlyMap<string, ReadText>,
  prefix: string,
): string[] {
  return parts
    .map(({ location }) => valueAt(texts.get(key({ path: prefix + location.path }, finding))?.lines() ?? [], location))
    .filter((value) => value !== "");
}

function valuesOf(finding: Finding, texts: ReadonlyMap<string, ReadText>, prefix: string): string[] {
  return partValues(finding, decisiveParts(finding), texts, prefix);
}

function goneNotice(count: number): string {
  const what = count === 1 ? "a finding that is" : `${count} findings that are`;
  return `the baseline holds ${what} in no file any more; run: keyguard baseline prune (with --from REPORT where it is also for the history)`;
}

/** The comments that count at a place: on a pull request those that the target branch has, too. */
function trusted(found: ReadText, place: FindingPlace, onRequest: boolean): readonly InlineIgnore[] {
  if (!onRequest) return found.comments;
  return found.base === undefined ? [] : trustedAmong(found.comments, place, found.lines(), found.base);
}

/** The comments that cover every line of a text on which one of the values stands; none where one line is bare. */
function covering(found: ReadText, values: readonly string[], path: string, onRequest: boolean): InlineIgnore[] {
  const firstLines = values.map((value) => value.split("\n", 1)[0] ?? value);
  const lines = found.lines().filter(({ text }) => firstLines.some((value) => text.includes(value)));
  const perLine = lines.map(({ number }) =>
    trusted(found, { path, startLine: number, endLine: number }, onRequest).filter(
      ({ startLine, endLine }) => startLine <= number && number <= endLine,
    ),
  );
  return perLine.some((comments) => comments.length === 0) ? [] : [...new Set(perLine.flat())];
}

/** detect-secrets' own digest, to compare with. */
function sha1(value: string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha1").update(value).digest("hex");
}

/**
 * Takes out what a project ignores and what its baseline knows, and says what should be said about it.
 *
 * Each place is judged by itself, then the places of one credential become one finding: a comment in one
 * file does not speak for a copy in another. On a pull request ignores and baseline come from the target
 * branch, and so must every comment. A credential that the exchange accepts is always left in.
 *
 * @throws {KeyguardError} `KG_IGNORE_INVALID` or `KG_BASELINE_INVALID` with file and line
 */
export async function settleFindings(findings: readonly Finding[], options: SettleOptions): Promise<Settled> {
  const { reader, today, prefix = "" } = options;
  const ignores = await loadIgnores(reader);
  const entries = options.baseline === undefined ? [] : ((await readBaseline(reader, options.baseline)) ?? []);
  const asksValues = ignores.some(({ match }) => match.kind === "hash");
  const texts = await readTexts(findings, asksValues, options);
  const extent = texts.size < MOST_TEXTS ? (options.extent ?? "part") : "part"; // what was not read covers nothing
  const onRequest = reader.origin.kind !== "work-tree";
  const outcome = applyIgnores(findings, {
    today,
    ignores,
    prefix,
    inlineAt(place, finding) {
      const found = texts.get(key(place, finding));
      if (found === undefined || found.comments.length === 0) return [];
      if (place.startLine !== undefined) return trusted(found, place, onRequest);
      return covering(found, valuesOf(finding, texts, prefix), place.path, onRequest);
    },
    hashesOf: (finding) => valuesOf(finding, texts, prefix).map(sha1),
  });
  const { fresh, known, gone, overruled } = applyBaseline(outcome.kept, entries);
  const origin = describeOrigin(reader.origin);
  const leftOut = options.scanned === undefined ? [] : options.scanned.leftOut;
  const missing = extent === "files" && !onRequest ? gone.filter(({ path }) => !isLeftOut(path, leftOut)) : [];
  // Entries of the target branch may be gone in the change already; its own comments are there to be judged.
  const unused = await findUnused(findings, onRequest ? [] : outcome.unused, {
    ...options,
    extent,
    digests: () => new Set(findings.flatMap((finding) => partValues(finding, finding.parts, texts, prefix).map(sha1))),
  });
  const notices = [
    ...(origin === undefined ? [] : [origin]),
    ...ignoreNotices({ ...outcome, unused: unused.entries }, extent),
    ...unusedCommentNotices(unused.comments),
    ...overruled.map(
      ({ fingerprint }) => `${fingerprint} is shown although the baseline has it: the exchange accepts this credential`,
    ),
    ...(missing.length > 0 ? [goneNotice(missing.length)] : []),
  ];
  return {
    findings: joinFindings(fresh),
    ignored: outcome.ignored,
    known,
    gone: missing,
    notices,
  };
}
