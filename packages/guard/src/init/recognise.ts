import { type Exchange, EXCHANGES } from "@keyguard/exchanges";

/** Files that name what a project depends on, in its root. */
export const MANIFESTS: readonly (readonly [file: string, language: string])[] = [
  ["package.json", "JavaScript"],
  ["tsconfig.json", "TypeScript"],
  ["deno.json", "TypeScript"],
  ["pyproject.toml", "Python"],
  ["requirements.txt", "Python"],
  ["requirements-dev.txt", "Python"],
  ["Pipfile", "Python"],
  ["setup.py", "Python"],
  ["setup.cfg", "Python"],
  ["environment.yml", "Python"],
  ["go.mod", "Go"],
  ["Cargo.toml", "Rust"],
  ["pom.xml", "Java"],
  ["build.gradle", "Java"],
  ["build.gradle.kts", "Kotlin"],
  ["composer.json", "PHP"],
  ["Gemfile", "Ruby"],
  ["Package.swift", "Swift"],
  ["mix.exs", "Elixir"],
];

/** Bot frameworks by the packages that bring them. */
const FRAMEWORKS: readonly (readonly [name: string, ...packages: string[]])[] = [
  ["backtrader", "backtrader"],
  ["blankly", "blankly"],
  ["ccxt", "ccxt", "ccxt.pro", "ccxt/ccxt"],
  ["freqtrade", "freqtrade"],
  ["hummingbot", "hummingbot"],
  ["jesse", "jesse"],
  ["nautilus_trader", "nautilus_trader", "nautilus-trader"],
  ["octobot", "octobot", "OctoBot"],
  ["passivbot", "passivbot"],
  ["superalgos", "superalgos"],
  ["vectorbt", "vectorbt"],
  ["zenbot", "zenbot"],
];

/** Files and directories that tell a framework without a manifest. */
export const FRAMEWORK_PATHS: readonly (readonly [path: string, framework: string])[] = [
  ["user_data/strategies", "freqtrade"],
  ["conf/connectors", "hummingbot"],
  ["api-keys.json.example", "passivbot"],
];

/** Files and directories that tell which system builds a project. */
export const CI_PATHS: readonly (readonly [path: string, system: string])[] = [
  [".github", "GitHub Actions"],
  [".gitlab-ci.yml", "GitLab CI"],
  ["bitbucket-pipelines.yml", "Bitbucket Pipelines"],
  ["azure-pipelines.yml", "Azure Pipelines"],
  [".circleci", "CircleCI"],
  ["Jenkinsfile", "Jenkins"],
];

const MOST_CHARACTERS = 512 * 1024;

/** Every word of a manifest that may be a package's name. */
function wordsOf(manifests: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of manifests)
    for (const [word] of text.slice(0, MOST_CHARACTERS).matchAll(/[@\w][\w./@-]{0,200}\w/gu)) words.add(word);
  return words;
}

/** The frameworks and exchange SDKs that manifests name. */
export function recognise(manifests: readonly string[]): { frameworks: string[]; exchanges: Exchange[] } {
  const words = wordsOf(manifests);
  return {
    frameworks: FRAMEWORKS.filter(([, ...packages]) => packages.some((name) => words.has(name))).map(([name]) => name),
    exchanges: EXCHANGES.filter(({ names }) => names.packages.some((name) => words.has(name))),
  };
}
