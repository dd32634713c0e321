import type { IgnoreOutcome } from "./apply-ignores.ts";
import type { Ignore } from "./ignore.ts";
import type { InlineIgnore } from "./inline.ts";
import type { Extent } from "./unused.ts";

/** So many places are named one by one. */
const MOST_NAMED = 5;
/** So many of keyguard's own entries and comments get a line each. */
const MOST_LINES = 20;

/** `file:line`, as editors and terminals make it a link. */
function place(ignore: Ignore | InlineIgnore): string {
  if ("source" in ignore) return `${ignore.source.file}:${ignore.source.line}`;
  return ignore.path === undefined ? `line ${ignore.line}` : `${ignore.path}:${ignore.line}`;
}

function where(ignore: Ignore | InlineIgnore): string {
  return "source" in ignore ? place(ignore) : `a ${ignore.scanner} comment in ${place(ignore)}`;
}

function terms({ reason, owner }: Ignore | InlineIgnore): string {
  const known = [reason, owner === undefined ? undefined : `owner ${owner}`].filter((text) => text !== undefined);
  return known.length === 0 ? "" : ` (${known.join("; ")})`;
}

function ended(ignore: Ignore | InlineIgnore): string {
  return "mistake" in ignore && ignore.mistake !== undefined
    ? `${where(ignore)} ignores nothing: ${ignore.mistake}`
    : `${where(ignore)} ran out on ${ignore.expires ?? ""} and ignores nothing${terms(ignore)}`;
}

/** `3, 8 and 12`, or `3, 8, 12, 14, 20 and 7 more`. */
function listed(items: readonly (string | number)[]): string {
  const shown = items.slice(0, MOST_NAMED);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}

/** What a person should do with an entry of keyguard's own file. */
const ADVICE: Readonly<Record<Extent, string>> = {
  files: "matches nothing in the files any more; remove it, unless it is for the history",
  history: "matches nothing in the history; remove it, unless it is for files that git does not have",
  part: "",
};

const WRITERS: Readonly<Record<string, string>> = {
  ".gitleaksignore": "gitleaks",
  ".secrets.baseline": "detect-secrets",
  ".secretlintignore": "secretlint",
};

function groups<T>(items: readonly T[], nameOf: (item: T) => string): [string, T[]][] {
  const named = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = named.get(name);
    if (group === undefined) named.set(name, [item]);
    else group.push(item);
  }
  return [...named];
}

/** One sentence for each line of keyguard's own file, one for each other file: its scanner may find what keyguard does not. */
function unusedEntryNotices(unused: readonly Ignore[], extent: Extent): string[] {
  const own = unused.filter(({ foreign }) => !foreign);
  const foreign = groups(
    unused.filter((ignore) => ignore.foreign),
    ({ source }) => source.file,
  );
  const rest = own.length - MOST_LINES;
  return [
    ...own.slice(0, MOST_LINES).map((ignore) => `${where(ignore)} ${ADVICE[extent]}${terms(ignore)}`),
    ...(rest > 0 ? [`${rest} more entries match nothing either`] : []),
    ...foreign.map(([file, entries]) => {
      const lines = listed(entries.map(({ source }) => source.line));
      const what = entries.length === 1 ? `the entry in line ${lines}` : `${entries.length} entries (lines ${lines})`;
      const covers = entries.length === 1 ? "covers" : "cover";
      return `${file}: ${what} ${covers} nothing that keyguard finds; ${WRITERS[file] ?? "its scanner"} may still need ${entries.length === 1 ? "it" : "them"}`;
    }),
  ];
}

/** What a person should hear about comments that stand where nothing is found, one sentence each. */
export function unusedCommentNotices(unused: readonly InlineIgnore[]): string[] {
  const own = unused.filter(({ scanner }) => scanner === "keyguard");
  const foreign = groups(
    unused.filter(({ scanner }) => scanner !== "keyguard"),
    ({ scanner }) => scanner,
  );
  const rest = own.length - MOST_LINES;
  return [
    ...own.slice(0, MOST_LINES).map((ignore) => `${where(ignore)} ignores nothing; remove it${terms(ignore)}`),
    ...(rest > 0 ? [`${rest} more keyguard comments ignore nothing`] : []),
    ...foreign.map(([scanner, comments]) => {
      const what = comments.length === 1 ? `a ${scanner} comment` : `${comments.length} ${scanner} comments`;
      const covers = comments.length === 1 ? "covers" : "cover";
      return `${what} (${listed(comments.map(place))}) ${covers} nothing that keyguard finds; ${scanner} may still need ${comments.length === 1 ? "it" : "them"}`;
    }),
  ];
}

/**
 * What a person should hear about the ignores, one sentence each, for standard error. The texts hold
 * what the ignore file holds; print them through the report's `printable`.
 *
 * @param extent what was looked at as a whole, for what to do about an entry that is unused
 */
export function ignoreNotices(outcome: IgnoreOutcome, extent: Extent): string[] {
  const expired = new Set<Ignore | InlineIgnore>(outcome.expired);
  return [
    ...outcome.overruled.map(
      ({ finding, by }) =>
        `${finding.fingerprint} is shown although ${by.map(where).join(" and ")} would ignore it: the exchange accepts this credential`,
    ),
    ...outcome.expired.map(ended),
    ...outcome.expiring.map((ignore) => `${where(ignore)} runs out on ${ignore.expires ?? ""}${terms(ignore)}`),
    ...unusedEntryNotices(
      outcome.unused.filter((ignore) => !expired.has(ignore)),
      extent,
    ),
  ];
}
