import type { Detection } from "../detection.ts";
import { scopesOf } from "../slots/scope.ts";
import type { SourceText } from "../text/source-text.ts";
import { pathHints } from "./place.ts";

// Rules of secret scanners bring examples of what they find. Such a file is told by the records in it, never by a word
// or by its name alone: what stands there is still named, as something little.

/** A record that is called a rule or a detector: `[[rules]]`, `rules:`, `config.Rule{`, `class NpmDetector`. */
const RULE =
  /\[\[rules\]\]|^\s{0,8}["']?(?:rules|detectors|plugins)["']?\s*:\s*(?:\[|$)|\bRule(?:Config)?\s*\{|\bclass\s+\w{1,60}(?:Detector|Plugin|Rule)\b/mu;

/** What a rule looks for, as a regular expression that counts the characters of a token, or is made by a function for that. */
const PATTERN =
  /\b(?:regex|regexp|pattern|denylist)["']?\s*(?:=>|:=|[:=])(?:[^\n]{0,400}\n){0,6}?[^\n]{0,400}?(?:\]\{\d{1,3}(?:,\d{0,3})?\}|MustCompile\(|re\.compile\(|Generate\w{0,40}Regex\()/iu;

/** What only rules have beside their patterns. */
const COMPANION =
  /^\s*["']?(?:keywords|entropy|secret_?group|tps|fps|examples|negative_examples|secret_type|report_?group)["']?\s*(?::=|[:=])/imu;

/** A line with a module of a scanner, and what makes a line one that brings something in. */
const MODULE =
  /^[^\n]{0,200}["' ./@:](?:gitleaks|trufflehog|betterleaks|kingfisher|noseyparker|detect[-_]secrets|secretlint|ggshield)(?=[/."':_-])[^\n]{0,200}$/gmu;
const IMPORT = /^\s{0,8}(?:import|from|use|const|let|var)\b|^\s{0,8}(?:\w{1,40}\s)?"[\w./@-]{1,160}"$/u;

/** Longer files are not read for it. */
const LONGEST = 1 << 20;
/** Where a file says what it brings in. */
const HEAD = 8_192;
/** What files of rules and their directories are called: only such are read for their records. */
const RULES_PATH =
  /(?:rules?|detectors?|plugins?|signatures?|gitleaks|betterleaks|kingfisher|trufflehog|noseyparker|secretlint)(?:[/._-]|$)/iu;

function bringsScanner(text: string): boolean {
  for (const [line] of text.matchAll(MODULE)) if (IMPORT.test(line)) return true;
  return false;
}

/** Why the examples of a file are no secrets; undefined for any other file. */
function exampleOf(source: SourceText): string | undefined {
  const { text, path } = source;
  const mayRule = RULES_PATH.test(path) && text.length <= LONGEST;
  if (mayRule && RULE.test(text) && PATTERN.test(text) && COMPANION.test(text))
    return "it stands among the rules of a secret scanner";
  if (!pathHints(path).test) return undefined;
  return bringsScanner(text.slice(0, HEAD)) ? "it stands in a test of a secret scanner" : undefined;
}

/** What rules are told to overlook: whoever lists a secret there has one. */
const ALLOWED = /allow|ignore|exclude|exempt|whitelist|skip|stop_?words/iu;
const ALLOWED_HERE = /(?:allow|ignore|exclude|exempt|whitelist|skip|stop_?words)\w{0,20}["']?\s*[:=([]/iu;

/** True for a value in a list of what is overlooked: by what its line begins with, or by what heads the list. */
function isAllowed(source: SourceText, at: number): boolean {
  const before = source.slice(source.lineStart(source.lineOf(at)), at);
  return ALLOWED_HERE.test(before) || scopesOf(source, at).some(({ title }) => ALLOWED.test(title));
}

/** Lowers what stands in the rules of a secret scanner, or in its tests; nothing is left out. */
export function quietExamples(source: SourceText, detections: readonly Detection[]): Detection[] {
  const loud = detections.some(({ severity }) => severity !== "low" && severity !== "info");
  const because = loud ? exampleOf(source) : undefined;
  if (because === undefined) return [...detections];
  return detections.map((detection) => {
    const [first] = detection.parts;
    if (detection.severity === "info" || first === undefined || isAllowed(source, first.start)) return detection;
    return { ...detection, severity: "low", evidence: [...detection.evidence, because] };
  });
}
