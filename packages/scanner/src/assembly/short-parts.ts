import { type CredentialGrammar, matchesShape, type PartGrammar } from "@keyguard/exchanges";
import { notASecret } from "../judgement/placeholder.ts";
import { readSlot } from "../slots/read-slot.ts";
import type { Slot } from "../slots/slot.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";

// Passphrases and short key ids are no candidates by themselves: any word could be one. They are looked
// for where a key or a secret was found.

/** Lines around a credential where its other parts are looked for. */
const REACH_LINES = 10;
const MOST_TOKENS = 200;
const LONGEST_LINE = 2_000;

const TOKEN = /(["'`])((?:(?!\1)[^\\\n]){1,64})\1|(?<=[=:,>|\t ]|^)([^\s"'`,;|<>(){}[\]=:&?#\\]{4,64})(?![(\w.])/gmu;

/** A short value with its slot. */
export interface ShortPart extends Stretch {
  readonly slot: Slot;
  readonly line: number;
}

/**
 * String literals and bare words around a credential, with their slots.
 *
 * @param taken stretches that are parts already
 */
export function shortParts(source: SourceText, from: number, to: number, taken: readonly Stretch[]): ShortPart[] {
  const first = Math.max(0, source.lineOf(from) - REACH_LINES);
  const last = Math.min(source.lineCount - 1, source.lineOf(to) + REACH_LINES);
  const start = Math.max(source.lineStart(first), from - LONGEST_LINE);
  const end = Math.min(source.lineEnd(last), to + LONGEST_LINE);
  const found: ShortPart[] = [];
  for (const match of source.text.slice(start, end).matchAll(TOKEN)) {
    if (found.length >= MOST_TOKENS) break;
    let text = match[2] ?? match[3] ?? "";
    let at = start + match.index + (match[2] === undefined ? 0 : 1);
    // `Environment="NAME=value"`: the quotes are around the assignment.
    const inner = match[2] === undefined ? undefined : /^[A-Za-z_][\w.]*=(?=.{4})/u.exec(text)?.[0].length;
    if (inner !== undefined) {
      text = text.slice(inner);
      at += inner;
    }
    if (text === "" || taken.some((part) => at < part.end && at + text.length > part.start)) continue;
    found.push({
      start: at,
      end: at + text.length,
      text,
      line: source.lineOf(at),
      slot: readSlot(source, at, at + text.length),
    });
  }
  return found;
}

function fits(part: PartGrammar, text: string): boolean {
  return part.shapes.some((shape) => !("pem" in shape) && matchesShape(shape, text));
}

function isWord(text: string): boolean {
  return /^(?:true|false|null|none|undefined|nil|string|secret|passphrase|password)$/iu.test(text);
}

/** `"KEY", ` directly before a value: the text between is punctuation and wrappers. */
function isJustBefore(source: SourceText, candidate: Stretch, value: Stretch): boolean {
  if (candidate.end > value.start || value.start - candidate.end > 40) return false;
  const between = source.text.slice(candidate.end, value.start);
  return /^["'`]?[\s).\w(]{0,16},\s*[\w.:(&@]{0,20}["'`]?$/u.test(between);
}

/** What is looked for around a credential. */
export interface Wanted {
  readonly grammar: CredentialGrammar | undefined;
  readonly kind: "passphrase" | "key";
  /** The part that was found already. */
  readonly beside: Stretch;
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
    Math.abs(candidate.start - beside.start) + (candidate.slot.quoted ? 0 : 400);
  const named = usable.filter(({ slot }) => isNamed(slot, kind)).sort((a, b) => distance(a) - distance(b));
  if (named[0] !== undefined || part === undefined) return named[0];
  if (kind === "key") return usable.find((candidate) => isJustBefore(source, candidate, beside));
  return usable.find((candidate) => isJustBefore(source, beside, candidate));
}

/** An address names the account of a wallet's key, as a key id does elsewhere. */
function isNamed(slot: Slot, kind: "passphrase" | "key"): boolean {
  if (slot.form !== "named") return false;
  if (slot.role?.role === kind) return true;
  return kind === "key" && slot.role?.role === "not-a-secret" && /address|account/iu.test(slot.name ?? "");
}
