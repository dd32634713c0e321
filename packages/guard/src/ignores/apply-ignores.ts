import { type Finding, isLive, type Part, type PartKind } from "@keyguard/core";
import type { FindingPlace, Ignore, IgnoreTerms } from "./ignore.ts";
import { type IgnoreIndex, indexIgnores } from "./ignore-index.ts";
import type { InlineIgnore } from "./inline.ts";

/** What only the side that read the files can tell. */
export interface IgnoreSources {
  /** The day, `YYYY-MM-DD`, by which expiry is judged. */
  readonly today: string;
  readonly ignores: readonly Ignore[];
  /** Stands before a finding's paths where the project's root lies above what was scanned: `src/`, or nothing. */
  readonly prefix?: string;
  /**
   * The comments of the text that holds a place (its path from the project's root); absent or empty where
   * comments do not count. A place in a commit has no lines: there, only comments that cover the value.
   */
  readonly inlineAt?: (place: FindingPlace, finding: Finding) => readonly InlineIgnore[];
  /** SHA-1 digests, in hexadecimal, of the values of a finding's decisive parts; absent where values are not at hand. */
  readonly hashesOf?: (finding: Finding) => readonly string[];
}

/** A finding that something covers. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly by: readonly (Ignore | InlineIgnore)[];
}

/** What became of the findings, and of the ignores. */
export interface IgnoreOutcome {
  readonly kept: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** Kept although something covers it, because the exchange accepts it. */
  readonly overruled: readonly IgnoredFinding[];
  /** Entries of ignore files that cover none of the findings; what that means depends on what was looked at. */
  readonly unused: readonly Ignore[];
  /** What has run out, or has a mistake in it; it covers nothing. */
  readonly expired: readonly (Ignore | InlineIgnore)[];
  /** What runs out within two weeks. */
  readonly expiring: readonly (Ignore | InlineIgnore)[];
}

const SOON_DAYS = 14;

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function hasExpired({ expires, mistake }: IgnoreTerms & Pick<InlineIgnore, "mistake">, today: string): boolean {
  return mistake !== undefined || (expires !== undefined && expires < today);
}

/** What opens an account by itself; a key's id, a passphrase or an address beside it does not. */
const DECISIVE: ReadonlySet<PartKind> = new Set(["secret", "private-key", "mnemonic", "token"]);

/** The parts of a finding that open an account by themselves; all of them where none does. */
export function decisiveParts({ parts }: Finding): readonly Part[] {
  const decisive = parts.filter((part) => DECISIVE.has(part.kind));
  return decisive.length > 0 ? decisive : parts;
}

/** The stretches of lines that a finding's decisive parts fill, or its first place where it has none. */
function ownPlaces(finding: Finding): FindingPlace[] {
  const { location, alsoAt, parts } = finding;
  if (location === null) return [{ path: "" }];
  const decisive = parts.filter((part) => DECISIVE.has(part.kind)).map((part) => part.location);
  return [...(decisive.length > 0 ? decisive : [location]), ...alsoAt].map(({ path, startLine, endLine }) => ({
    path,
    startLine,
    endLine,
  }));
}

/** Every place of a finding, by its path from the project's root. */
function placesOf(finding: Finding, prefix: string): FindingPlace[] {
  const places = [...ownPlaces(finding), ...(finding.git?.alsoIn ?? [])];
  return prefix === ""
    ? places
    : places.map((place) => (place.path === "" ? place : Object.assign({}, place, { path: prefix + place.path })));
}

function overlaps(place: FindingPlace, from: number, to: number): boolean {
  if (place.startLine === undefined) return false;
  return place.startLine <= to && (place.endLine ?? place.startLine) >= from;
}

function covers(ignore: Ignore, finding: Finding, place: FindingPlace, sources: IgnoreSources): boolean {
  const { match } = ignore;
  if (match.kind === "hash")
    return match.path === place.path && (sources.hashesOf?.(finding).includes(match.sha1) ?? false);
  if (match.kind === "place") {
    if (match.path !== place.path || match.line === 0) return false;
    const commit = place.commit ?? finding.git?.introducedBy?.commit;
    if (match.commit !== undefined && match.commit !== commit) return false;
    return place.startLine === undefined || overlaps(place, match.line, match.line); // a copy in a commit has no line here
  }
  return (
    (match.fingerprint ?? finding.fingerprint) === finding.fingerprint &&
    (match.rule?.matches(finding.ruleId) ?? true) &&
    (match.path === undefined || (place.path !== "" && match.path.matches(place.path))) &&
    (match.word === undefined ||
      match.word.rule.matches(finding.ruleId) ||
      (place.path !== "" && match.word.path.matches(place.path))) &&
    !(match.except?.some((pattern) => pattern.matches(place.path)) ?? false)
  );
}

/** A comment that names another scanner's rules covers only what those rules are about. */
function meant(inline: InlineIgnore, finding: Finding): boolean {
  if (inline.rules.length === 0) return true;
  const wallet = finding.parts.some(({ kind }) => kind === "private-key" || kind === "mnemonic");
  return wallet && inline.rules.some((rule) => /privatekey|private-key/iu.test(rule));
}

/** What covers one place; empty when nothing does. */
function coverOf(
  finding: Finding,
  place: FindingPlace,
  index: IgnoreIndex,
  sources: IgnoreSources,
): (Ignore | InlineIgnore)[] {
  const lines = index(finding, place).filter((ignore) => covers(ignore, finding, place, sources));
  const comments = (sources.inlineAt?.(place, finding) ?? []).filter(
    (inline) =>
      (place.startLine === undefined || overlaps(place, inline.startLine, inline.endLine)) && meant(inline, finding),
  );
  return [...lines, ...comments];
}

/**
 * Takes out the findings that are ignored.
 *
 * A finding is ignored when something that has not expired covers every one of its places: a comment in
 * one file does not speak for a copy in another. A credential that the exchange accepts is never ignored.
 *
 * @returns the findings in the order given, and what is to be told about the ignores
 */
export function applyIgnores(findings: readonly Finding[], sources: IgnoreSources): IgnoreOutcome {
  const { today, ignores } = sources;
  const kept: Finding[] = [];
  const ignored: IgnoredFinding[] = [];
  const overruled: IgnoredFinding[] = [];
  const used = new Set<Ignore | InlineIgnore>();
  const index = indexIgnores(ignores, {
    matches: (ignore, finding, path) => covers(ignore, finding, { path }, sources),
    hashesOf: (finding) => sources.hashesOf?.(finding) ?? [],
  });
  for (const finding of findings) {
    const covered = placesOf(finding, sources.prefix ?? "").map((place) => coverOf(finding, place, index, sources));
    for (const cover of covered.flat()) used.add(cover);
    const valid = covered.map((cover) => cover.filter((ignore) => !hasExpired(ignore, today)));
    const by = [...new Set(valid.flat())];
    if (valid.some((cover) => cover.length === 0)) kept.push(finding);
    else if (isLive(finding)) {
      kept.push(finding);
      overruled.push({ finding, by });
    } else ignored.push({ finding, by });
  }
  const known = new Set<Ignore | InlineIgnore>([...ignores, ...used]);
  const soon = addDays(today, SOON_DAYS);
  return {
    kept,
    ignored,
    overruled,
    unused: ignores.filter((ignore) => !used.has(ignore)),
    expired: [...known].filter((ignore) => hasExpired(ignore, today)),
    expiring: [...known].filter(
      (ignore) => !hasExpired(ignore, today) && ignore.expires !== undefined && ignore.expires <= soon,
    ),
  };
}
