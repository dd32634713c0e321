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

const TOKEN = /(["'`])((?:(?!\1)[^\\\n]){1,64})\1|(?<=[=:,>|\t ]|^)([^\s"'`,;|<>(){}[\]=:]{4,64})/gmu;

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
    const text = match[2] ?? match[3] ?? "";
    const at = start + match.index + (match[2] === undefined ? 0 : 1);
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

/** A part of a grammar that stands near a credential: by its name, or as the next argument after `follows`. */
export function findPart(
  candidates: readonly ShortPart[],
  grammar: CredentialGrammar | undefined,
  kind: "passphrase" | "key",
  near: Stretch,
  follows: Stretch | undefined,
): ShortPart | undefined {
  const part = grammar?.parts.find((candidate) => candidate.kind === kind);
  const usable = candidates.filter(
    ({ text }) =>
      (part === undefined ? text.length >= 4 : fits(part, text)) &&
      notASecret(text) === undefined &&
      !/^(?:true|false|null|none|undefined|nil)$/iu.test(text),
  );
  const named = usable.filter(({ slot }) => slot.form === "named" && slot.role?.role === kind);
  const byDistance = (a: ShortPart, b: ShortPart): number =>
    Math.abs(a.start - near.start) - Math.abs(b.start - near.start);
  const [best] = named.sort(byDistance);
  if (best !== undefined) return best;
  if (part === undefined || follows === undefined) return undefined;
  return usable.find(
    ({ slot }) =>
      slot.form === "argument" &&
      slot.after !== undefined &&
      slot.after >= follows.start - 4 &&
      slot.after < follows.end,
  );
}
