import {
  fingerprint,
  formatPlace,
  isKeyguardError,
  KeyguardError,
  parsePlace,
  Secret,
  STORE_SCHEMES,
  type SecretStore,
  type StoreScheme,
  type StoredName,
} from "@keyguard/core";
import { DEFAULT_SALT } from "@keyguard/scanner";
import { canList, cannot, canRead, documentPart } from "@keyguard/secrets";
import { prefixesIn, readDotenvFile, type Stores } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { age, configIfAny, storesOf, table } from "./secrets-stores.ts";

/** So many documents are read for their fingerprints; a longer list shows names and ages. */
const MAX_READ = 100;
const AT_ONCE = 8;

function target(context: Context): { readonly scheme: StoreScheme; readonly rest: string } {
  const [text, more] = context.args.positionals;
  const match = /^([a-z]+):?(.*)$/su.exec(text ?? "");
  const scheme = STORE_SCHEMES.find((known) => known === match?.[1]);
  if (scheme === undefined || more !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot tell which store is meant", {
      hint: `name one: keyguard secrets list local:, or ${STORE_SCHEMES.join(", ")}`,
    });
  return { scheme, rest: match?.[2] ?? "" };
}

async function names(
  context: Context,
  stores: Stores,
  scheme: StoreScheme,
  rest: string,
): Promise<readonly StoredName[]> {
  if (scheme === "dotenv" && rest !== "") {
    const text = await readDotenvFile(rest);
    if (text === undefined)
      throw new KeyguardError("KG_PATH_NOT_FOUND", `Cannot read "${rest}": no such file`, {
        hint: "name a file that exists, such as dotenv:.env",
      });
    return prefixesIn(text).map((prefix) => ({ name: `${rest}#${prefix}` }));
  }
  const env = scheme === "github" && rest !== "" ? { ...context.env, GITHUB_REPOSITORY: rest } : context.env;
  const store = await (env === context.env ? stores : storesOf(context, { env })).open(scheme);
  if (!canList(store)) throw cannot(store, "list secrets", "it does not tell what it holds");
  const found = await store.list();
  return rest === "" || scheme === "github" ? found : found.filter(({ name }) => name.startsWith(rest));
}

/** The fingerprint of the key id, as reports show it; "-" where it cannot be told. */
async function fingerprintOf(store: SecretStore, name: string, salt: string): Promise<string> {
  if (!canRead(store)) return "-";
  const stored = await store.get(name).catch((error: unknown) => {
    if (isKeyguardError(error) && error.code === "KG_SECRET_INVALID") return undefined; // a reference, or a mistake
    throw error;
  });
  const key = stored && documentPart(stored.document, "key");
  return key === undefined ? "-" : fingerprint(Secret.reveal(key), salt);
}

async function fingerprints(store: SecretStore, found: readonly StoredName[], salt: string): Promise<string[]> {
  const result: string[] = found.map(() => "-");
  for (let at = 0; at < Math.min(found.length, MAX_READ); at += AT_ONCE) {
    const part = await Promise.all(
      found.slice(at, at + AT_ONCE).map(async ({ name }) => fingerprintOf(store, name, salt)),
    );
    for (const [i, text] of part.entries()) result[at + i] = text;
  }
  return result;
}

async function run(context: Context): Promise<number> {
  const { scheme, rest } = target(context);
  const stores = storesOf(context);
  const found = await names(context, stores, scheme, rest);
  const salt = (await configIfAny(context))?.config.scan.salt ?? DEFAULT_SALT;
  const prints = await fingerprints(await stores.open(scheme), found, salt);
  const rows = found.map(({ name, updatedAt }, i) => ({
    place: formatPlace(parsePlace(`${scheme}:${name}`)),
    updatedAt,
    fingerprint: prints[i] ?? "-",
  }));
  if (context.args.value("format") === "json") {
    const list = rows.map((row) => ({
      place: row.place,
      updatedAt: row.updatedAt === undefined ? null : new Date(row.updatedAt).toISOString(),
      fingerprint: row.fingerprint === "-" ? null : row.fingerprint,
    }));
    await context.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
  } else
    await context.stdout.write(
      table(rows.map(({ place, updatedAt, fingerprint: print }) => [place, age(updatedAt, Date.now()), print])),
    );
  return EXIT.ok;
}

export const secretsList: Command = {
  name: "secrets list",
  summary: "name what a store holds",
  usage: "secrets list [OPTIONS] SCHEME:[PREFIX]",
  description: [
    "Prints each place, how long ago it was written, and the fingerprint of its key; never a value.",
    "",
    "Exit code: 0 listed, 2 wrong usage, 3 the store is away or refuses.",
  ].join("\n"),
  takesArguments: true,
  options: [{ name: "format", short: "f", value: "FORMAT", choices: ["text", "json"], help: "how to print the list" }],
  examples: [
    { command: "keyguard secrets list local:", does: "the local vault" },
    { command: "keyguard secrets list dotenv:.env", does: "the credentials of a file" },
    { command: "keyguard secrets list github:OWNER/REPO", does: "names and dates; GitHub tells no more" },
  ],
  run,
};
