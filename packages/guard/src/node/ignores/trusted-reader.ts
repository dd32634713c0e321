import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KeyguardError } from "@keyguard/core";
import { type Environment, pullRequestBase, type PullRequestBase } from "../../ignores/pull-request.ts";
import { git, gitBytes } from "../git.ts";
import { MOST_TEXT_BYTES, readText, tooLarge } from "../read-text.ts";
import { textOfBytes } from "../text-of-bytes.ts";

/** Where configuration, ignores and baselines are read from. */
export type TrustedOrigin =
  | { readonly kind: "work-tree" }
  | { readonly kind: "base"; readonly commit: string; readonly branch: string | undefined }
  /** A pull request whose target is not in this clone: nothing is read, so nothing is ignored. */
  | { readonly kind: "unavailable"; readonly branch: string | undefined };

/** Reads files that the change under check cannot have touched. */
export interface TrustedReader {
  /** What paths are relative to; absolute. */
  readonly root: string;
  readonly origin: TrustedOrigin;
  /**
   * The text of a file, or undefined where there is none.
   *
   * @param path relative to the root, with `/`
   * @throws {KeyguardError} `KG_READ` where it exists and cannot be read, or is over 16 MiB
   */
  read(path: string): Promise<string | undefined>;
}

const EVENT_BYTES = 4 * 1024 * 1024;

function readEvent(environment: Environment): unknown {
  const path = environment["GITHUB_EVENT_PATH"];
  if (path === undefined || path === "") return undefined;
  try {
    const { size } = lstatSync(path);
    return size > EVENT_BYTES ? undefined : (JSON.parse(readFileSync(path, "utf8")) as unknown);
  } catch {
    return undefined; // the branch's name is there as well; nothing is trusted that is not found
  }
}

async function commitOf(root: string, name: string): Promise<string | undefined> {
  const { code, stdout } = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], {
    cwd: root,
  });
  return code === 0 ? stdout.trim() : undefined;
}

/** A local branch counts only while another one is checked out: a fork's own branch may bear the target's name. */
async function localBranch(root: string, branch: string): Promise<string | undefined> {
  const head = await git(["symbolic-ref", "--quiet", "HEAD"], { cwd: root });
  if (head.stdout.trim() === `refs/heads/${branch}`) return undefined;
  return commitOf(root, `refs/heads/${branch}`);
}

/** The target's tip as the first parent of the merge that GitHub made for the check. */
async function mergedInto(root: string, environment: Environment): Promise<string | undefined> {
  const [head, merge] = [await commitOf(root, "HEAD"), environment["GITHUB_SHA"]];
  if (head === undefined || head !== merge) return undefined;
  if (!/^refs\/pull\/\d+\/merge$/u.test(environment["GITHUB_REF"] ?? "")) return undefined;
  return (await commitOf(root, "HEAD^2")) === undefined ? undefined : commitOf(root, "HEAD^1");
}

async function findBase(root: string, base: PullRequestBase, environment: Environment): Promise<string | undefined> {
  const { branch, commit } = base;
  const remote = branch === undefined ? "refs/remotes/origin/HEAD" : `refs/remotes/origin/${branch}`;
  return (
    (commit === undefined ? undefined : await commitOf(root, commit)) ??
    (await commitOf(root, remote)) ??
    (await mergedInto(root, environment)) ??
    (branch === undefined ? undefined : await localBranch(root, branch))
  );
}

function workTreeReader(root: string): TrustedReader {
  return { root, origin: { kind: "work-tree" }, read: (path) => readText(join(root, path), path) };
}

function baseReader(root: string, commit: string, branch: string | undefined): TrustedReader {
  return {
    root,
    origin: { kind: "base", commit, branch },
    async read(path) {
      const place = `${commit}:./${path}`; // relative to the root, which may be below the repository's
      const size = await git(["cat-file", "-s", "--end-of-options", place], { cwd: root });
      if (size.code !== 0) return undefined;
      if (Number(size.stdout) > MOST_TEXT_BYTES) throw tooLarge(path);
      const { code, stdout } = await gitBytes(["cat-file", "blob", "--end-of-options", place], { cwd: root });
      if (code === 0) return textOfBytes(stdout);
      throw new KeyguardError(
        "KG_READ",
        `Cannot read "${path}" in commit ${commit.slice(0, 12)}: the object is damaged or missing`,
        {
          hint: "fetch the target branch, then run the command again",
        },
      );
    },
  };
}

/**
 * Where to read configuration, ignores and baselines: the work tree, or, while a pull request is being
 * checked, the branch it wants to be merged into, so that a change cannot switch its own check off.
 *
 * Where that branch is not in the clone, nothing is read, and nothing is fetched: the check is then
 * stricter, never weaker. `describeOrigin` says what to do about it.
 *
 * @param root the scanned directory
 * @param environment by which a CI system tells about the pull request
 */
export async function createTrustedReader(root: string, environment: Environment): Promise<TrustedReader> {
  const base = pullRequestBase(environment, readEvent(environment));
  if (base === undefined) return workTreeReader(root);
  const commit = await findBase(root, base, environment);
  if (commit !== undefined) return baseReader(root, commit, base.branch);
  const origin = { kind: "unavailable", branch: base.branch } as const;
  return { root, origin, read: () => Promise.resolve(undefined) };
}

/** What a person should hear about where the files were read; undefined for the work tree. */
export function describeOrigin(origin: TrustedOrigin): string | undefined {
  if (origin.kind === "work-tree") return undefined;
  const branch = origin.branch ?? "the target branch";
  return origin.kind === "base"
    ? `configuration, ignores and baselines are read from ${branch} (${origin.commit.slice(0, 12)})`
    : `configuration, ignores and baselines are not read: ${branch} is not in this clone; fetch it (actions/checkout: fetch-depth: 2)`;
}
