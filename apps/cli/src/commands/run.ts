import { readFileSync } from "node:fs";
import { type Config, type Credential, KeyguardError, parsePlace, Secret, suggest } from "@keyguard/core";
import {
  childEnvironment,
  type ChildEnd,
  endAs,
  findCommand,
  openRealPipes,
  type PrefixedCredential,
  readEnvFile,
  relaySignals,
  resolveCredential,
  resolveReference,
  runChild,
  type SignalRelay,
  type Stores,
} from "@keyguard/secrets/run";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { askGuard } from "./run-guard.ts";
import { askOnce, configIfAny, storesOf } from "./secrets-stores.ts";

interface Project {
  readonly config: Config;
  readonly directory: string;
}

/** The declared keys that the child gets: those of `--key`, else all. */
function chosenKeys({ config }: Project, { args }: Context): string[] {
  const names = Object.keys(config.keys);
  const wanted = args.values("key");
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const near = suggest(name, names);
    throw new KeyguardError("KG_USAGE", "Cannot find a key of that name in keyguard.toml", {
      hint: near === undefined ? `declared are: ${names.join(", ") || "none"}` : `did you mean "${near}"?`,
    });
  }
  return wanted.length === 0 ? names : [...new Set(wanted)];
}

/** The prefix of the variables that carry a key. */
function prefixOf({ config }: Project, name: string): string {
  const key = config.keys[name];
  return key?.env ?? (key?.exchange ?? "").toUpperCase().replaceAll("-", "_");
}

function checkPrefixes(project: Project, keys: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of keys) {
    const prefix = prefixOf(project, name);
    const other = seen.get(prefix);
    if (other !== undefined)
      throw new KeyguardError(
        "KG_USAGE",
        `Cannot start: the keys "${other}" and "${name}" would both be in ${prefix}_API_KEY`,
        {
          hint: 'choose with --key, or give one of them another prefix: env = "…" in keyguard.toml',
        },
      );
    seen.set(prefix, name);
  }
}

/** Prefixes of the `env:` stores of keys that this child does not get. */
function hiddenPrefixes({ config }: Project, chosen: readonly string[]): string[] {
  return Object.entries(config.keys).flatMap(([name, { store }]) => {
    const { scheme, name: prefix } = parsePlace(store);
    return scheme === "env" && !chosen.includes(name) ? [prefix] : [];
  });
}

async function loadAll(project: Project, stores: Stores, keys: readonly string[]): Promise<PrefixedCredential[]> {
  return Promise.all(
    keys.map(async (name) => {
      const key = project.config.keys[name];
      const credential: Credential = await resolveCredential(
        stores,
        parsePlace(key?.store ?? ""),
        key?.exchange ?? "",
        name,
      );
      return { prefix: prefixOf(project, name), credential };
    }),
  );
}

function secretsOf(
  credentials: readonly PrefixedCredential[],
  variables: ReadonlyMap<string, string | Secret>,
): Secret[] {
  const parts = credentials.flatMap(({ credential: { key, secret, passphrase } }) => [
    key,
    secret,
    ...(passphrase === undefined ? [] : [passphrase]),
  ]);
  return [...parts, ...[...variables.values()].filter((value) => value instanceof Secret)];
}

/**
 * The project. Without a declared key there is nothing to guard, which is told rather than passed over: a
 * bot that finds its keys elsewhere would start unguarded. An `--env-file` or `--no-guard` says it is meant.
 */
async function projectOf(context: Context): Promise<Project> {
  const found = await configIfAny(context);
  const meant = context.args.values("env-file").length > 0 || context.args.flag("no-guard");
  if (found !== undefined && (meant || Object.keys(found.config.keys).length > 0)) return found;
  if (meant && context.args.values("key").length === 0)
    return { config: { keys: {} } as Config, directory: context.cwd };
  throw new KeyguardError(
    "KG_CONFIG_NOT_FOUND",
    found === undefined
      ? "Cannot start: there is no keyguard.toml here or in a parent directory"
      : "Cannot start: keyguard.toml declares no key",
    { hint: "declare keys with `keyguard init`, or name a file with references: --env-file .env" },
  );
}

/** The variables of all env files; of one name the later file counts. */
async function variablesOf(context: Context, stores: Stores): Promise<Map<string, string | Secret>> {
  const files = await Promise.all(
    context.args
      .values("env-file")
      .map(async (path) => readEnvFile(path, async (reference) => resolveReference(stores, reference))),
  );
  return new Map(files.flatMap((file) => [...file]));
}

/**
 * The environment as it was given to this process. Node looks for `--env-file` behind the script's name,
 * too, and loads that file by its own grammar; Linux still knows what was there before.
 */
function ownEnvironment({ env, args }: Context): Context["env"] {
  if (args.values("env-file").length === 0) return env;
  try {
    const given = readFileSync("/proc/self/environ", "utf8").split("\0");
    return Object.fromEntries(
      given.flatMap((entry) =>
        entry.includes("=") ? [[entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]] : [],
      ),
    );
  } catch {
    return env;
  }
}

/** From here on signals belong to the child. At no instant is there nobody who takes them: they would end us alone. */
function handOverSignals(): SignalRelay {
  const others = (["SIGINT", "SIGTERM"] as const).map((name) => ({ name, listeners: process.listeners(name) }));
  const signals = relaySignals();
  for (const { name, listeners } of others) for (const listener of listeners) process.off(name, listener);
  return signals;
}

/** Starts the command anew whenever a store gives out another key, and says which key it holds. */
async function watch(
  context: Context,
  project: Project,
  stores: Stores,
  command: string,
  keys: readonly string[],
  credentials: readonly PrefixedCredential[],
  signals: SignalRelay,
  start: (held: readonly PrefixedCredential[], stop: AbortSignal) => Promise<ChildEnd>,
): Promise<ChildEnd> {
  const { runWatched } = await import("./rotate-watch.ts");
  const prefixes = new Map(keys.map((name, i) => [name, credentials[i]?.prefix ?? ""]));
  return runWatched(context, {
    consumer: command,
    held: keys.flatMap((name, i) => {
      const credential = credentials[i]?.credential;
      return credential === undefined ? [] : [{ name, credential }];
    }),
    read: async (name) => {
      const [fresh] = await loadAll(project, stores, [name]);
      if (fresh === undefined)
        throw new KeyguardError("KG_INTERNAL", "Cannot read a key that was declared", { hint: "please report this" });
      return fresh.credential;
    },
    start: async (held, stop) =>
      start(
        held.map(({ name, credential }) => ({ prefix: prefixes.get(name) ?? "", credential })),
        stop,
      ),
    endAsked: () => signals.endsAsked > 0,
  });
}

async function run(context: Context): Promise<number> {
  const [command, ...args] = context.args.rest ?? [];
  if (command === undefined || context.args.positionals.length > 0)
    throw new KeyguardError("KG_USAGE", "Cannot tell what to start: the command belongs behind --", {
      hint: "as in: keyguard run -- python bot.py",
    });
  const path = context.env["PATH"] ?? "/usr/bin:/bin";
  const found = findCommand(command, path, context.cwd);
  if ("exitCode" in found) {
    await context.stderr.write(`error: Cannot start the command: ${found.reason}\n`);
    return found.exitCode;
  }
  const watched = context.args.flag("watch");
  const pipes = watched ? undefined : openRealPipes(); // beside all that follows
  const project = await projectOf(context);
  const keys = chosenKeys(project, context);
  checkPrefixes(project, keys);
  const env = ownEnvironment(context);
  const ask = askOnce(context);
  const stores = storesOf(context, { directory: project.directory, env, ask });
  const failed = new AbortController(); // a secret that cannot be had ends the guard, too: nobody waits for it then
  const guardSignal = AbortSignal.any([context.signal, failed.signal]);
  const [credentials, variables, refusal] = await Promise.all([
    loadAll(project, stores, keys),
    variablesOf(context, stores),
    context.args.flag("no-guard") || keys.length === 0 ? undefined : askGuard(context, project, keys, ask, guardSignal),
  ]).catch((error: unknown) => {
    failed.abort();
    throw error;
  });
  if (refusal !== undefined) {
    await context.stderr.write(refusal.text);
    return refusal.exitCode;
  }
  if (context.signal.aborted) return EXIT.interrupted;
  const signals = handOverSignals();
  const start = async (held: readonly PrefixedCredential[], stop?: AbortSignal): Promise<ChildEnd> =>
    runChild({
      command,
      args,
      environment: childEnvironment({
        environment: env,
        credentials: held,
        variables,
        hidden: hiddenPrefixes(project, keys),
        strict: context.args.flag("strict"),
      }),
      path,
      secrets: secretsOf(held, variables),
      signals,
      ...(pipes === undefined ? {} : { pipes }),
      ...(stop === undefined ? {} : { stop }),
    });
  const end = watched
    ? await watch(context, project, stores, command, keys, credentials, signals, start)
    : await start(credentials);
  if (end.kind === "not-started") await context.stderr.write(`error: Cannot start the command: ${end.reason}\n`);
  signals.release();
  return endAs(end);
}

export const runCommand: Command = {
  name: "run",
  summary: "start a program with its secrets, after the guard",
  usage: "run [OPTIONS] -- CMD [ARGUMENT…]",
  description: [
    "Checks the declared keys as `keyguard guard` does, then starts a program with their secrets in its environment and nowhere else: PREFIX_API_KEY, PREFIX_API_SECRET and PREFIX_PASSPHRASE, where the prefix is the key's `env` or its exchange. Works for bots in any language.",
    "",
    "Where the program's output does not go to a terminal, secrets in it are replaced, also in base64, hex, percent-encoding and JSON escapes. Variables of other declared env: stores are taken out of its environment.",
    "",
    "Exit code: the program's own once it is started; 127 for an unknown command, 126 for one that cannot be executed; before that 1 when the guard refuses, 2 wrong usage or configuration, 3 something could not be checked or read; 9 from Node itself, which looks at --env-file first, where FILE does not exist.",
  ].join("\n"),
  takesArguments: true,
  passesRest: true,
  options: [
    { name: "key", short: "k", value: "NAME", multiple: true, help: "a declared key to give (default: all)" },
    { name: "env-file", value: "FILE", multiple: true, help: "variables to give, references (kg://…) in it resolved" },
    { name: "strict", help: "start from an empty environment" },
    { name: "watch", help: "start the program anew when a rotation switches its key" },
    { name: "no-guard", help: "start without checking the keys first" },
  ],
  examples: [
    { command: "keyguard run -- python bot.py", does: "guard all keys, then start the bot" },
    { command: "keyguard run --key binance-main -- ./bot", does: "one key only" },
    { command: "keyguard run --env-file .env -- node bot.js", does: "an .env file with references" },
  ],
  run,
};
