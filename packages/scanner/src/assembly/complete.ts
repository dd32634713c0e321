import type { CredentialGrammar } from "@keyguard/exchanges";
import type { DetectedPart } from "../detection.ts";
import { fittingGrammars } from "../labels/fitting.ts";
import type { Label } from "../labels/label.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";
import type { Assembled, SlottedValue } from "./part.ts";
import { findAlike } from "./alike.ts";
import { findPart, mayBePassphrase, type ShortPart, shortParts } from "./short-parts.ts";

type Missing = "passphrase" | "key";

function has(grammar: CredentialGrammar, kind: Missing): boolean {
  return grammar.parts.some((part) => part.kind === kind);
}

/** A token signs by itself, whatever its slot calls it. */
function isToken(value: SlottedValue, grammar: CredentialGrammar | undefined): boolean {
  const fitting = value.fits.filter((ref) => ref.grammar === grammar).map(({ part }) => part);
  // What an exchange says nothing of fits nothing, and is what it issues all the same.
  const kinds = new Set((fitting.length > 0 ? fitting : (grammar?.parts ?? [])).map(({ kind }) => kind));
  return kinds.has("token") && !kinds.has("key");
}

/** The parts at hand with their kinds. */
function ownParts({ key, secret }: Assembled, grammar: CredentialGrammar | undefined): DetectedPart[] {
  const found: DetectedPart[] = [];
  if (key !== undefined) found.push({ ...stretch(key), kind: isToken(key, grammar) ? "token" : "key" });
  if (secret !== undefined) {
    const kind = secret.slot.role?.role === "private-key" ? "private-key" : "secret";
    found.push({ ...stretch(secret), kind: isToken(secret, grammar) ? "token" : kind });
  }
  return found.sort((a, b) => a.start - b.start);
}

function stretch({ start, end, text }: Stretch): Stretch {
  return { start, end, text };
}

/**
 * The parts of a credential, with a passphrase and a short key id from around it where its exchange issues them.
 *
 * @param taken values that are parts of some credential already
 */
export function completeParts(
  source: SourceText,
  parts: Assembled,
  { exchange, grammar }: Label,
  taken: readonly Stretch[],
): { readonly parts: readonly DetectedPart[]; readonly grammar: CredentialGrammar | undefined } {
  const own = ownParts(parts, grammar);
  const beside = parts.secret ?? parts.key;
  if (beside === undefined || exchange === undefined) return { parts: own, grammar };
  // An exchange with several kinds of keys: whichever the rest of is there.
  const fitting = fittingGrammars(exchange, parts);
  const shapes = fitting.length > 0 ? fitting : exchange.credentials;
  const wanted = (["key", "passphrase"] as const).filter(
    (kind) => (kind === "passphrase" || parts.key === undefined) && shapes.some((shape) => has(shape, kind)),
  );
  if (wanted.length === 0) return { parts: own, grammar };
  const from = Math.min(...own.map(({ start }) => start));
  const to = Math.max(...own.map(({ end }) => end));
  const around = shortParts(source, from, to, taken, beside.encoding !== undefined);
  const pick = (kind: Missing): { found: ShortPart; shape: CredentialGrammar } | undefined => {
    for (const shape of shapes.filter((candidate) => has(candidate, kind))) {
      const found = findPart(source, around, { grammar: shape, kind, beside });
      if (found !== undefined) return { found, shape };
    }
    return undefined;
  };
  const alike = (kind: Missing): { found: ShortPart; shape: CredentialGrammar } | undefined => {
    const shape = shapes.find((candidate) => has(candidate, kind));
    if (kind !== "passphrase" || own.length < 2 || shape === undefined) return undefined;
    const found = findAlike(
      source,
      around.filter(({ text, slot }) => mayBePassphrase(shape, text, slot)),
      beside,
      { from, to },
    );
    return found === undefined ? undefined : { found, shape };
  };
  let chosen = grammar;
  for (const kind of wanted) {
    const picked = pick(kind) ?? alike(kind);
    if (picked === undefined) continue;
    own.push({ ...stretch(picked.found), kind });
    if (grammar === undefined || !has(grammar, kind) || kind === "key")
      chosen = fitting.length > 0 ? picked.shape : grammar;
  }
  return { parts: own.sort((a, b) => a.start - b.start), grammar: chosen };
}
