import { KeyguardError, type Place, Secret, type SecretDocument, type StoredPart } from "@keyguard/core";
import {
  canOverwrite,
  canWrite,
  cannot,
  changeDocument,
  createDocument,
  documentPart,
  mergeDocument,
  outerProblem,
  parseDocument,
  PARTS,
  withoutPart,
  withPart,
} from "@keyguard/secrets";
import { showPlace } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { documentProblems, exchangeOf } from "./secrets-shape.ts";
import { onePlace, storesOf } from "./secrets-stores.ts";
import { askSecret } from "../terminal/ask-secret.ts";
import { readInput } from "./secrets-input.ts";

function invalid(what: string, hint: string): KeyguardError {
  return new KeyguardError("KG_SECRET_INVALID", `Cannot store the ${what}`, { hint });
}

/** A value as it was meant: blanks and line ends around it go, and that is told. */
async function cleaned(context: Context, raw: string, what: string): Promise<string> {
  const value = raw.trim();
  if (value === "")
    throw invalid(
      `${what}: it is empty`,
      'give it on standard input, as in: printf %s "$VALUE" | keyguard secrets set PLACE',
    );
  if (value !== raw) await context.stderr.write(`note: blanks or line ends around the ${what} were taken off\n`);
  checkValue(value, what);
  return value;
}

function checkValue(value: string, what: string): void {
  const problem = outerProblem(value);
  if (problem !== undefined) throw invalid(`${what}: it ${problem}`, "give the bare value");
  if (/[\p{Cc}]/u.test(value.startsWith("-----BEGIN ") ? value.replaceAll(/[\r\n]/gu, "") : value))
    throw invalid(`${what}: it holds line ends or control characters`, "give one value, on one line");
}

/** A document from standard input; its parts may not be wrapped in anything. */
function checkedDocument(text: string): SecretDocument {
  if (text.trim() === "") throw invalid("document: it is empty", 'give {"key": "…", "secret": "…"} on standard input');
  let document: SecretDocument;
  try {
    document = parseDocument(text, "input");
  } catch {
    throw invalid(
      "document: it is not a JSON object",
      'give {"key": "…", "secret": "…"}, or add #key, #secret or #passphrase to the place for one raw value',
    );
  }
  const found = PARTS.filter((part) => documentPart(document, part) !== undefined);
  if (found.length === 0)
    throw invalid("document: it has no key, secret or passphrase", 'name its fields "key", "secret" and "passphrase"');
  for (const part of found) {
    const value = documentPart(document, part);
    if (value !== undefined) checkValue(Secret.reveal(value), part);
  }
  return document;
}

async function typedDocument(context: Context): Promise<SecretDocument> {
  const parts: Partial<Record<StoredPart, Secret>> = {};
  for (const part of PARTS) {
    const typed =
      (await askSecret(context, part === "passphrase" ? "Passphrase (empty for none): " : `The ${part}: `)) ?? "";
    if (part === "passphrase" && typed.trim() === "") continue;
    parts[part] = new Secret(await cleaned(context, typed, part), part);
  }
  return createDocument(parts, "input");
}

/** What is to be stored: typed at the terminal, or from standard input. */
async function input(context: Context, { part }: Place): Promise<SecretDocument> {
  if (context.stdin.isTTY) {
    if (part === undefined) return typedDocument(context);
    return createDocument(
      { [part]: new Secret(await cleaned(context, (await askSecret(context, `The ${part}: `)) ?? "", part), part) },
      "input",
    );
  }
  const text = await readInput(context);
  return part === undefined
    ? checkedDocument(text)
    : createDocument({ [part]: new Secret(await cleaned(context, text, part), part) }, "input");
}

/** One part goes into what is there; a whole document replaces the parts, and other fields stay. */
function next(
  now: SecretDocument | undefined,
  given: SecretDocument,
  part: StoredPart | undefined,
  label: string,
): SecretDocument {
  const base = now ?? new Secret({}, label);
  if (part === undefined) {
    const gone = PARTS.filter((one) => documentPart(given, one) === undefined);
    return mergeDocument(gone.reduce(withoutPart, base), given);
  }
  const value = documentPart(given, part);
  return value === undefined ? base : withPart(base, part, value);
}

async function run(context: Context): Promise<number> {
  const place = onePlace(context, "secrets set");
  const shown = showPlace(place);
  const store = await storesOf(context).open(place.scheme);
  if (!canWrite(store) && !canOverwrite(store))
    throw cannot(store, "set a secret", "name local:, file:, dotenv:, aws:, vault: or github:");
  // A store that is away or stays locked is told before anybody types what would be lost.
  if (canWrite(store) && context.stdin.isTTY) await store.get(place.name);
  const given = await input(context, place);
  const exchange = await exchangeOf(context, place);
  for (const problem of exchange === undefined ? [] : documentProblems(exchange, given))
    await context.stderr.write(`warning: ${problem}\n`);
  if (canWrite(store)) {
    const { status } = await changeDocument(store, place.name, (now) => next(now, given, place.part, shown));
    await context.stderr.write(status === "unchanged" ? `${shown} holds this already\n` : `stored ${shown}\n`);
  } else {
    const { version } = await store.overwrite(place.name, given);
    await context.stderr.write(
      `stored ${shown} (${version})\nnote: it cannot be read back: keep the value in a store that can, or replace the key when it is lost\n`,
    );
  }
  return EXIT.ok;
}

export const secretsSet: Command = {
  name: "secrets set",
  summary: "store a secret",
  usage: "secrets set [OPTIONS] PLACE",
  description: [
    "Reads a secret from standard input, or asks for it at a terminal without showing it, and writes it to a place. A value is never an argument: it would be seen in the list of processes.",
    "",
    'With #key, #secret or #passphrase the input is one raw value; without, it is a JSON document such as {"key": "…", "secret": "…"}. What else the document at the place holds stays, under its own names. Someone else\'s write in between is merged, never lost.',
    "",
    "Exit code: 0 stored, 2 wrong usage or not a secret, 3 the store is away or refuses.",
  ].join("\n"),
  takesArguments: true,
  options: [{ name: "exchange", value: "NAME", help: "check the value's shape against this exchange" }],
  examples: [
    { command: "keyguard secrets set local:binance-main", does: "type key and secret, hidden" },
    { command: "pbpaste | keyguard secrets set local:binance-main#secret", does: "one part, from another program" },
    { command: "keyguard secrets set aws:prod/bot/binance < credential.json", does: "a whole document" },
  ],
  run,
};
