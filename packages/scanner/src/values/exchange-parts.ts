import {
  type CredentialGrammar,
  type Exchange,
  EXCHANGES,
  matchesShape,
  type PartGrammar,
  type PemShape,
  type Shape,
  shapeLength,
} from "@keyguard/exchanges";
import { isCanonicalBase64, isMixed, isObjectId, isRandomHex, isUuid4 } from "../proofs/cheap.ts";

/** One part of one exchange's grammar that a value fits. */
export interface PartRef {
  readonly exchange: Exchange;
  readonly grammar: CredentialGrammar;
  readonly part: PartGrammar;
}

interface Entry {
  readonly ref: PartRef;
  readonly shape: Shape;
}

function isPem(shape: Shape | PemShape): shape is PemShape {
  return "pem" in shape;
}

/** Every shape by the lengths that it can have. */
let byLength: Map<number, Entry[]> | undefined;

function index(): Map<number, Entry[]> {
  if (byLength !== undefined) return byLength;
  byLength = new Map();
  for (const exchange of EXCHANGES) {
    for (const grammar of exchange.credentials) {
      for (const part of grammar.parts) {
        for (const shape of part.shapes) {
          if (isPem(shape)) continue;
          const { min, max } = shapeLength(shape);
          for (let length = min; length <= Math.min(max, 600); length++) {
            const entries = byLength.get(length) ?? [];
            entries.push({ ref: { exchange, grammar, part }, shape });
            byLength.set(length, entries);
          }
        }
      }
    }
  }
  return byLength;
}

/** True when a value has what its part's cheap proof asks for; proofs that need a curve are left to later. */
export function passesCheapProof(part: PartGrammar, text: string): boolean {
  switch (part.proof) {
    case "mixed":
      return isMixed(text);
    case "hex-entropy":
      return isRandomHex(text.replace(/^[^0-9a-fA-F]*_|^0x/u, "").replaceAll("-", ""));
    case "uuid-v4":
      return isUuid4(text);
    case "object-id":
      return isObjectId(text);
    case "base64-canonical":
      return isCanonicalBase64(text);
    default:
      return true;
  }
}

/** Every part of every exchange's grammar that a value fits; passphrases, which fit everything, are left out. */
export function exchangeParts(text: string): PartRef[] {
  const entries = index().get(text.length) ?? [];
  const found: PartRef[] = [];
  for (const { ref, shape } of entries) {
    if (ref.part.kind === "passphrase" || found.includes(ref)) continue;
    if (matchesShape(shape, text) && passesCheapProof(ref.part, text)) found.push(ref);
  }
  return found;
}

/** True when a value fits the part. */
export function fitsPart(part: PartGrammar, text: string): boolean {
  return part.shapes.some((shape) => !isPem(shape) && matchesShape(shape, text)) && passesCheapProof(part, text);
}
