/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a pull request wants to be merged into. */
export interface PullRequestBase {
  /** Who said so, such as `GitHub Actions`. */
  readonly platform: string;
  /** The target branch's short name; undefined where the platform does not tell. */
  readonly branch: string | undefined;
  /** The target's commit, where the platform tells. */
  readonly commit: string | undefined;
}

interface Platform {
  readonly name: string;
  /** The variable and the values that mean a pull request; no values: any but an empty one or `false`. */
  readonly when: readonly [variable: string, ...values: string[]];
  readonly branch?: string;
  readonly commit?: string;
}

// Each row is from the platform's own list of predefined variables, read 2026-11.
const PLATFORMS: readonly Platform[] = [
  {
    name: "GitHub Actions",
    when: ["GITHUB_EVENT_NAME", "pull_request", "pull_request_target", "pull_request_review", "merge_group"],
    branch: "GITHUB_BASE_REF",
  },
  {
    name: "GitLab CI",
    when: ["CI_MERGE_REQUEST_IID"],
    branch: "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    commit: "CI_MERGE_REQUEST_DIFF_BASE_SHA",
  },
  {
    name: "Bitbucket Pipelines",
    when: ["BITBUCKET_PR_ID"],
    branch: "BITBUCKET_PR_DESTINATION_BRANCH",
    commit: "BITBUCKET_PR_DESTINATION_COMMIT",
  },
  { name: "Azure Pipelines", when: ["SYSTEM_PULLREQUEST_TARGETBRANCH"], branch: "SYSTEM_PULLREQUEST_TARGETBRANCH" },
  { name: "Buildkite", when: ["BUILDKITE_PULL_REQUEST"], branch: "BUILDKITE_PULL_REQUEST_BASE_BRANCH" },
  { name: "Jenkins", when: ["CHANGE_TARGET"], branch: "CHANGE_TARGET" },
  { name: "Travis CI", when: ["TRAVIS_PULL_REQUEST"], branch: "TRAVIS_BRANCH" },
  { name: "AppVeyor", when: ["APPVEYOR_PULL_REQUEST_NUMBER"], branch: "APPVEYOR_REPO_BRANCH" },
  { name: "Drone", when: ["DRONE_BUILD_EVENT", "pull_request"], branch: "DRONE_TARGET_BRANCH" },
  { name: "Woodpecker", when: ["CI_PIPELINE_EVENT", "pull_request"], branch: "CI_COMMIT_TARGET_BRANCH" },
  { name: "Cirrus CI", when: ["CIRRUS_PR"], branch: "CIRRUS_BASE_BRANCH", commit: "CIRRUS_BASE_SHA" },
  { name: "Semaphore", when: ["SEMAPHORE_GIT_REF_TYPE", "pull-request"], branch: "SEMAPHORE_GIT_BRANCH" },
  { name: "AWS CodeBuild", when: ["CODEBUILD_WEBHOOK_BASE_REF"], branch: "CODEBUILD_WEBHOOK_BASE_REF" },
  { name: "CircleCI", when: ["CIRCLE_PULL_REQUEST"] },
];

function applies({ when: [variable, ...values] }: Platform, environment: Environment): boolean {
  const value = environment[variable] ?? "";
  return values.length === 0 ? value !== "" && value !== "false" : values.includes(value);
}

/** A branch's short name; a name that git would take for an option or a range is none. */
function shortBranch(name: string | undefined): string | undefined {
  const short = name?.replace(/^refs\/heads\//u, "");
  return short !== undefined && /^(?!-)[^\s~^:?*[\\\p{Cc}]+$/u.test(short) && !short.includes("..") ? short : undefined;
}

function commitId(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(value) ? value : undefined;
}

/** The target's commit in the event that GitHub hands to a job as a file. */
function eventCommit(event: unknown): string | undefined {
  if (typeof event !== "object" || event === null) return undefined;
  const { pull_request: request, merge_group: group } = event as {
    readonly pull_request?: { readonly base?: { readonly sha?: unknown } };
    readonly merge_group?: { readonly base_sha?: unknown };
  };
  return commitId(request?.base?.sha ?? group?.base_sha);
}

/**
 * What this job's pull request wants to be merged into, or undefined where no pull request is being checked.
 *
 * @param event the document that `GITHUB_EVENT_PATH` names, where there is one
 *
 * @example
 * ```ts
 * import { pullRequestBase } from "@keyguard/guard";
 *
 * console.log(pullRequestBase({ GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" })?.branch); // main
 * ```
 */
export function pullRequestBase(environment: Environment, event?: unknown): PullRequestBase | undefined {
  const platform = PLATFORMS.find((known) => applies(known, environment));
  if (platform === undefined) return undefined;
  return {
    platform: platform.name,
    branch: platform.branch === undefined ? undefined : shortBranch(environment[platform.branch]),
    commit:
      platform.commit === undefined
        ? eventCommit(event)
        : (commitId(environment[platform.commit]) ?? eventCommit(event)),
  };
}
