import { SourceText } from "../text/source-text.ts";
import { RuleScanner } from "./apply-rules.ts";
import type { Rule, RuleSet } from "./rule.ts";

/** What came of one example. */
export interface ExampleResult {
  readonly rule: string;
  /** Whether something had to be found in it. */
  readonly positive: boolean;
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly passed: boolean;
}

const encoder = new TextEncoder();

function results(rule: Rule, scanner: RuleScanner): ExampleResult[] {
  const finds = (text: string): boolean =>
    scanner.detect(new SourceText(encoder.encode(text), "")).some(({ ruleId }) => ruleId === rule.id);
  const each = (texts: readonly string[], positive: boolean): ExampleResult[] =>
    texts.map((text, i) => ({ rule: rule.id, positive, number: i + 1, passed: finds(text) === positive }));
  return [...each(rule.examples, true), ...each(rule.counterexamples, false)];
}

/** Runs every example of every rule; rules without examples give none. */
export function testRules(set: RuleSet): ExampleResult[] {
  const scanner = new RuleScanner(set);
  return set.rules.flatMap((rule) => results(rule, scanner));
}
