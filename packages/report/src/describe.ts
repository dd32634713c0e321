import { type CommitRef, type GitFacts, type Location, SCOPES, type Verification } from "@keyguard/core";

/** `path:line:column`, as editors and terminals open it. */
export function place(location: Location): string {
  return `${location.path}:${location.startLine}:${location.startColumn}`;
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
  return `${ref.commit.slice(0, 12)} (${ref.date.slice(0, 10)}, ${ref.author})`;
}

/** Where in the history a finding was and is, in words. */
export function historyText(git: GitFacts): string {
  const parts: string[] = [];
  parts.push(git.introducedBy === null ? "in no commit" : `since ${commitText(git.introducedBy)}`);
  if (git.removedBy !== null) parts.push(`removed by ${commitText(git.removedBy)}, still in the history`);
  else if (git.atHead) parts.push("still there");
  if (!git.reachable) parts.push("held only by an object that no branch reaches");
  if (git.alsoIn.length > 0) parts.push(`also in ${count(git.alsoIn.length, "other place")}`);
  return parts.join("; ");
}
