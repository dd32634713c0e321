import type { PartKind } from "@keyguard/core";
import { type CredentialGrammar, type Exchange, matchesShape, type Shape, shapeLength } from "@keyguard/exchanges";
import { generatePart } from "./part.ts";
import type { SeededRandom } from "./random.ts";

/** One part of a made-up credential. */
export interface SyntheticPart {
  readonly kind: PartKind;
  readonly label: string;
  readonly value: string;
}

/** A credential that no exchange ever issued, in the exact form that one issues. */
export interface SyntheticCredential {
  readonly exchange: string;
  readonly grammar: string;
  readonly environment: "live" | "test";
  readonly parts: readonly SyntheticPart[];
}

/** A credential of one grammar; optional parts are left out half of the time. */
export function generateCredential(
  exchange: Exchange,
  grammar: CredentialGrammar,
  random: SeededRandom,
): SyntheticCredential {
  const parts: SyntheticPart[] = [];
  let publicKey: string | undefined;
  for (const part of grammar.parts) {
    if (part.required === false && random.chance(0.5)) continue;
    const made = generatePart(part, random);
    publicKey ??= made.publicKey;
    parts.push({ kind: part.kind, label: part.label, value: made.value });
  }
  // Where the key is the public half, it is the one the secret derives to.
  const derived = publicKey;
  const fitted = parts.map((part) =>
    derived !== undefined && part.kind === "key" && isPublicHalf(grammar, part.label, derived)
      ? { kind: part.kind, label: part.label, value: derived }
      : part,
  );
  return { exchange: exchange.id, grammar: grammar.id, environment: grammar.environment, parts: fitted };
}

function isPublicHalf(grammar: CredentialGrammar, label: string, derived: string): boolean {
  const shapes = grammar.parts.find((part) => part.kind === "key" && part.label === label)?.shapes ?? [];
  // A shape of any length only happens to fit.
  return shapes.some(
    (shape) => Array.isArray(shape) && isExact(shape as Shape) && matchesShape(shape as Shape, derived),
  );
}

function isExact(shape: Shape): boolean {
  const { min, max } = shapeLength(shape);
  return min === max;
}

/** The value of a credential's first part of a kind, or undefined. */
export function partValue(credential: SyntheticCredential, ...kinds: readonly PartKind[]): string | undefined {
  return credential.parts.find((part) => kinds.includes(part.kind))?.value;
}
