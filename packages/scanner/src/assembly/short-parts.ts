import { type CredentialGrammar, matchesShape, type PartGrammar } from "@keyguard/exchanges";
import { isWordy } from "../judgement/wordy.ts";
import { notASecret } from "../judgement/placeholder.ts";
import { isEvmAddress } from "../judgement/public-value.ts";
import { isExchangeName } from "../labels/exchange-names.ts";
import { isCellQuote, readCell, readQuotedCell } from "../slots/read-cell.ts";
import { readSlot } from "../slots/read-slot.ts";
import { readRole } from "../slots/roles.ts";
import { looksLikeValue } from "../slots/looks-like-value.ts";
import type { Slot } from "../slots/slot.ts";
import type { SourceText } from "../text/source-text.ts";
import { decodeValue } from "../values/decode-value.ts";
import { passesCheapProof } from "../values/exchange-parts.ts";
import type { Stretch } from "../values/extract.ts";
import type { SlottedValue } from "./part.ts";

// Passphrases and short key ids are no candidates by themselves: any word could be one. They are looked
// for where a key or a secret was found.

/** Lines around a credential where its other parts are looked for. */
const REACH_LINES = 10;
const MOST_TOKENS = 200;
const LONGEST_LINE = 2_000;
const LONGEST_PART = 128;

/**
 * A string literal without quotes in it, so that of `"a = 'b'"` the inner one counts. Only its first quote is
 * read: where quotes nest, what looks like the text between two literals may be one.
 */
const LITERAL = /(["'`])(?=([^"'`\\\n]{1,128})\\?\1)/gu;
/** Punctuation between two literals. */
const BETWEEN = /^[\s:,=(){}[\]]/u;
/** A word of a change, a string literal of Lua, of Perl, of Tcl or LaTeX. */
const BRACKETED =
  /\[-([^\s\]]{1,128})-\]|\{\+([^\s}]{1,128})\+\}|\[\[([^\]\n]{1,128})\]\]|\bq[qw]?\{([^}\n]{1,128})\}|\bqq?\(([^)\n]{1,128})\)|(?<=[\s)}]|\\[a-z]{2,12})\{([^{}\s]{1,128})\}/gu;
/** A bare word after an operator, after a letter of another script, or at the start of a line; no attribute's name. */
const BARE =
  /(?<=[=:,;>|*\t \x80-\uffff]|^|[\s:=][[(])(?!!!|\*)([^\s\0"'`,;|<>(){}[\]=:&?#\\\x80-\uffff]{4,128}(?:={1,2}(?![^\s,;|<)\]}]))?)(?![(\w.]|[=:]["'`]|:\s)/gmu;

/** The first of two in one literal, or in brackets: `"…:…"`, `Credentials(…,…)`. */
const FIRST_OF_TWO =
  /(?<=["'`(])([^\s\0"'`,;|<>(){}[\]=:&?#\\\x80-\uffff]{4,128})(?= ?[:;,|/] ?[\w+/=-]{8}| ?[:;,|/]?[ \t]{4})/gu;

/** A short value with its slot. */
export interface ShortPart extends Stretch {
  readonly slot: Slot;
  readonly line: number;
}

/** The text around a credential, with its known parts and their quotes blanked out. */
function surroundings(source: SourceText, start: number, end: number, taken: readonly Stretch[]): string {
  let text = source.slice(start, end);
  for (const part of taken) {
    if (part.end <= start || part.start >= end) continue;
    const from = Math.max(0, part.start - start - 1);
    const to = Math.min(text.length, part.end - start + 1);
    text = `${text.slice(0, from)}${" ".repeat(to - from)}${text.slice(to)}`;
  }
  return text;
}

/** Where `NAME=value` or `${name:value}` inside quotes has its value. */
function valueInside(text: string): number {
  return /^(?:[A-Za-z_][\w.]*(?:\[\w{1,20}\])?=|\$\{[\w.-]+:)(?=.{4})/u.exec(text)?.[0].length ?? 0;
}

/** `"name":` is the name of a member, and no value. */
function isMemberName(text: string, { index, 1: quote = "", 2: literal = "" }: RegExpMatchArray): boolean {
  return text.startsWith(`${quote}:`, (index ?? 0) + 1 + literal.length);
}

/** The name of a slot is not a value: `getenv("OKX_PASSPHRASE")`; nor is a flag or a member. */
function isSlotName(text: string): boolean {
  if (/^--?[a-z][a-z-]+$/u.test(text) || (/^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/u.test(text) && isWordy(text))) return true;
  const role = /^-{0,2}[A-Za-z][A-Za-z_.-]*$/u.test(text) ? readRole(text) : undefined;
  return role !== undefined && (role.strong || /^-|[A-Za-z][_.][A-Za-z]/u.test(text));
}

/** By the name before it, else by the heading of its column. */
function slotOf(source: SourceText, start: number, end: number): Slot {
  const slot = readQuotedCell(source, start) ?? readSlot(source, start, end);
  const isLiteral = slot.quoted && !isCellQuote(source, start);
  return slot.form === "named" || isLiteral ? slot : (readCell(source, start) ?? slot);
}

/**
 * String literals and bare words around a credential, with their slots.
 *
 * @param taken stretches that are parts already
 * @param encoded true where values are written in base64, as in a Kubernetes secret
 */
export function shortParts(
  source: SourceText,
  from: number,
  to: number,
  taken: readonly Stretch[],
  encoded: boolean,
): ShortPart[] {
  const first = Math.max(0, source.lineOf(from) - REACH_LINES);
  const last = source.lineOf(to) + REACH_LINES;
  const start = Math.max(source.lineStart(first), from - LONGEST_LINE);
  const end = Math.min(source.lineEnd(last), to + LONGEST_LINE);
  const text = surroundings(source, start, end, taken);
  const found = new Map<number, ShortPart>();
  const add = (written: string, at: number): void => {
    const value = encoded ? (decodeValue(written) ?? written) : written;
    if (found.size >= MOST_TOKENS || value.length > LONGEST_PART || found.has(at) || isSlotName(value)) return;
    const stop = at + written.length;
    found.set(at, { start: at, end: stop, text: value, line: source.lineOf(at), slot: slotOf(source, at, stop) });
  };
  for (const match of text.matchAll(LITERAL)) {
    if (BETWEEN.test(match[2] ?? "") || isMemberName(text, match)) continue;
    const literal = (match[2] ?? "").replace(/[}&;]$/u, "");
    const inside = valueInside(match[2] ?? "");
    add(inside > 0 ? literal.slice(inside) : (match[2] ?? ""), start + match.index + 1 + inside);
  }
  for (const match of text.matchAll(BRACKETED)) {
    const written = match.slice(1).find((group) => group !== undefined) ?? "";
    add(written, start + match.index + match[0].indexOf(written));
  }
  for (const pattern of [BARE, FIRST_OF_TWO])
    for (const match of text.matchAll(pattern)) {
      const at = start + match.index;
      const written = match[1] ?? "";
      // `**…**`: what sets a value off is no part of it.
      add(text[match.index - 1] === "*" ? written.replace(/\*+$/u, "") : written, at);
    }
  return [...found.values()];
}

function fits(part: PartGrammar, text: string): boolean {
  return part.shapes.some((shape) => !("pem" in shape) && matchesShape(shape, text));
}

function isWord(text: string): boolean {
  if (isExchangeName(text.toLowerCase())) return true;
  return /^(?:true|false|null|none|undefined|nil|string|secret|passphrase|password)$/iu.test(text);
}

/** `"KEY", ` directly before a value: the text between is punctuation and wrappers. */
function isJustBefore(source: SourceText, candidate: Stretch, value: Stretch): boolean {
  if (candidate.end > value.start || value.start - candidate.end > 40) return false;
  const between = source.slice(candidate.end, value.start);
  if (/^["'`] {1,3}(?:-{1,2}[A-Za-z][\w-]{0,24}[ =])?["'`]$|^(?:[ \t]{1,4}| ?[:;,|/&+] ?)$/u.test(between)) return true;
  if (/^["']\s?\/?>\s{1,40}<[^<>]{1,80}=["']$/u.test(between)) return true; // the attribute of the element before
  return /^["'`]?[\s).\w(]{0,16},\s*[\w.:(&@]{0,20}["'`]?$/u.test(between);
}

/** `PHRASE_A` beside `SECRET_B`: the third value of another account. */
function isOfAnother({ role: one }: Slot, { role: other }: Slot): boolean {
  if (one === undefined || other === undefined || one.stem === "" || other.stem === "") return false;
  const [words, others] = [one.stem.split(" "), other.stem.split(" ")];
  const own = words.filter((word) => !others.includes(word));
  const its = others.filter((word) => !words.includes(word));
  return own.length > 0 && its.length > 0 && [...own, ...its].every((word) => readRole(word) === undefined);
}

/** True for what an exchange may issue or take as a passphrase, and nothing calls anything else. */
export function mayBePassphrase({ parts }: CredentialGrammar, text: string, { role }: Slot): boolean {
  const part = parts.find(({ kind }) => kind === "passphrase");
  if (part === undefined || !fits(part, text) || notASecret(text) !== undefined || isWord(text)) return false;
  return role === undefined || role.role === "passphrase" || !role.strong;
}

/** What stands on the line of a secret belongs to it, however long that is. */
const PER_LINE = 120;

/** What is looked for around a credential. */
export interface Wanted {
  readonly grammar: CredentialGrammar | undefined;
  readonly kind: "passphrase" | "key";
  /** The part that was found already. */
  readonly beside: SlottedValue;
}

/**
 * A part of a grammar that stands near a credential: by its name, as the argument after the secret, or,
 * for a key, as the argument before it.
 */
export function findPart(
  source: SourceText,
  candidates: readonly ShortPart[],
  { grammar, kind, beside }: Wanted,
): ShortPart | undefined {
  const part = grammar?.parts.find((candidate) => candidate.kind === kind);
  const usable = candidates.filter(
    ({ text }) =>
      (part === undefined ? text.length >= 4 : fits(part, text)) && notASecret(text) === undefined && !isWord(text),
  );
  const distance = (candidate: ShortPart): number =>
    Math.abs(candidate.start - beside.start) +
    (candidate.slot.quoted ? 0 : 400) +
    Math.abs(candidate.line - beside.line) * PER_LINE +
    (isOfAnother(candidate.slot, beside.slot) ? 4_000 : 0) +
    (!candidate.slot.quoted && /^[A-Za-z]?[a-z]+\.?$/u.test(candidate.text) ? 1_000 : 0); // a word, as a type or a modifier is
  const named = usable.filter(({ slot }) => isNamed(slot, kind, beside.slot)).sort((a, b) => distance(a) - distance(b));
  if (named[0] !== undefined || part === undefined) return named[0];
  if (kind === "key") {
    const before = usable.find(
      (candidate) => isJustBefore(source, candidate, beside) || isPreviousLine(source, candidate, beside),
    );
    return before ?? onlyKey(usable, part, beside);
  }
  return usable.find((candidate) => isJustBefore(source, beside, candidate) || isNextLine(source, beside, candidate));
}

/** Shorter ones have the shape of a key by chance. */
const SHORTEST_KEY = 16;
/** What somebody calls a key that an exchange knows its owner by. */
const PUBLIC_NAME = /^(?:.*[^a-z])?pub(?:lic)?(?:[ _-]?key)?$/iu;

/** Lines between a secret and a key whose name says little. */
const MOST_BETWEEN = 4;

/** Right by a secret with a name, the one value with the shape of a key of its exchange; undefined where there are two. */
function onlyKey(
  usable: readonly ShortPart[],
  part: PartGrammar,
  { line, slot: ofSecret }: SlottedValue,
): ShortPart | undefined {
  if (ofSecret.form !== "named" || ofSecret.role?.role === "passphrase") return undefined;
  const alike = usable.filter(
    (candidate) =>
      candidate.text.length >= SHORTEST_KEY &&
      Math.abs(candidate.line - line) <= MOST_BETWEEN &&
      looksLikeValue(candidate.text) &&
      passesCheapProof(part, candidate.text) &&
      !isEvmAddress(candidate.text) &&
      mayBeKey(candidate.slot),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** What somebody calls what a call should give: a signature, in a file with a secret. */
const RESULT_NAME = /^(?:expect(?:ed)?|result|actual|output|want|got|sig|hmac)(?:[^a-z].*)?$/iu;

/** Called a key, however weakly, or public, or nothing. */
function mayBeKey({ name = "", role }: Slot): boolean {
  return (role === undefined && !RESULT_NAME.test(name)) || role?.role === "key" || PUBLIC_NAME.test(name);
}

/** Between two bare lines, or two items of a list. */
const NEXT_LINE = /^["'`]?\r?\n[ \t]*(?:(?:[-*+]|\d{1,2}[.)]) |\u00f0[^\0-\u007f]{3,6} ?)?["'`]?$/u;

/** The line after a value that is alone on its own: the third of three bare lines. */
function isNextLine(source: SourceText, value: Stretch, candidate: ShortPart): boolean {
  return candidate.slot.form === "line" && NEXT_LINE.test(source.slice(value.end, candidate.start));
}

/** The line before it: the first of two. */
function isPreviousLine(source: SourceText, candidate: ShortPart, value: Stretch): boolean {
  return candidate.slot.form === "line" && NEXT_LINE.test(source.slice(candidate.end, value.start));
}

/** An address names the account of a wallet's key, as a key id does elsewhere, and some call that public. */
function isNamed(slot: Slot, kind: "passphrase" | "key", beside: Slot): boolean {
  if (slot.form !== "named") return false;
  if (slot.role?.role === kind || (kind === "key" && slot.role?.role === "token")) return true;
  // One bot keeps the third value of every exchange under one name.
  if (kind === "passphrase" && /^client_?id$/iu.test(slot.name ?? "")) return true;
  if (kind !== "key" || slot.role?.role !== "not-a-secret" || beside.role?.role === "passphrase") return false;
  return /address|account|^pub(?:lic)?(?:[ _-]?key)?$/iu.test(slot.name ?? "");
}
