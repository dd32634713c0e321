import type { CredentialGrammar, Exchange, PartGrammar } from "@keyguard/exchanges";
import type { Assembled, SlottedValue } from "../assembly/part.ts";
import { isOpaque } from "../values/exchange-parts.ts";

/** The halves at hand, in order of place. */
export function halves(assembled: Assembled): SlottedValue[] {
  return [assembled.key, assembled.secret].filter((value) => value !== undefined).sort((a, b) => a.start - b.start);
}

/** The exchange's grammars that every part at hand fits, in the order of its file. */
export function fittingGrammars(exchange: Exchange, { key, secret }: Assembled): CredentialGrammar[] {
  return exchange.credentials.filter((grammar) => fits(grammar, key, "key") && fits(grammar, secret, "rest"));
}

/** The first of them. */
export function grammarOf(exchange: Exchange, assembled: Assembled): CredentialGrammar | undefined {
  return fittingGrammars(exchange, assembled)[0];
}

/** A token may stand in either half's place. */
function isHalf(kind: PartGrammar["kind"], half: "key" | "rest"): boolean {
  return kind === "token" || (kind === "key") === (half === "key");
}

function fits(grammar: CredentialGrammar, value: SlottedValue | undefined, half: "key" | "rest"): boolean {
  if (value === undefined) return true;
  if (value.fits.some((ref) => ref.grammar === grammar && isHalf(ref.part.kind, half))) return true;
  // Where an exchange tells nothing of its values' form, any that chance would make will do, but for what names anything.
  const part = grammar.parts.find(({ kind }) => isHalf(kind, half) && kind !== "passphrase");
  return part !== undefined && isOpaque(part) && value.quality !== "none" && value.quality !== "uuid";
}
