/** What the path of a file says of its content. */
export interface PathHints {
  /** Tests, fixtures, examples and documentation: real secrets occur there, published ones far more often. */
  readonly test: boolean;
  /** Lock files and checksum lists: long lists of digests. */
  readonly digests: boolean;
  /** Bundled or minified code. */
  readonly bundle: boolean;
}

const TEST =
  /(?:^|\/)(?:(?:[a-z\d]+[_-])?tests?|androidtest|__tests__|testdata|(?:tests?|samples?|examples?)[-_](?:data|files|resources|vectors)|testvectors|fixtures?|__fixtures__|spec|specs|mocks?|__mocks__|examples?|samples?|demos?|docs?(?:[-_](?:src|source|examples))?|vectors|kat|testing|cassettes|__snapshots__|e2e|static-requests)(?:\/|$)|[._-](?:test|spec|mock|snap)s?\.[a-z]+$|(?:^|\/)(?:test_|examples?[-_.])[^/]+$|_test\.[a-z]+$|\.(?:md|mdx|rst|adoc)$/iu;
const DIGESTS =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|composer\.lock|gemfile\.lock|flake\.lock|go\.sum|go\.work\.sum|deno\.lock|mix\.lock|pubspec\.lock|podfile\.lock|package\.resolved|sha\d*sums?(?:\.txt)?|md5sums|checksums(?:\.\w+)?)$|\.(?:sha256|sha512|md5)$/iu;
const BUNDLE = /\.min\.[cm]?js$|\.bundle\.js$|(?:^|\/)(?:dist|build|bundle|vendor|node_modules)\/.*\.[cm]?js$|\.map$/iu;

/** Classes and sets of tests, by the capital that begins a word: `WalletTests.swift`, `TestWallet.kt`, `src/dockerTest/`, not `latest.cs`. */
const TEST_CLASS =
  /[a-z\d](?:Tests?|TestCase|Spec)\.[a-z]+$|(?:^|\/)src\/[a-z]+Test(?:Fixtures)?\/|(?:^|\/)Test[A-Z][^/]*\.[a-z]+$/u;

/** Reads a path's hints; `path` is relative, with `/`. */
export function pathHints(path: string): PathHints {
  return { test: TEST.test(path) || TEST_CLASS.test(path), digests: DIGESTS.test(path), bundle: BUNDLE.test(path) };
}
