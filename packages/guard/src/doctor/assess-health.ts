import type { Check, Severity } from "@keyguard/core";
import type { Asked, Health, HookState } from "./health.ts";
import { hiddenByPattern } from "./hidden-paths.ts";

const MOST_NAMED = 5;

function check(id: string, severity: Severity, result: Check["result"], evidence: string, remedy: string): Check {
  return { id, key: null, result, severity, evidence, remedy: result === "pass" ? "" : remedy };
}

function names(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_NAMED).join(", ");
  return paths.length > MOST_NAMED ? `${shown} and ${paths.length - MOST_NAMED} more` : shown;
}

/** Paths as words of a command; `FILE` where there are none, too many, or such as a shell reads otherwise. */
function words<T>(asked: Asked<readonly T[]>, pathOf: (item: T) => string = String): string {
  const paths = "value" in asked ? asked.value.map(pathOf) : [];
  const plain = paths.length <= MOST_NAMED && paths.every((path) => /^[\w.][\w./@+-]*$/u.test(path));
  return plain && paths.length > 0 ? paths.join(" ") : "FILE";
}

interface Rule<T> {
  readonly id: string;
  readonly severity: Severity;
  readonly good: string;
  readonly bad: (items: readonly T[]) => string;
  readonly remedy: string;
}

/** A question whose answer is a list that ought to be empty. */
function emptyList<T>(asked: Asked<readonly T[]>, rule: Rule<T>): Check {
  const { id, severity, good, bad, remedy } = rule;
  if ("unknown" in asked) return check(id, severity, "unknown", asked.unknown, remedy);
  return asked.value.length === 0
    ? check(id, severity, "pass", good, remedy)
    : check(id, severity, "fail", bad(asked.value), remedy);
}

function historyCheck(git: NonNullable<Health["git"]>): Check {
  const result = emptyList(git.inHistory, {
    id: "no-env-file-in-history",
    severity: "high",
    good: "no commit holds an environment file",
    bad: (items) => `commits hold ${names(items.map(({ path, commit }) => `${path} (${commit.slice(0, 12)})`))}`,
    remedy:
      "Replace every key that was in it; `keyguard scan --history` shows which. Removing the file now does not help.",
  });
  if (result.result !== "pass" || !git.shallow) return result;
  return {
    ...result,
    result: "unknown",
    evidence: "this clone is shallow: older commits are not here",
    remedy: "Run: git fetch --unshallow",
  };
}

const HOOK_WORDS: Readonly<
  Record<HookState["kind"], (state: HookState) => readonly [evidence: string, remedy: string]>
> = {
  runs: () => ["it runs before each commit", ""],
  absent: () => ["no hook calls keyguard", "Run: keyguard init"],
  "not-executable": (state) => [
    `git passes over ${"path" in state ? state.path : ""}: it is not executable`,
    `Run: chmod +x ${"path" in state ? state.path : ""}`,
  ],
  "program-gone": (state) => [
    `the hook calls ${"path" in state ? state.path : ""}, which is gone`,
    "Run `keyguard init` again: it writes where keyguard is now.",
  ],
  "manager-not-installed": (state) => [
    "the hook is configured, but what runs it is not installed in this clone",
    `Run: ${"command" in state ? state.command : ""}`,
  ],
};

function hookChecks({ hook, bypassedBy, skippingAliases }: NonNullable<Health["git"]>): Check[] {
  const [evidence, remedy] = HOOK_WORDS[hook.state.kind](hook.state);
  return [
    check("hook-runs", "medium", hook.state.kind === "runs" ? "pass" : "fail", evidence, remedy),
    bypassedBy === undefined
      ? check("hook-not-bypassed", "high", "pass", "git runs the hooks of this repository", "")
      : check(
          "hook-not-bypassed",
          "high",
          "fail",
          `core.hooksPath sends git to ${bypassedBy}, past keyguard's hook`,
          "Run `keyguard init` again: it writes the hook where git looks, or says what to do there; or: git config core.hooksPath .git/hooks",
        ),
    emptyList(
      { value: skippingAliases },
      {
        id: "no-alias-skips-hooks",
        severity: "low",
        good: "no git alias skips hooks",
        bad: (items) => `git aliases skip hooks: ${names(items)}`,
        remedy: "Take --no-verify out of the alias.",
      },
    ),
  ];
}

function hidden(exclude: readonly string[], health: Health): string[] {
  const ignores = "value" in health.ignores ? health.ignores.value : [];
  const byConfig = exclude.flatMap((text) => {
    const what = hiddenByPattern(text);
    return what === undefined ? [] : [`scan.exclude "${text}" hides ${what}`];
  });
  const byIgnores = ignores.flatMap(({ match, source, expires }) => {
    if (match.kind !== "finding" || match.fingerprint !== undefined || match.word !== undefined) return [];
    if (expires !== undefined && expires < health.today) return [];
    const everyRule = match.rule === undefined || match.rule.text === "*";
    const what = match.path === undefined ? "everything" : hiddenByPattern(match.path.text);
    return everyRule && what !== undefined ? [`${source.file}:${source.line} hides ${what}`] : [];
  });
  const byRules = "value" in health.allowlists ? health.allowlists.value : [];
  return [...byConfig, ...byIgnores, ...byRules.map((what) => `an allowlist of [scan] extend hides ${what}`)];
}

function configChecks(health: Health): Check[] {
  const { exclude, allowlists, ignores, baseline } = health;
  const readable = (id: string, asked: Asked<unknown>, good: string): Check =>
    "unknown" in asked
      ? check(id, "high", "fail", asked.unknown, "Correct the line that is named.")
      : check(id, "high", "pass", good, "");
  const known = "value" in baseline ? baseline.value.length : 0;
  return [
    readable("configuration-valid", exclude, "keyguard.toml can be read, where there is one"),
    ...("unknown" in allowlists && !("unknown" in exclude)
      ? [readable("rules-valid", allowlists, "the rules of [scan] extend can be read")]
      : []),
    readable("ignores-valid", ignores, "the ignore files can be read, where there are any"),
    readable(
      "baseline-valid",
      baseline,
      known === 0
        ? "nothing waits in the baseline"
        : `${known} known ${known === 1 ? "finding waits" : "findings wait"} in the baseline`,
    ),
    emptyList("unknown" in exclude ? exclude : { value: hidden(exclude.value, health) }, {
      id: "nothing-hidden",
      severity: "high",
      good: "no pattern hides more than it should",
      bad: names,
      remedy: "Name single files, or ignore single findings by their id with a reason.",
    }),
  ];
}

/** What is wrong with a project now, one check for each question; files outside git are asked less. */
export function assessHealth(health: Health): Check[] {
  const { git, exposed } = health;
  const checks: Check[] = [];
  if (git !== undefined) {
    checks.push(
      emptyList(git.tracked, {
        id: "no-env-file-tracked",
        severity: "critical",
        good: "git tracks no environment file",
        bad: (items) => `git tracks ${names(items)}`,
        remedy: `Replace the keys in it, run \`git rm --cached ${words(git.tracked)}\`, and keep it out with .gitignore.`,
      }),
      historyCheck(git),
      emptyList(git.notIgnored, {
        id: "env-files-ignored",
        severity: "medium",
        good: "git ignores environment files",
        bad: (items) => `git would take in ${names(items)}`,
        remedy: "Run `keyguard init`, or add the names to .gitignore.",
      }),
      ...hookChecks(git),
    );
  }
  if (exposed !== undefined)
    checks.push(
      emptyList(exposed, {
        id: "secret-files-private",
        severity: "medium",
        good: "others on this machine cannot read secret files",
        bad: (items) => names(items.map(({ path, mode }) => `${path} (${mode.toString(8).padStart(4, "0")})`)),
        remedy: `Run: chmod 600 ${words(exposed, ({ path }) => path)}`,
      }),
    );
  return [...checks, ...configChecks(health)];
}
