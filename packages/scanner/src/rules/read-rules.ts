import { KeyguardError, SEVERITIES, type Severity } from "@keyguard/core";
import { parse, TomlError } from "smol-toml";
import { Table } from "./read-table.ts";
import type { Allowlist, Requirement, Rule, RuleFile, RuleSet } from "./rule.ts";

/** What a file asks for besides its rules. */
export interface Extends {
  /** Another file, relative to this one. */
  readonly path: string | undefined;
  /** Rules of other files that it takes out. */
  readonly disabled: readonly string[];
}

/** One file, read. */
export interface ReadFile extends RuleSet {
  readonly extends: Extends;
}

function allowlistOf(table: Table, notes: string[]): Allowlist {
  const condition = table.text("condition")?.toUpperCase() ?? "OR";
  const target = table.text("regexTarget") ?? "secret";
  if (target !== "secret" && target !== "match" && target !== "line")
    table.fail('has a "regexTarget" that is not known');
  if (table.texts("commits").length > 0)
    notes.push("allowlists by commit are not honoured: a secret in an old commit is as readable as any");
  return {
    description: table.text("description") ?? "",
    all: condition === "AND" || condition === "&&",
    paths: table.patterns("paths"),
    regexes: table.patterns("regexes"),
    target,
    stopwords: table.texts("stopwords").map((word) => word.toLowerCase()),
    rules: table.texts("targetRules"),
  };
}

/** Both spellings: `[allowlist]` of old, `[[allowlists]]` of today. */
function allowlistsOf(table: Table, notes: string[]): Allowlist[] {
  return [...table.tables("allowlists"), ...table.tables("allowlist")].map((one) => allowlistOf(one, notes));
}

function requirementOf(table: Table): Requirement {
  const rule = table.text("id") ?? table.fail('has no "id"');
  return { rule, withinLines: table.number("withinLines"), withinColumns: table.number("withinColumns") };
}

function severityOf(table: Table): Severity {
  const text = table.text("severity") ?? "medium";
  const severity = SEVERITIES.find((candidate) => candidate === text.toLowerCase());
  return severity ?? table.fail(`has a "severity" that is none of ${SEVERITIES.join(", ")}`);
}

function ruleOf(table: Table, from: string, notes: string[]): Rule {
  const id = table.text("id") ?? table.fail('has no "id"');
  // `pattern` makes it one of keyguard's own, which prove themselves by examples.
  const own = table.pattern("pattern");
  const rule: Rule = {
    id,
    finds: table.text("finds") ?? table.text("description") ?? id,
    pattern: own ?? table.pattern("regex"),
    path: table.pattern("path"),
    secretGroup: table.number("secretGroup") ?? 0,
    entropy: table.number("entropy") ?? 0,
    keywords: table.texts("keywords").map((word) => word.toLowerCase()),
    severity: severityOf(table),
    remedy: table.text("remedy"),
    allowlists: allowlistsOf(table, notes),
    requires: table.tables("required").map(requirementOf),
    reported: !table.flag("skipReport"),
    examples: table.texts("examples"),
    counterexamples: table.texts("counterexamples"),
    from,
  };
  table.texts("tags");
  for (const field of table.unread) notes.push(`rule "${id}" has a field "${field}", which is not honoured`);
  if (own !== undefined && (rule.examples.length === 0 || rule.counterexamples.length === 0))
    table.fail('needs "examples" and "counterexamples", at least one of each');
  if (rule.pattern === undefined && rule.path !== undefined)
    notes.push(`rule "${id}" looks at paths only, which is not honoured: what a file is called is no secret`);
  return rule;
}

/**
 * Reads a file of rules: keyguard's own, or a configuration of gitleaks or betterleaks.
 *
 * @throws KeyguardError `KG_RULES_INVALID` for a file that is no TOML or has a field of the wrong type,
 * `KG_RULES_PATTERN` for a pattern that is not RE2's
 */
export function readRules(file: RuleFile): ReadFile {
  let known = read.get(file);
  if (known === undefined) read.set(file, (known = parseRules(file)));
  return known;
}

/** A file is asked for its extensions, for its notes and for its rules. */
const read = new WeakMap<RuleFile, ReadFile>();

function parseRules({ name, text }: RuleFile): ReadFile {
  let values: unknown;
  try {
    values = parse(text.replace(/^\uFEFF/u, ""));
  } catch (cause) {
    const at = cause instanceof TomlError ? ` at line ${cause.line}, column ${cause.column}` : "";
    throw new KeyguardError("KG_RULES_INVALID", `Cannot read rules: ${name} is no TOML${at}`, {
      hint: "strings are quoted; a pattern stands best between three single quotes, where no backslash is an escape",
      cause,
    });
  }
  const notes: string[] = [];
  const table = new Table(values, name);
  const [extend] = table.tables("extend");
  if (extend?.text("url") !== undefined) notes.push(`${name} extends an address, which is not fetched`);
  if (extend?.flag("useDefault") === true)
    notes.push(`${name} extends its program's own rules; keyguard's stand in their place`);
  return {
    rules: table.tables("rules").map((rule) => ruleOf(rule, name, notes)),
    allowlists: allowlistsOf(table, notes),
    notes,
    extends: { path: extend?.text("path"), disabled: extend?.texts("disabledRules") ?? [] },
  };
}

/** A rule that changes another of the same name: what it says counts, the rest stays. */
function changed(base: Rule, change: Rule): Rule {
  return {
    ...base,
    ...change,
    finds: change.finds === change.id ? base.finds : change.finds,
    pattern: change.pattern ?? base.pattern,
    path: change.path ?? base.path,
    entropy: change.entropy === 0 ? base.entropy : change.entropy,
    secretGroup: change.secretGroup === 0 ? base.secretGroup : change.secretGroup,
    keywords: [...new Set([...base.keywords, ...change.keywords])],
    allowlists: [...base.allowlists, ...change.allowlists],
    requires: [...base.requires, ...change.requires],
    examples: [...base.examples, ...change.examples],
    counterexamples: [...base.counterexamples, ...change.counterexamples],
  };
}

/**
 * What several files say together: a later one changes and disables the rules of those before it.
 *
 * @throws KeyguardError as `readRules` does, and `KG_RULES_INVALID` when a rule requires one that is not there
 */
export function readRuleSet(files: readonly RuleFile[]): RuleSet {
  const rules = new Map<string, Rule>();
  const allowlists: Allowlist[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const one = readRules(file);
    for (const id of one.extends.disabled) rules.delete(id);
    for (const rule of one.rules) {
      const base = rules.get(rule.id);
      rules.set(rule.id, base === undefined ? rule : changed(base, rule));
    }
    allowlists.push(...one.allowlists);
    notes.push(...one.notes);
  }
  for (const rule of rules.values()) {
    const missing = rule.requires.find((required) => !rules.has(required.rule));
    if (missing !== undefined)
      throw new KeyguardError(
        "KG_RULES_INVALID",
        `Cannot use rule "${rule.id}": it requires "${missing.rule}", which is no rule`,
        { hint: "name the id of a rule that is in one of the files" },
      );
  }
  return { rules: [...rules.values()], allowlists, notes: [...new Set(notes)] };
}
