import {
  type Config,
  type Credential,
  KeyguardError,
  parseDuration,
  parsePlace,
  type Profile,
  Secret,
} from "@keyguard/core";
import { EXCHANGES, findExchange, getExchange } from "@keyguard/exchanges";
import type { DeclaredKey } from "@keyguard/permissions";
import type { Context } from "../command.ts";
import { chosenKeys, openProject, type Project } from "../project.ts";
import { readStream } from "../read-stream.ts";

/** A key whose secret could be loaded, or why it could not. */
export type Source =
  | { readonly key: DeclaredKey }
  | { readonly name: string; readonly exchange: string; readonly profile: Profile; readonly problem: KeyguardError };

/** Keys to audit, and how this machine is left for their exchanges. */
export interface AuditSources {
  readonly sources: readonly Source[];
  readonly ip: Config["ip"];
}

/** What a person pastes or pipes is a few lines. */
const MAX_STDIN_BYTES = 65_536;

function profileOf({ args }: Context): Profile {
  return (args.value("profile") as Profile | undefined) ?? "read-only";
}

function endpointOf({ args }: Context): { readonly endpoint?: string } {
  const endpoint = args.value("endpoint");
  return endpoint === undefined ? {} : { endpoint };
}

/** The exchange that a prefix of environment variables speaks of. */
function exchangeOf(context: Context, prefix: string): string {
  const given = context.args.value("exchange");
  if (given !== undefined) return getExchange(given).id;
  const word = prefix.toUpperCase().replace(/_$/u, "");
  const found =
    EXCHANGES.find(({ names }) => names.environment.includes(word)) ??
    findExchange(word) ??
    EXCHANGES.find(({ names, id }) =>
      [id.toUpperCase(), ...names.environment].some(
        (name) => name.length > 2 && (word.startsWith(`${name}_`) || word.endsWith(`_${name}`)),
      ),
    );
  if (found !== undefined) return found.id;
  throw new KeyguardError("KG_USAGE", "Cannot tell the exchange of the key from its prefix", {
    hint: "name it: --exchange ID",
  });
}

async function readStdin(context: Context): Promise<string> {
  if (context.stdin.isTTY)
    throw new KeyguardError("KG_USAGE", "Cannot read the key: standard input is a terminal", {
      hint: 'pipe it in, as {"key": "…", "secret": "…"}',
    });
  const tooLong = (): KeyguardError =>
    new KeyguardError("KG_USAGE", "Cannot read the key: the input is longer than 64 KiB", {
      hint: 'pipe in {"key": "…", "secret": "…"} alone',
    });
  return (await readStream(context.stdin, MAX_STDIN_BYTES, tooLong)).toString("utf8");
}

/** The credential of a JSON document, with the exchange that the document may name. */
async function fromStdin(context: Context): Promise<Source[]> {
  const { documentPart, parseDocument } = await import("@keyguard/secrets");
  const document = parseDocument(await readStdin(context), "standard input");
  const named = Secret.reveal(document)["exchange"];
  const given = context.args.value("exchange") ?? (typeof named === "string" ? named : undefined);
  if (given === undefined)
    throw new KeyguardError("KG_USAGE", "Cannot ask about the key: its exchange is not named", {
      hint: "name it: --exchange ID",
    });
  const parts = {
    key: documentPart(document, "key"),
    secret: documentPart(document, "secret"),
    passphrase: documentPart(document, "passphrase"),
  };
  if (parts.key === undefined || parts.secret === undefined)
    throw new KeyguardError("KG_SECRET_MISSING", "Cannot read the key: the document lacks a key or a secret", {
      hint: 'it looks like {"key": "…", "secret": "…", "passphrase": "…"}',
    });
  const { key, secret, passphrase } = parts;
  const credential: Credential = { exchange: given, key, secret, ...(passphrase === undefined ? {} : { passphrase }) };
  return [{ key: { name: "stdin", profile: profileOf(context), credential, ...endpointOf(context) } }];
}

/** The credentials under prefixes of the environment: `BINANCE` for `BINANCE_API_KEY`, `BINANCE_API_SECRET`. */
async function fromEnvironment(context: Context, prefixes: readonly string[]): Promise<Source[]> {
  const { createStores, resolveCredential } = await import("@keyguard/secrets/node");
  const { systemClock } = await import("@keyguard/core/node");
  const stores = createStores({ environment: context.env, directory: context.cwd, clock: systemClock });
  return await Promise.all(
    prefixes.map(async (prefix) => {
      const credential = await resolveCredential(
        stores,
        parsePlace(`env:${prefix}`),
        exchangeOf(context, prefix),
        prefix,
      );
      return { key: { name: prefix, profile: profileOf(context), credential, ...endpointOf(context) } };
    }),
  );
}

/** The keys that `keyguard.toml` declares. One whose store is away is still told. */
async function fromProject(context: Context, project: Project): Promise<Source[]> {
  const keys = await chosenKeys(project, context.args.positionals);
  if (keys.length === 0)
    throw new KeyguardError("KG_USAGE", "Cannot audit: no key is declared", {
      hint: "declare one in keyguard.toml, or give one: --env PREFIX, --stdin",
    });
  for (const { config } of keys) getExchange(config.exchange); // a misspelt one is said before anything is sent
  const { createStores, resolveCredential } = await import("@keyguard/secrets/node");
  const { systemClock } = await import("@keyguard/core/node");
  const stores = createStores({ environment: context.env, directory: project.directory, clock: systemClock });
  return await Promise.all(
    keys.map(async ({ name, config }): Promise<Source> => {
      const { exchange, profile, endpoint, withdrawal, rotate_every: every } = config;
      try {
        const credential = await resolveCredential(stores, parsePlace(config.store), exchange, name);
        return {
          key: {
            name,
            profile,
            credential,
            ...(endpoint === undefined ? {} : { endpoint }),
            ...(withdrawal === undefined ? {} : { withdrawal }),
            ...(every === undefined ? {} : { maxAgeMs: parseDuration(every) }),
          },
        };
      } catch (error) {
        if (!(error instanceof KeyguardError)) throw error;
        return { name, exchange, profile, problem: error };
      }
    }),
  );
}

/**
 * The keys that the command line means: prefixes of the environment, standard input, or what
 * `keyguard.toml` declares.
 *
 * @throws {KeyguardError} `KG_USAGE` for a mixture, for what a declared key says itself, or where nothing is declared
 */
export async function auditSources(context: Context): Promise<AuditSources> {
  const { args } = context;
  const prefixes = args.values("env");
  const ways = [prefixes.length > 0, args.flag("stdin"), args.positionals.length > 0].filter(Boolean).length;
  if (ways > 1)
    throw new KeyguardError("KG_USAGE", "Cannot audit keys from several sources at once", {
      hint: "give either names of declared keys, or --env, or --stdin",
    });
  if (args.flag("stdin")) return { sources: await fromStdin(context), ip: {} };
  if (prefixes.length > 0) return { sources: await fromEnvironment(context, prefixes), ip: {} };
  for (const option of ["exchange", "profile", "endpoint"])
    if (args.flag(option))
      throw new KeyguardError("KG_USAGE", `Cannot use "--${option}" here: a declared key has its own`, {
        hint: "it goes with --env or --stdin; change a declared key in keyguard.toml",
      });
  const project = await openProject(context);
  return { sources: await fromProject(context, project), ip: project.config.ip };
}
