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

/** A GitHub workflow that scans every push and pull request, with no more rights than reading. */
export function githubWorkflow(version: string): string {
  return `# Looks for leaked exchange keys. On a pull request its configuration comes from the target branch.
name: keyguard
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  scan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - run: npx --yes keyguard@${version} scan .
`;
}

/** A GitLab pipeline of the same kind, with its report where GitLab looks for it. */
export function gitlabPipeline(version: string): string {
  return `# Looks for leaked exchange keys. In a merge request its configuration comes from the target branch.
keyguard:
  image: node:24-slim
  variables:
    GIT_DEPTH: 0
  script:
    - npx --yes keyguard@${version} scan --format gitlab --output gl-secret-detection-report.json .
  artifacts:
    when: always
    reports:
      secret_detection: gl-secret-detection-report.json
`;
}
