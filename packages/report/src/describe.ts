import {
  type Check,
  type CommitRef,
  type Finding,
  type GitFacts,
  type Location,
  SCOPES,
  type Skipped,
  type Verification,
} from "@keyguard/core";

const MOST_PLACES = 20;

/** What belongs to one of several repositories, which then stands before it: `owner/name:src/config.py`. */
export function inRepository(text: string, { repository }: { readonly repository?: string }): string {
  return repository === undefined ? text : `${repository}:${text}`;
}

/** `path:line:column`, as editors and terminals open it. */
export function place(location: Location): string {
  return inRepository(`${location.path}:${location.startLine}:${location.startColumn}`, location);
}

/** The other places of a credential in words, the first twenty one by one; empty where it has none. */
export function otherPlaces({ alsoAt }: Finding): string {
  const rest = alsoAt.length - MOST_PLACES;
  const shown = alsoAt.slice(0, MOST_PLACES).map(lineOf).join(", ");
  return rest > 0 ? `${shown} and ${count(rest, "more place")}` : shown;
}

/** `path:line`, for where the column says nothing. */
export function lineOf(location: Location): string {
  return inRepository(`${location.path}:${location.startLine}`, location);
}

/** What was not looked at. */
export function skippedPath(skipped: Skipped): string {
  return inRepository(skipped.path, skipped);
}

/** The key that a check is about, or the repository alone where it is about the project. */
export function keyText(check: Check): string | undefined {
  return check.key === null ? check.repository : inRepository(check.key, check);
}

/** A count with its noun: `1 finding`, `2 findings`. */
export function count(n: number, noun: string, plural: string = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** A rule's id as a title: `binance-credential` becomes `Binance credential`. */
export function ruleTitle(ruleId: string): string {
  const words = ruleId.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What the issuer said about a credential, in words; undefined when it was not asked. */
export function verificationText(verification: Verification): string | undefined {
  const { status, scopes, ipRestricted } = verification;
  if (status === "not-attempted") return undefined;
  const said = {
    live: "live: the exchange accepts it",
    "live-ip-restricted": "live, but the exchange refuses it from this address",
    dead: "dead: the exchange no longer accepts it",
    unknown: "unknown: the exchange gave no usable answer",
  }[status];
  const parts = [said];
  if (scopes !== undefined) {
    const yes = SCOPES.filter((scope) => scopes[scope] === "yes");
    const unknown = SCOPES.filter((scope) => scopes[scope] === "unknown");
    if (yes.length > 0) parts.push(`may ${yes.join(", ")}`);
    if (unknown.length > 0) parts.push(`not known: ${unknown.join(", ")}`);
  }
  if (ipRestricted === "yes") parts.push("bound to an address");
  if (ipRestricted === "no") parts.push("usable from any address");
  return parts.join("; ");
}

/** `3f2a1b9c4d5e (2026-01-02, Ann <ann@example.com>)`. */
export function commitText(ref: CommitRef): string {
  return `${inRepository(ref.commit.slice(0, 12), ref)} (${ref.date.slice(0, 10)}, ${ref.author})`;
}

const MOST_BRANCHES = 3;

/** `main, v1.2 and 4 more`, of full names of refs. */
function branchesText(names: readonly string[]): string {
  const short = names.map((name) => name.replace(/(^|:)refs\/(?:heads|tags|remotes)\//u, "$1"));
  const rest = short.length - MOST_BRANCHES;
  return short.slice(0, MOST_BRANCHES).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Where in the history a finding was and is, in words. */
export function historyText(git: GitFacts): string {
  const parts: string[] = [];
  // A scan of the index asks no branch what it holds.
  const isStaged = git.introducedBy === null && !git.reachable && git.branches === undefined;
  if (isStaged) return "in no commit yet";
  parts.push(git.introducedBy === null ? "in no commit" : `since ${commitText(git.introducedBy)}`);
  if (git.removedBy !== null) parts.push(`removed by ${commitText(git.removedBy)}, still in the history`);
  else if (git.atHead) parts.push("still there");
  const branches = git.branches ?? [];
  if (!git.atHead && branches.length > 0) parts.push(`still on ${branchesText(branches)}`);
  if (git.onRemote === true) parts.push("a remote branch leads to it");
  if (!git.reachable) parts.push("held only by an object that no branch reaches");
  if (git.alsoIn.length > 0) parts.push(`also in ${count(git.alsoIn.length, "other place")}`);
  return parts.join("; ");
}
