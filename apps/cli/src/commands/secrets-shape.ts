import { type Place, Secret, type SecretDocument, type StoredPart } from "@keyguard/core";
import {
  type Exchange,
  findExchange,
  matchesShape,
  type PartGrammar,
  type PemShape,
  type Shape,
} from "@keyguard/exchanges";
import { documentPart, PARTS } from "@keyguard/secrets";
import type { Context } from "../command.ts";
import { configIfAny } from "./secrets-stores.ts";

const KINDS: Readonly<Record<StoredPart, readonly PartGrammar["kind"][]>> = {
  key: ["key", "token"],
  secret: ["secret", "private-key", "token"],
  passphrase: ["passphrase"],
};

function fits(shape: Shape | PemShape, value: string): boolean {
  if (!("pem" in shape)) return matchesShape(shape, value);
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----/u.exec(value.trim())?.[1];
  return label !== undefined && shape.pem.includes(label);
}

function shapesOf(exchange: Exchange, part: StoredPart): (Shape | PemShape)[] {
  return exchange.credentials.flatMap(({ parts }) =>
    parts.filter(({ kind }) => KINDS[part].includes(kind)).flatMap(({ shapes }) => shapes),
  );
}

/** The exchange that a place is for: the one of its declared key, or the one that its name begins with. */
export async function exchangeOf(context: Context, { scheme, name }: Place): Promise<Exchange | undefined> {
  const named = context.args.value("exchange");
  if (named !== undefined) {
    const { getExchange } = await import("@keyguard/exchanges");
    return getExchange(named);
  }
  const project = await configIfAny(context);
  const key = Object.values(project?.config.keys ?? {}).find(({ store }) => store === `${scheme}:${name}`);
  if (key !== undefined) return findExchange(key.exchange);
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length > 2);
  return words.map((word) => findExchange(word)).find((exchange) => exchange !== undefined);
}

/** What looks wrong about a part, in words that do not tell it; undefined when nothing does. */
function shapeProblem(exchange: Exchange, part: StoredPart, value: string): string | undefined {
  const wanted = shapesOf(exchange, part);
  if (part === "passphrase" || wanted.length === 0 || wanted.some((shape) => fits(shape, value))) return undefined;
  const other = part === "key" ? "secret" : "key";
  if (shapesOf(exchange, other).some((shape) => fits(shape, value)))
    return `looks like a ${other} of ${exchange.name}, not like a ${part}: are they swapped?`;
  return `does not look like a ${part} of ${exchange.name} (${value.length} characters)`;
}

/** Every part of a document whose shape is not the exchange's. */
export function documentProblems(exchange: Exchange, document: SecretDocument): string[] {
  return PARTS.flatMap((part) => {
    const value = documentPart(document, part);
    const problem = value === undefined ? undefined : shapeProblem(exchange, part, Secret.reveal(value));
    return problem === undefined ? [] : [`the ${part} ${problem}`];
  });
}
