import type { Detection } from "../detection.ts";
import { entropy } from "../proofs/cheap.ts";
import type { SourceText } from "../text/source-text.ts";
import { LiteralIndex } from "./literal-index.ts";
import { readRuleSet } from "./read-rules.ts";
import type { LinearPattern, PatternMatch } from "./regex/linear-pattern.ts";
import { Starts } from "./regex/starts.ts";
import type { Allowlist, Requirement, Rule, RuleFile, RuleSet } from "./rule.ts";

/** Matches of one rule in one text: more are a mistake of the rule. */
const MOST_MATCHES = 1_000;

/** What a rule found. */
interface Hit {
  readonly match: string;
  readonly secret: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

function matches(patterns: readonly LinearPattern[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** Does an allowlist take a find out? A list without a criterion takes nothing. */
function allows(list: Allowlist, source: SourceText, hit: Hit): boolean {
  const { target } = list;
  const text = target === "secret" ? hit.secret : target === "match" ? hit.match : source.line(hit.line);
  const criteria: boolean[] = [];
  if (list.paths.length > 0) criteria.push(matches(list.paths, source.path));
  if (list.regexes.length > 0) criteria.push(matches(list.regexes, text));
  if (list.stopwords.length > 0) criteria.push(list.stopwords.some((word) => hit.secret.toLowerCase().includes(word)));
  return criteria.length > 0 && (list.all ? criteria.every(Boolean) : criteria.some(Boolean));
}

/** The stretch that is the secret: the group that the rule names, else the first that took part, else all. */
function secretOf(rule: Rule, match: PatternMatch): { start: number; end: number } {
  const group =
    rule.secretGroup > 0 ? match.groups[rule.secretGroup - 1] : match.groups.find((one) => one !== undefined);
  return group ?? match;
}

/** Where each literal stands in a text. */
type Seen = ReadonlyMap<string, readonly number[]>;

/** Where a pattern's matches may begin; undefined for anywhere. */
function startsOf({ required }: LinearPattern, seen: Seen): Starts | "nowhere" | undefined {
  if (required === undefined) return undefined;
  const places = required.literals.flatMap((literal) => seen.get(literal) ?? []);
  if (places.length === 0) return "nowhere";
  return new Starts(required.literals.length === 1 ? places : places.sort((a, b) => a - b), required.before);
}

/** Rules over texts. Made once for a rule set; compiled patterns keep what they learn of texts. */
export class RuleScanner {
  readonly #set: RuleSet;
  readonly #byId: ReadonlyMap<string, Rule>;
  /** Of what a text must hold for a rule to find something in it. */
  readonly #literals: LiteralIndex;

  constructor(set: RuleSet) {
    this.#set = set;
    this.#byId = new Map(set.rules.map((rule) => [rule.id, rule]));
    const needed = ({ keywords, pattern }: Rule): readonly string[] => [
      ...keywords.filter((word) => word !== ""),
      ...(pattern?.required?.literals ?? []),
    ];
    this.#literals = new LiteralIndex(set.rules.flatMap(needed));
  }

  /** Everything that the rules find in a text. */
  detect(source: SourceText): Detection[] {
    const seen = this.#literals.find(source.text.toLowerCase());
    return this.#set.rules
      .filter(({ reported }) => reported)
      .flatMap((rule) =>
        this.#hits(rule, source, seen)
          .filter((hit) => rule.requires.every((required) => this.#isMet(required, hit, source, seen)))
          .map((hit) => describe(rule, hit)),
      );
  }

  /** True when an allowlist for all rules takes out what keyguard found by itself. */
  allows(source: SourceText, { ruleId, parts }: Detection): boolean {
    const [first] = parts;
    if (first === undefined) return false;
    return parts.some(({ start, end, text }) => {
      const hit = this.#hit(source, { start, end }, text, source.text.slice(start, end));
      return this.#set.allowlists.some(
        (list) => (list.rules.length === 0 || list.rules.includes(ruleId)) && allows(list, source, hit),
      );
    });
  }

  #hit(source: SourceText, at: { start: number; end: number }, secret: string, match: string): Hit {
    const line = source.lineOf(at.start);
    return { ...at, match, secret, line, column: at.start - source.lineStart(line) };
  }

  #hits(rule: Rule, source: SourceText, seen: Seen): Hit[] {
    if (rule.pattern === undefined) return [];
    if (rule.keywords.length > 0 && !rule.keywords.some((word) => word === "" || seen.has(word))) return [];
    const starts = startsOf(rule.pattern, seen);
    if (starts === "nowhere") return [];
    if (rule.path !== undefined && !rule.path.test(source.path)) return [];
    const hits: Hit[] = [];
    for (const match of rule.pattern.findAll(source.text, MOST_MATCHES, starts)) {
      const at = secretOf(rule, match);
      const secret = source.text.slice(at.start, at.end);
      if (secret === "" || entropy(secret) < rule.entropy) continue;
      const hit = this.#hit(source, at, secret, source.text.slice(match.start, match.end));
      const lists = [
        ...rule.allowlists,
        ...this.#set.allowlists.filter(({ rules }) => rules.length === 0 || rules.includes(rule.id)),
      ];
      if (!lists.some((list) => allows(list, source, hit))) hits.push(hit);
    }
    return hits;
  }

  /** Does what a rule requires stand near enough? */
  #isMet({ rule, withinLines, withinColumns }: Requirement, hit: Hit, source: SourceText, seen: Seen): boolean {
    const other = this.#byId.get(rule);
    if (other === undefined) return false;
    return this.#hits(other, source, seen).some(
      ({ line, column }) =>
        (withinLines === undefined || Math.abs(line - hit.line) <= withinLines) &&
        (withinColumns === undefined || Math.abs(column - hit.column) <= withinColumns),
    );
  }
}

/** A scanner for the rules of files; see `readRuleSet`. */
export function createRuleScanner(files: readonly RuleFile[]): RuleScanner {
  return new RuleScanner(readRuleSet(files));
}

function describe(rule: Rule, { start, end, secret }: Hit): Detection {
  return {
    ruleId: rule.id,
    exchange: null,
    severity: rule.severity,
    confidence: "medium",
    message: rule.finds,
    evidence: [`rule "${rule.id}" of ${rule.from} matches`],
    attackerCould: "use it where it is accepted",
    remedy: rule.remedy ?? "Revoke it where it was issued, and put its successor into a store, not into a file.",
    parts: [{ start, end, text: secret, kind: "token" }],
    identity: secret,
  };
}
