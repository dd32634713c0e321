import { KeyguardError, suggest } from "@keyguard/core";
import type { Ignore, IgnoreTerms } from "./ignore.ts";
import { type Line, linesOf, refuseConflicts } from "./lines.ts";
import { pathPattern, rulePattern } from "./path-pattern.ts";
import { parseTerms } from "./terms.ts";

const KINDS = ["fingerprint", "rule", "path"] as const;
type Kind = (typeof KINDS)[number] | "word";

const FINGERPRINT = /^[0-9a-f]{16,64}$/u;
const RULE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)+$/u;
const TERM = /^(?:reason|owner|by|expires|expiry|until)[:=]/iu;

function refuse(file: string, line: number, what: string, hint: string): never {
  throw new KeyguardError("KG_IGNORE_INVALID", `Cannot read "${file}", line ${line}: ${what}`, { hint });
}

/** Splits a line at the ` #` that begins its comment; a `#` inside a word belongs to a path. */
function splitComment(text: string): { entry: string; comment: string } {
  const match = /(?:^|\s)#/u.exec(text);
  if (match === null) return { entry: text.trim(), comment: "" };
  return { entry: text.slice(0, match.index).trim(), comment: text.slice(match.index + match[0].length) };
}

/** The words of an entry; one in double quotes may hold blanks. */
function wordsOf(entry: string): string[] {
  return Array.from(entry.matchAll(/(?:[^\s"]|"[^"]*")+/gu), ([word]) => word.replaceAll('"', ""));
}

function readWord(word: string, file: string, line: number): [Kind, string] {
  const [, name = "", value = ""] = /^([a-z]{2,})[:=](.+)$/isu.exec(word) ?? [];
  const kind = KINDS.find((known) => known === name.toLowerCase());
  if (kind !== undefined) return [kind, value];
  const near = name === "" ? undefined : suggest(name, KINDS);
  if (near !== undefined) refuse(file, line, "what is ignored is not known", `did you mean "${near}:"?`);
  if (FINGERPRINT.test(word)) return ["fingerprint", word];
  return [RULE_ID.test(word) ? "word" : "path", word];
}

function readEntry(entry: string, terms: IgnoreTerms, file: string, line: number): Ignore {
  const given: Partial<Record<Kind, string>> = {};
  for (const word of wordsOf(entry)) {
    if (TERM.test(word)) continue;
    const [kind, value] = readWord(word, file, line);
    if (given[kind] !== undefined)
      refuse(file, line, `it names two ${kind}s`, "write one entry a line, and quote a path that holds blanks");
    given[kind] = value;
  }
  if (Object.keys(given).length === 0)
    refuse(file, line, "it names nothing to ignore", "begin the line with a fingerprint, rule:ID or a path");
  const { fingerprint, rule, path, word } = given;
  if (fingerprint !== undefined && !FINGERPRINT.test(fingerprint))
    refuse(file, line, "a fingerprint has 16 to 64 hexadecimal digits", "copy the id from keyguard's report");
  return {
    ...terms,
    source: { file, line },
    foreign: false,
    match: {
      kind: "finding",
      ...(fingerprint === undefined ? {} : { fingerprint }),
      ...(rule === undefined ? {} : { rule: rulePattern(rule) }),
      ...(path === undefined ? {} : { path: pathPattern(path) }),
      ...(word === undefined ? {} : { word: { rule: rulePattern(word), path: pathPattern(word) } }),
    },
  };
}

function readLine({ number, text }: Line, file: string): Ignore[] {
  const { entry, comment } = splitComment(text);
  if (entry === "") return [];
  // Terms may also stand among the words, as `expires=2027-01-31`.
  const terms = parseTerms([...wordsOf(entry).filter((word) => TERM.test(word)), comment].join("; "));
  if (typeof terms === "string")
    refuse(file, number, terms, "write: ENTRY  # reason; owner: NAME; expires: YYYY-MM-DD");
  return [readEntry(entry, terms, file, number)];
}

/**
 * Reads a `.keyguardignore`.
 *
 * A line holds a fingerprint, `rule:ID` (with `*`), or a path in the spelling of `.gitignore`; several on
 * one line must all hold. Behind ` #` stand the reason and, after `;`, `owner:` and `expires:`; they may
 * also be words of the line, as `expires=2027-01-31`.
 *
 * @param file how the file is called in messages
 * @throws {KeyguardError} `KG_IGNORE_INVALID` with the line of a mistake or of a conflict's marker
 *
 * @example
 * ```ts
 * import { parseKeyguardIgnore } from "@keyguard/guard";
 *
 * const [ignore] = parseKeyguardIgnore("rule:bip39-mnemonic path:docs/  # published; expires: 2027-01-31", ".keyguardignore");
 * console.log(ignore?.reason, ignore?.expires); // published 2027-01-31
 * ```
 */
export function parseKeyguardIgnore(text: string, file: string): Ignore[] {
  const lines = linesOf(text);
  refuseConflicts(lines, file, "KG_IGNORE_INVALID");
  return lines.flatMap((line) => readLine(line, file));
}

/** One entry as {@link parseKeyguardIgnore} reads it, ending in a line feed. */
export function formatKeyguardIgnore(fingerprint: string, terms: IgnoreTerms): string {
  const clean = (text: string): string => text.replaceAll(/[;\p{Cc}]+/gu, " ").trim();
  const parts = [
    terms.reason === undefined ? "" : clean(terms.reason),
    terms.owner === undefined ? "" : `owner: ${clean(terms.owner)}`,
    terms.expires === undefined ? "" : `expires: ${terms.expires}`,
  ].filter((part) => part !== "");
  return `${fingerprint}${parts.length === 0 ? "" : `  # ${parts.join("; ")}`}\n`;
}
