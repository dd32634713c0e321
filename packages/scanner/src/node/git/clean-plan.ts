import type { Finding } from "@keyguard/core";

/** The file that `git filter-repo` reads, and what the plan says of it. */
export interface ReplaceFile {
  /** Absolute. */
  readonly path: string;
  /** How many lines it has. */
  readonly count: number;
  /** True when commit or tag messages hold some of it. */
  readonly inMessages: boolean;
}

/** What a purge of history is planned from. */
export interface CleanPlanInput {
  /** Findings of a history scan. */
  readonly findings: readonly Finding[];
  /** Where to revoke: the page of each exchange, by id. */
  readonly revokePages: ReadonlyMap<string, string>;
  /** The repository, absolute. */
  readonly repository: string;
  /** The remote that everybody fetches from, or null for a repository that has none. */
  readonly remote: string | null;
  /** Where the commands work; absolute, outside of any repository. */
  readonly workDirectory: string;
  /** Null when no ref leads to what is to be purged, so that nothing has to be rewritten. */
  readonly replaceFile: ReplaceFile | null;
  /** Blobs that have to be left out whole. */
  readonly blobs?: readonly { readonly id: string; readonly path: string }[];
  /** Objects that no command of the plan reaches. */
  readonly unreached?: readonly string[];
}

/** A plan for a person. keyguard runs none of it. */
export interface CleanPlan {
  /** Markdown. */
  readonly text: string;
  /** Fingerprints of the findings that history holds and the plan covers, sorted. */
  readonly fingerprints: readonly string[];
}

/** True for a finding that a rewrite has to reach: a branch, a tag, a note or a pull request leads to it. */
export function isInRefs({ git }: Finding): boolean {
  return git !== undefined && (git.reachable || (git.branches ?? []).some((name) => name !== "refs/stash"));
}

/**
 * Writes down what it takes to purge credentials from a history, in the order in which it must happen: revoke first, since
 * whoever has a clone keeps the old history; then rewrite, push and ask for what no push can reach; then prove it.
 *
 * Pure: it reads and writes nothing, and the text holds no secret.
 */
export function planClean(input: CleanPlanInput): CleanPlan {
  const held = input.findings.filter(({ git }) => git !== undefined);
  const lines = [
    "# Purging credentials from this history",
    "",
    held.length === 0
      ? "No credential was found in history: there is nothing to purge."
      : `${counted(held.length, "credential")} to purge. Nothing below was run.`,
    "",
  ];
  if (held.length > 0)
    lines.push(
      ...revoke(held, input.revokePages),
      ...rewrite(input),
      ...ownClones(held, input),
      ...remains(held),
      ...proof(input),
    );
  return { text: lines.join("\n"), fingerprints: held.map(({ fingerprint }) => fingerprint).sort() };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A word of a shell command. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_./:@=-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A text that stands in Markdown as it is, on one line. */
function code(text: string): string {
  return `\`${text.replaceAll(/[`\p{Cc}]/gu, "?")}\``;
}

function revoke(held: readonly Finding[], pages: ReadonlyMap<string, string>): string[] {
  return [
    "## 1. Revoke first",
    "",
    "Rewriting does not make a credential safe: clones, forks and caches keep it. Revoke each one before anything else.",
    "",
    ...held.map((finding) => {
      const page = finding.exchange === null ? undefined : pages.get(finding.exchange);
      const shown = finding.parts.map(({ redacted }) => code(redacted)).join(", ");
      const commit = finding.git?.introducedBy?.commit;
      const since = commit === undefined ? "held by no commit" : `since commit ${commit.slice(0, 12)}`;
      return `- [ ] ${finding.message} (${shown}), ${since} in ${code(finding.location?.path ?? "")}: ${page ?? finding.remedy}`;
    }),
    "",
  ];
}

function rewrite(input: CleanPlanInput): string[] {
  const { replaceFile, blobs = [], unreached = [], workDirectory } = input;
  if (replaceFile === null)
    return [
      "## 2. Nothing to rewrite",
      "",
      "No branch, tag, note or pull request of this clone leads to it. What other clones and the host hold is not known here.",
      "",
    ];
  const { path, count, inMessages } = replaceFile;
  const file = count > 0 ? quoted(path) : null;
  const options = [
    ...(file === null ? [] : [`--replace-text ${file}`]),
    ...(file === null || !inMessages ? [] : [`--replace-message ${file}`]),
    ...(blobs.length > 0 ? ["--strip-blobs-with-ids ../blobs.txt"] : []),
  ];
  const url = addressOf(input);
  return [
    "## 2. Rewrite a fresh clone",
    "",
    ...(file === null
      ? []
      : [
          `${code(path)} holds the values in plain text, ${counted(count, "line")}, readable by you alone. Show it to nobody, keep it out of every repository, and delete it as soon as this is done.`,
          "",
        ]),
    "`git filter-repo` is a tool of its own: `pip install git-filter-repo`, or your system's package. Let everybody push what they have, then:",
    "",
    "```sh",
    `cd ${quoted(workDirectory)}`,
    `git clone --mirror ${url} purge.git`,
    ...(blobs.length === 0 ? [] : ["cat > blobs.txt <<'END'", ...blobs.map(({ id }) => id), "END"]),
    `git -C purge.git filter-repo ${options.join(" ")}`,
    "# look at the result before it is pushed: exit code 0 says that it is gone",
    "keyguard scan --history purge.git",
    ...push(input, url),
    ["rm -rf purge.git", ...(blobs.length === 0 ? [] : ["blobs.txt"]), ...(file === null ? [] : [file])].join(" "),
    "```",
    "",
    ...(blobs.length === 0
      ? []
      : [
          "filter-repo replaces no text in files with NUL bytes, such as UTF-16. Those versions of these files are left out whole; put clean ones in their place afterwards:",
          "",
          ...blobs.map(({ id, path: name }) => `- ${code(name)} (${id.slice(0, 12)})`),
          "",
        ]),
    ...(unreached.length === 0
      ? []
      : [
          `No replacement reaches ${counted(unreached.length, "object")}, where it stands in a name or an address: ${unreached.map((id) => id.slice(0, 12)).join(", ")}. See \`--mailmap\` and \`--commit-callback\` of filter-repo.`,
          "",
        ]),
    "Every commit id after the first rewritten one changes. Open pull requests must be made anew, signatures and pinned ids are lost, notes stay with the old ids, and everybody must clone again: a pull or push from an old clone brings the old history back.",
    "",
  ];
}

function addressOf({ repository, remote }: CleanPlanInput): string {
  return remote === null ? quoted(repository) : `"$(git -C ${quoted(repository)} remote get-url ${quoted(remote)})"`;
}

/** Only what a server takes: refs of pull requests would be refused. */
function push({ findings }: CleanPlanInput, url: string): string[] {
  const namespaces = new Set(["refs/heads/", "refs/tags/"]);
  for (const name of findings.flatMap(({ git }) => git?.branches ?? [])) {
    const [namespace] = /^refs\/(?!heads\/|tags\/|remotes\/|pull\/|merge-requests\/|stash$)[^/]+\//u.exec(name) ?? [];
    if (namespace !== undefined) namespaces.add(namespace);
  }
  const specs = [...namespaces].map((namespace) => quoted(`+${namespace}*:${namespace}*`));
  return [`git -C purge.git push ${url} ${specs.join(" ")}`];
}

function ownClones(held: readonly Finding[], { repository }: CleanPlanInput): string[] {
  const stashed = held.some(({ git }) => git?.branches?.includes("refs/stash") === true);
  const here = quoted(repository);
  return [
    "## 3. Clean your own clones",
    "",
    "Clone anew and delete the old clones, or rid each of what stashes, reflogs and dropped commits hold, after its branches were reset to the rewritten ones:",
    "",
    "```sh",
    ...(stashed ? [`git -C ${here} stash list # drop what holds it: git stash drop stash@{N}`] : []),
    `git -C ${here} fetch --prune --prune-tags --force --all`,
    `git -C ${here} reflog expire --expire=now --expire-unreachable=now --all`,
    `git -C ${here} gc --prune=now`,
    "```",
    "",
  ];
}

function remains(held: readonly Finding[]): string[] {
  const places = [...new Set(held.flatMap(({ git }) => git?.branches ?? []))].filter((name) =>
    /^refs\/(?:pull|merge-requests)\//u.test(name),
  );
  const listed = places.length === 0 ? "" : `; these hold it now: ${places.slice(0, 20).map(code).join(", ")}`;
  const more = places.length > 20 ? ` and ${places.length - 20} more` : "";
  return [
    "## 4. What a push cannot reach",
    "",
    "- Forks keep all of it. Ask their owners, or the host, to delete them.",
    `- Pull-request refs (\`refs/pull/*\`, \`refs/merge-requests/*\`) cannot be pushed to${listed}${more}. The host's support can remove them and run its garbage collection.`,
    "- Commits stay reachable by id in the host's web view and API until it collects garbage.",
    "- Caches: CI caches and artifacts, container layers, package registries, mirrors, search engines, archive services, every clone on every machine.",
    "",
  ];
}

function proof(input: CleanPlanInput): string[] {
  return [
    "## 5. Prove it",
    "",
    "```sh",
    ...(input.remote === null
      ? []
      : ["# what the host serves, pull requests too", `keyguard scan --pull-requests --github ${addressOf(input)}`]),
    "# your own clone, objects that nothing leads to included",
    `keyguard scan --history ${quoted(input.repository)}`,
    "```",
    "",
    "Exit code 0 says that it is gone. And ask the issuer once more: the old credential must be refused.",
    "",
  ];
}
