import type { Finding } from "@keyguard/core";

/** What a purge of history is planned from. */
export interface CleanPlanInput {
  /** Findings of a history scan. */
  readonly findings: readonly Finding[];
  /** Where to revoke: the page of each exchange, by id. */
  readonly revokePages: ReadonlyMap<string, string>;
  /** The address to push to, as the plan shows it. Default `origin`. */
  readonly remote?: string;
  /** The name of the file with the values to replace. Default `keyguard-replacements.txt`. */
  readonly replaceFile?: string;
}

/** A plan for a person. keyguard runs none of it. */
export interface CleanPlan {
  /** Markdown. */
  readonly text: string;
  /** Fingerprints of the findings that history holds and the plan covers, sorted. */
  readonly fingerprints: readonly string[];
}

/** Lines of a `git filter-repo --replace-text` file for secret values, longest first so that no value hides in another. */
export function replacementLines(values: Iterable<string>): string {
  const single = new Set(
    [...values].flatMap((value) => value.split(/\r?\n/u)).filter((line) => line.trim().length >= 8),
  );
  const lines = [...single].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // "literal:" keeps filter-repo from reading the value as a pattern; "==>" inside would split it.
  return (
    lines
      .map((line) => (line.includes("==>") ? `regex:${escapePattern(line)}==>REMOVED` : `literal:${line}==>REMOVED`))
      .join("\n") + (lines.length > 0 ? "\n" : "")
  );
}

function escapePattern(text: string): string {
  return text.replaceAll(
    /[.*+?^${}()|[\]\\/#\s=>-]/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

/**
 * Writes down what it takes to purge credentials from a history, in the order in which it must happen: revoke first, since
 * whoever has a clone keeps the old history; then rewrite, push and ask for what no push can reach; then prove it.
 *
 * Pure: it reads and writes nothing, and the text holds no secret.
 */
export function planClean(input: CleanPlanInput): CleanPlan {
  const { findings, revokePages, remote = "origin", replaceFile = "keyguard-replacements.txt" } = input;
  const held = findings.filter(({ git }) => git !== undefined);
  const lines = [
    "# Purging credentials from this history",
    "",
    held.length === 0
      ? "No credential was found in history: there is nothing to purge."
      : `${countOf(held.length)} to purge. Nothing below was run.`,
    "",
  ];
  if (held.length > 0) {
    lines.push(...revoke(held, revokePages), ...rewrite(held, remote, replaceFile), ...remains(held), ...proof());
  }
  return { text: lines.join("\n"), fingerprints: held.map(({ fingerprint }) => fingerprint).sort() };
}

function countOf(count: number): string {
  return count === 1 ? "1 credential" : `${count} credentials`;
}

function revoke(held: readonly Finding[], pages: ReadonlyMap<string, string>): string[] {
  return [
    "## 1. Revoke first",
    "",
    "Rewriting does not make a credential safe: clones, forks and caches keep it. Revoke each one before anything else.",
    "",
    ...held.map((finding) => {
      const page = finding.exchange === null ? undefined : pages.get(finding.exchange);
      const shown = finding.parts.map(({ redacted }) => `\`${redacted}\``).join(", ");
      const where =
        finding.git?.introducedBy === null
          ? "no commit"
          : `commit ${finding.git?.introducedBy?.commit.slice(0, 12) ?? ""}`;
      return `- [ ] ${finding.message} (${shown}), since ${where} in \`${finding.location?.path ?? ""}\`: ${page ?? "at the service that issued it"}`;
    }),
    "",
  ];
}

function rewrite(held: readonly Finding[], remote: string, replaceFile: string): string[] {
  const texts = held.some(({ location }) => /^\((?:commit|tag) message\)/u.test(location?.path ?? ""));
  const message = texts ? ` --replace-message ../${replaceFile}` : "";
  return [
    "## 2. Rewrite a fresh clone",
    "",
    `Put one line for each value into \`${replaceFile}\`, outside the repository, readable by you alone: \`literal:THE-VALUE==>REMOVED\`. \`keyguard history clean --write ${replaceFile}\` fills it in, with mode 0600.`,
    "",
    "```sh",
    `git clone --mirror "$(git remote get-url ${remote})" purge.git`,
    "cd purge.git",
    `git filter-repo --replace-text ../${replaceFile}${message}`,
    "# look at the result before it is pushed:",
    "keyguard scan . --history",
    `git push --force --mirror "$(git -C .. remote get-url ${remote})"`,
    `rm ../${replaceFile}`,
    "```",
    "",
    "Every commit id after the first rewritten one changes. Open pull requests must be made anew, signatures and pinned ids are lost, and everybody must clone again: a pull from an old clone brings the old history back.",
    "",
    "In your own clones, stashes and reflogs hold it too:",
    "",
    "```sh",
    "git stash list        # drop what holds it: git stash drop stash@{N}",
    "git reflog expire --expire=now --all && git gc --prune=now",
    "```",
    "",
  ];
}

function remains(held: readonly Finding[]): string[] {
  const places = [...new Set(held.flatMap(({ git }) => git?.branches ?? []))].filter((name) =>
    /^refs\/(?:pull|merge-requests)\//u.test(name),
  );
  return [
    "## 3. What a push cannot reach",
    "",
    "- Forks keep all of it. Ask their owners, or the host, to delete them.",
    `- Pull-request refs (\`refs/pull/*\`, \`refs/merge-requests/*\`) cannot be pushed to${
      places.length > 0
        ? `; these hold it now: ${places
            .slice(0, 10)
            .map((name) => `\`${name}\``)
            .join(", ")}`
        : ""
    }. The host's support can remove them and run its garbage collection.`,
    "- Commits stay reachable by id in the host's web view and API until it collects garbage.",
    "- Caches: CI caches and artifacts, container layers, package registries, mirrors, search engines, archive services, every clone on every machine.",
    "",
  ];
}

function proof(): string[] {
  return [
    "## 4. Prove it",
    "",
    "```sh",
    'git clone --mirror "$URL" fresh.git && keyguard scan fresh.git --history   # exit code 0: gone from what is served',
    "keyguard scan . --history                                                  # your own clone, unreachable objects too",
    "```",
    "",
    "And once more ask the issuer: the old credential must be refused.",
    "",
  ];
}
