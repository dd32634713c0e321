import type { Exchange } from "@keyguard/exchanges";

/** A `keyguard.toml` for a project, with the exchanges it uses as examples to fill in. */
export function configTemplate(salt: string, exchanges: readonly Exchange[]): string {
  const keys = exchanges.flatMap((exchange) => {
    const prefix = exchange.names.environment[0] ?? exchange.id.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_");
    return [
      `# [keys.${exchange.id}-main]`,
      `# exchange = "${exchange.id}"`,
      '# profile  = "trading"          # or "read-only"; never withdrawal',
      `# store    = "env:${prefix}"`,
      '# rotate_every = "30d"',
      "",
    ];
  });
  return [
    "#:schema https://keyguard.dev/schema/config.v1.json",
    "# keyguard: what the keys of this project are for. It holds no secret; commit it.",
    "",
    "[scan]",
    "# Fingerprints of findings are made with it, so that nobody can test a guessed secret against another",
    "# project's. Ignores and the baseline depend on it: do not change it.",
    `salt = "${salt}"`,
    "exclude = []",
    "",
    "# Each declared key is checked by `keyguard audit` and `keyguard guard`.",
    ...(keys.length > 0
      ? keys
      : [
          "# [keys.binance-main]",
          '# exchange = "binance"',
          '# profile  = "trading"          # or "read-only"; never withdrawal',
          '# store    = "env:BINANCE"',
          '# rotate_every = "30d"',
          "",
        ]),
  ].join("\n");
}

/** By its commit: a tag can be moved, a commit cannot. Read 2026-11. */
const CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";

/** Which keyguard a workflow runs. */
export interface WorkflowRelease {
  /** `0.0.0` before the first release. */
  readonly version: string;
  /** The commit of that release, or of the clone, where it is known. */
  readonly commit?: string;
}

function isReleased({ version }: WorkflowRelease): boolean {
  return !version.startsWith("0.0.0");
}

/** The Action of a release, by its commit or by the tag that only that release has; before one, that of a clone. */
function actionReference(release: WorkflowRelease): string {
  const { version, commit } = release;
  const action = "keyguard/keyguard/apps/action";
  if (!isReleased(release)) return `${action}@${commit ?? "main"} # no release yet`;
  return commit === undefined ? `${action}@v${version}` : `${action}@${commit} # v${version}`;
}

/** The package on npm: of that very version, or of the first there will be. */
export function npmReference(release: WorkflowRelease): string {
  return isReleased(release) ? `keyguard@${release.version}` : "keyguard";
}

/** What a person must know of CI that was written before there is a release; undefined after one. */
export function releaseNeeds(release: WorkflowRelease, byAction: boolean): string | undefined {
  if (isReleased(release)) return undefined;
  const { commit } = release;
  if (!byAction)
    return "this keyguard has no release yet: what calls npx fails until npm has one; name its version then";
  const what = commit === undefined ? "the branch main" : `the commit ${commit.slice(0, 12)} of this clone`;
  return `this keyguard has no release yet: the workflow takes ${what}, which keyguard/keyguard on GitHub must have; name a release once there is one`;
}

/**
 * A GitHub workflow that looks at what every push and pull request brings, with no more rights than reading.
 *
 * @param byAction false for a server that cannot take actions from github.com: the CLI from npm then scans all files
 */
export function githubWorkflow(release: WorkflowRelease, byAction: boolean): string {
  const scan = byAction
    ? [`      - uses: ${actionReference(release)}`]
    : [`      - run: npx --yes ${npmReference(release)} scan .`];
  const depth = byAction ? [] : ["          fetch-depth: 2 # the target branch, whose configuration judges"];
  return [
    `# Looks for leaked exchange keys in ${byAction ? "what a push or a pull request brings" : "all files, at every push and pull request"}.`,
    "# On a pull request configuration, ignores and baseline come from the target branch: a change cannot switch",
    "# its own check off.",
    "# It needs no secret. Require the check `keyguard` in the branch's rules, so that nothing is merged without it.",
    "name: keyguard",
    "on:",
    "  pull_request:",
    "  push:",
    "  merge_group:",
    "permissions: {}",
    "jobs:",
    "  keyguard:",
    "    runs-on: ubuntu-latest",
    "    timeout-minutes: 30",
    "    permissions:",
    "      contents: read",
    ...(byAction
      ? ["      # pull-requests: write # for a comment on the pull request; the summary has the report without"]
      : []),
    "    steps:",
    `      - uses: ${CHECKOUT}`,
    "        with:",
    ...depth,
    "          persist-credentials: false",
    ...scan,
    "",
  ].join("\n");
}

/** What a repository has to allow before that workflow runs. */
export function githubNeeds(byAction: boolean): string {
  const needed = byAction
    ? "keyguard/keyguard and actions/checkout"
    : "actions/checkout, Node 20.19 and npm on the runner";
  return `.github/workflows/keyguard.yml needs ${needed}${byAction ? " to be allowed under Settings > Actions > General" : ""}; no secret, no right but reading`;
}

/** A GitLab pipeline of the same kind, with its report where GitLab looks for it. */
export function gitlabPipeline(release: WorkflowRelease): string {
  return `# Looks for leaked exchange keys. In a merge request its configuration comes from the target branch.
keyguard:
  image: node:24 # with git, which reads the target branch; the slim image has none
  variables:
    GIT_DEPTH: 0
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_BRANCH
  script:
    - npx --yes ${npmReference(release)} scan --format gitlab --output gl-secret-detection-report.json .
  artifacts:
    when: always
    reports:
      secret_detection: gl-secret-detection-report.json
`;
}
