import { ALPHABETS, type PartGrammar, type Shape } from "@keyguard/exchanges";
import { setOf } from "./regex/byte-set.ts";

const ATTEMPTS = 300;
/** Above its least length a run of any length is given at most this many more. */
const MOST_EXTRA = 24;

/** Every character of a set written as ranges, such as `0-9A-F_-`. */
function letters(ranges: string): string[] {
  const pairs = ranges.match(/.-.|./gu) ?? [];
  return pairs.flatMap((pair) => {
    const set = setOf(pair.length === 3 ? `${pair[0] ?? ""}${pair[2] ?? ""}` : pair + pair);
    return [...set.entries()].filter(([, flag]) => flag === 1).map(([byte]) => String.fromCharCode(byte));
  });
}

function pick<T>(items: readonly T[]): T | undefined {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return items[random % items.length];
}

function fill(shape: Shape): string {
  return shape
    .map((segment) => {
      if (typeof segment === "string") return segment;
      const alphabet = letters(segment.alphabet === "printable" ? "0-9A-Za-z" : ALPHABETS[segment.alphabet]);
      // Nothing is known of a value of any length: a long one is what is usual.
      const least =
        segment.max - segment.min > MOST_EXTRA ? Math.max(segment.min, Math.min(32, segment.max)) : segment.min;
      return Array.from({ length: least }, () => pick(alphabet)).join("");
    })
    .join("");
}

/**
 * A value of a part by chance, as its exchange or service would issue it.
 *
 * @param proves what it has to fulfil
 * @returns undefined where chance does not fulfil that, as with a checksum
 */
export function sampleValue(part: Pick<PartGrammar, "shapes">, proves: (text: string) => boolean): string | undefined {
  const shapes = part.shapes.filter((shape) => !("pem" in shape)) as readonly Shape[];
  if (shapes.length === 0 || shapes.length < part.shapes.length) return undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const shape = pick(shapes);
    const value = shape === undefined ? "" : fill(shape);
    if (proves(value)) return value;
  }
  return undefined;
}
