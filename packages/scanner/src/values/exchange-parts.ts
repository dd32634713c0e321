import {
  type CredentialGrammar,
  type Exchange,
  EXCHANGES,
  isPemShape,
  matchesShape,
  type PartGrammar,
  type Shape,
  shapeLength,
  shapePattern,
} from "@keyguard/exchanges";
import { remember } from "../remember.ts";
import {
  isCanonicalBase64,
  isHexGroups,
  isMixed,
  isObjectId,
  isOneCase,
  isRandom,
  isRandomHex,
  isUuid4,
} from "../proofs/cheap.ts";

/** One part of one exchange's grammar that a value fits. */
export interface PartRef {
  readonly exchange: Exchange;
  readonly grammar: CredentialGrammar;
  readonly part: PartGrammar;
}

/** One shape, and every part that has it. */
interface Entry {
  readonly shape: Shape;
  readonly refs: PartRef[];
}

/** Wider ranges of one alphabet are a word for "anything": they tell nothing of a value. */
const WIDEST_RANGE = 48;

/** True for a shape that any text has. */
function isWide(shape: Shape): boolean {
  const { min, max } = shapeLength(shape);
  return max - min > WIDEST_RANGE;
}

/** True for a part whose exchange says nothing of its form. */
export function isOpaque(part: PartGrammar): boolean {
  return part.shapes.some((shape) => !isPemShape(shape) && isWide(shape));
}

/** Every shape by the lengths that it can have. */
let byLength: Map<number, Entry[]> | undefined;

/** Every shape that tells something of a value, with the part that has it. */
export function* tellingShapes(): Generator<{ readonly ref: PartRef; readonly shape: Shape }> {
  for (const exchange of EXCHANGES) {
    for (const grammar of exchange.credentials) {
      for (const part of grammar.parts) {
        for (const shape of part.shapes) {
          if (part.kind !== "passphrase" && !isPemShape(shape) && !isWide(shape))
            yield { ref: { exchange, grammar, part }, shape };
        }
      }
    }
  }
}

function index(): Map<number, Entry[]> {
  if (byLength !== undefined) return byLength;
  const entries = new Map<string, Entry>();
  byLength = new Map();
  for (const { ref, shape } of tellingShapes()) {
    const { min, max } = shapeLength(shape);
    const pattern = shapePattern(shape);
    const known = entries.get(pattern);
    if (known !== undefined) {
      known.refs.push(ref);
      continue;
    }
    const entry: Entry = { shape, refs: [ref] };
    entries.set(pattern, entry);
    for (let length = min; length <= max; length++) {
      const list = byLength.get(length);
      if (list === undefined) byLength.set(length, [entry]);
      else list.push(entry);
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
    case "hex-groups":
      return isHexGroups(text);
    case "one-case":
      return isOneCase(text.replace(/^[A-Za-z]{1,5}[_-]/u, ""));
    case "random":
      return isRandom(text);
    case "base64-canonical":
      return isCanonicalBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    default:
      return true;
  }
}

/** Every part of every exchange's grammar that a value fits; passphrases, which fit everything, are left out. */
export function readExchangeParts(text: string): readonly PartRef[] {
  const found: PartRef[] = [];
  for (const { shape, refs } of index().get(text.length) ?? []) {
    if (!matchesShape(shape, text)) continue;
    for (const ref of refs) if (passesCheapProof(ref.part, text)) found.push(ref);
  }
  return found;
}

/** The same for a text that is asked about again: a candidate, not any value. */
export const exchangeParts: (text: string) => readonly PartRef[] = remember(readExchangeParts, 5_000);

/** PKCS #8, which holds a key of any kind. */
const ANY_KEY = "PRIVATE KEY";

/** Every part of every exchange's grammar that a PEM block with this label fits. */
export function exchangePemParts(label: string): PartRef[] {
  const found: PartRef[] = [];
  for (const exchange of EXCHANGES) {
    for (const grammar of exchange.credentials) {
      for (const part of grammar.parts) {
        if (part.shapes.some((shape) => isPemShape(shape) && (label === ANY_KEY || shape.pem.includes(label))))
          found.push({ exchange, grammar, part });
      }
    }
  }
  return found;
}
