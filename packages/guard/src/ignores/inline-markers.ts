/** How far a comment reaches: its own line, the one after it, or until it is switched on again. */
export type Reach = "line" | "next-line" | "from-here" | "until-here";

/** A comment by which a scanner is told to pass something over. */
export interface InlineMarker {
  readonly scanner: string;
  /** The source of a regular expression, matched in any case between characters that are no part of a name. */
  readonly pattern: string;
  readonly reach: Reach;
  /** True where rules may be named behind it, and then only those are meant. */
  readonly namesRules?: boolean;
  /**
   * A piece of it as it is mostly written, by which a scan tells at once that a file may hold one: at most six
   * characters, the first of them rare, which is searched for at the speed of memory. Absent for comments that
   * serve a linter as well, which answers for them itself: they are never called unused.
   */
  readonly literal?: string;
}

/** The rules of ESLint's plugins that are about secrets, among others that a comment may name. */
const ESLINT_RULE = "[^\\n]{0,200}(?:no-secrets/no-secrets|no-hardcoded-(?:credentials|passwords?|secrets?))";

/**
 * The comments of scanners that look for secrets, and of linters where they name a rule about secrets.
 * A comment that silences every kind of remark, such as a bare `nosec` or `NOSONAR`, is not among them:
 * whoever wrote it need not have meant a key.
 */
export const INLINE_MARKERS: readonly InlineMarker[] = [
  { scanner: "keyguard", pattern: "keyguard:(?:ignore|allow)-next-line", reach: "next-line", literal: ":ignor" },
  { scanner: "keyguard", pattern: "keyguard:(?:ignore|allow)", reach: "line", literal: ":ignor" },
  { scanner: "gitleaks", pattern: "gitleaks:allow", reach: "line", literal: ":allow" },
  { scanner: "betterleaks", pattern: "betterleaks:allow", reach: "line", literal: ":allow" },
  { scanner: "trufflehog", pattern: "trufflehog:ignore", reach: "line", literal: ":ignor" },
  {
    scanner: "detect-secrets",
    pattern: "pragma: ?(?:allow|white)list[ -]next[ -]?line[ -]secret",
    reach: "next-line",
    literal: ": allo",
  },
  { scanner: "detect-secrets", pattern: "pragma: ?(?:allow|white)list[ -]secret", reach: "line", literal: ": allo" },
  { scanner: "ggshield", pattern: "ggignore", reach: "line", literal: "gign" },
  { scanner: "kingfisher", pattern: "kingfisher:(?:ignore|allow)", reach: "line", literal: ":ignor" },
  { scanner: "Vault Radar", pattern: "HashiCorpIgnore", reach: "line", literal: "CorpIg" },
  {
    scanner: "secretlint",
    pattern: "secretlint-disable-next-line",
    reach: "next-line",
    namesRules: true,
    literal: "cretli",
  },
  { scanner: "secretlint", pattern: "secretlint-disable-line", reach: "line", namesRules: true, literal: "cretli" },
  {
    scanner: "secretlint",
    pattern: "secretlint-disable(?!-)",
    reach: "from-here",
    namesRules: true,
    literal: "cretli",
  },
  { scanner: "secretlint", pattern: "secretlint-enable", reach: "until-here", namesRules: true, literal: "cretli" },
  { scanner: "bandit", pattern: "nosec:? +[^#\\n]{0,80}B10[567]", reach: "line" },
  { scanner: "ruff", pattern: "noqa: ?[^#\\n]{0,80}S10[567]", reach: "line" },
  {
    scanner: "semgrep",
    pattern: "nosemgrep: ?[^\\s]{0,200}(?:secret|credential|hardcoded)[^\\s]{0,200}",
    reach: "line",
  },
  { scanner: "checkov", pattern: "checkov:skip=CKV_SECRET_\\d{1,4}", reach: "line" },
  { scanner: "KICS", pattern: "kics-scan ignore-line", reach: "next-line" },
  {
    scanner: "gosec",
    pattern: "(?:nosec:? +[^#\\n]{0,80}G101|nolint: ?[^/\\n]{0,80}gosec[^\\n]{0,80}G101)",
    reach: "line",
  },
  { scanner: "DevSkim", pattern: "DevSkim: ignore [^\\n]{0,80}DS173237", reach: "line" },
  {
    scanner: "CodeQL",
    pattern: "(?:codeql|lgtm) ?\\[[\\w/-]{0,20}hard-?coded-credentials[^\\]\\s]{0,40}\\]",
    reach: "line",
  },
  { scanner: "ESLint", pattern: `eslint-disable-next-line ${ESLINT_RULE}`, reach: "next-line" },
  { scanner: "ESLint", pattern: `eslint-disable-line ${ESLINT_RULE}`, reach: "line" },
  { scanner: "ESLint", pattern: `eslint-disable ${ESLINT_RULE}`, reach: "from-here" },
  { scanner: "ESLint", pattern: "eslint-enable(?!-)", reach: "until-here" },
  {
    scanner: "Snyk",
    pattern: "deepcode ignore [^\\s]{0,100}(?:secret|credential|password)[^\\s]{0,100}",
    reach: "next-line",
  },
];

/** What lies in the root of a project that uses a scanner; the others' comments are looked for everywhere. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  ggshield: /^\.(?:gitguardian|cache_ggshield)/u,
  secretlint: /^\.secretlint/u,
};

/**
 * The literals of {@link INLINE_MARKERS} that are worth a search in a project: a text without one has no comment
 * that could be called unused. Each costs a search of every file, so rare scanners need a sign that they are used.
 *
 * @param names of what lies in the project's root
 */
export function inlineLiterals(names: readonly string[]): string[] {
  const inUse = INLINE_MARKERS.filter(({ scanner }) => {
    const sign = SIGNS[scanner];
    return sign === undefined || names.some((name) => sign.test(name));
  });
  return [...new Set(inUse.flatMap(({ literal }) => (literal === undefined ? [] : [literal])))];
}
