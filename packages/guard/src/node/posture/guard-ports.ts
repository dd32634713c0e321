import { join } from "node:path";
import { type Clock, type Config, type KeyConfig, parsePlace } from "@keyguard/core";
import { gatedFetch } from "@keyguard/core/node";
import { getExchange } from "@keyguard/exchanges";
import {
  detectPlatform,
  type History,
  observeEgress,
  OBSERVERS,
  parseObserver,
  remember,
  withReported,
} from "@keyguard/ip";
import {
  createObserve,
  type EgressPath,
  historyPath,
  pathFromEnv,
  pathLabel,
  readHistory,
  readTraits,
  writeHistory,
} from "@keyguard/ip/node";
import { readPermissions, type ReadOptions } from "@keyguard/permissions";
import { exchangeFetch } from "@keyguard/permissions/node";
import { declaredEvents, lastReplaced, type LedgerEntry } from "@keyguard/rotation";
import { createLedgerFile } from "@keyguard/rotation/node";
import { createStores, resolveCredential, type StoreContext } from "@keyguard/secrets/node";
import { createBurstPace } from "../../posture/burst-pace.ts";
import type { EgressFacts, GuardKey, GuardPorts } from "../../posture/ports.ts";
import { askExchanges } from "./ask-exchanges.ts";
import { findLeaks } from "./find-leaks.ts";
import { checkStoreFile } from "./store-file-check.ts";

/** What guarding from Node needs to know. */
export interface NodeGuardOptions {
  readonly config: Config;
  /** Where `keyguard.toml` lies, or where keyguard was started. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Keyguard's directory for what survives a restart; see `stateDirectory` of `@keyguard/rotation/node`. */
  readonly stateDirectory: string;
  readonly clock: Clock;
  /** The bot's way out; default: the one that the environment names. */
  readonly path?: EgressPath;
  /** Asks for the local vault's passphrase; absent where nobody can be asked. */
  readonly ask?: StoreContext["ask"];
  /** What exchanges are asked through; default: the way that the environment's proxies name. */
  readonly fetch?: ReadOptions["fetch"];
  /** How long one request to an exchange may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** How egress is looked for. Default: until two observers agree. */
  readonly look?: LookOptions;
  /** False leaves the search for the keys in the project's files out. Default true. */
  readonly searchFiles?: boolean;
}

/** The keys of a configuration, or those of the given names, in the configuration's order. */
export function declaredKeys(config: Config, names: readonly string[] = []): GuardKey[] {
  const wanted = new Set(names);
  return Object.entries(config.keys)
    .filter(([name]) => wanted.size === 0 || wanted.has(name))
    .map(([name, key]) => ({ name, config: key }));
}

/** The bot's way out to the first declared exchange: the environment's proxy, the configuration's source address. */
export function pathOf(config: Config, env: NodeGuardOptions["env"]): EgressPath {
  const [first] = Object.values(config.keys);
  const { source_address: localAddress } = config.ip;
  const path = pathFromEnv(env, first === undefined ? "" : hostOf(first));
  return localAddress === undefined ? path : { ...path, localAddress };
}

function hostOf({ exchange, endpoint }: KeyConfig): string {
  if (endpoint !== undefined && URL.canParse(endpoint)) return new URL(endpoint).hostname;
  return getExchange(exchange).hosts[0] ?? "";
}

/** How egress is looked for. */
export interface LookOptions {
  readonly until?: "quorum" | "all";
  readonly looks?: number;
  readonly timeoutMs?: number;
}

/**
 * Finds the addresses that exchanges see and adds them to the history. A history that cannot be written, on a
 * read-only disk, is evidence that is missing later, no reason to stop now.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for an observer or a proxy that cannot be read
 */
export async function findEgress(options: NodeGuardOptions, signal: AbortSignal): Promise<EgressFacts> {
  const { config, env, clock } = options;
  const path = options.path ?? pathOf(config, env);
  const observers = config.ip.observers?.map(parseObserver) ?? OBSERVERS;
  const file = historyPath(options.stateDirectory);
  const told = askExchanges(config, path, signal);
  const [seen, before, traits] = await Promise.all([
    observeEgress({ observers, observe: createObserve(path), clock, signal, ...options.look }),
    readHistory(file),
    readTraits(env),
  ]);
  if (options.look?.until === "all") await told.all; // a start does not wait for more than the quorum
  const reading = withReported(seen, told.heard);
  const label = pathLabel(path);
  const history: History = remember(before, label, reading, clock.now());
  await writeHistory(file, history).catch(() => undefined);
  return { reading, history, path: label, platform: detectPlatform(traits) };
}

/** A configuration's own observers that are switched off: nobody is to be asked. */
function isSwitchedOff({ ip }: Config): boolean {
  return ip.observers !== undefined && ip.observers.length === 0;
}

/** The configuration's source address, or that of a way out that was given. */
function bindingOf({ ip }: Config, path: EgressPath | undefined): Config["ip"] {
  return path?.localAddress === undefined ? ip : { ...ip, source_address: path.localAddress };
}

/**
 * The effects of guarding, from Node: stores, exchanges, observers, the ledger and the project's files.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for an observer or a proxy that cannot be read: before anything is asked
 */
export function createGuardPorts(options: NodeGuardOptions): GuardPorts {
  const { config, directory, env, clock, ask } = options;
  const { path } = options;
  const fetch = options.fetch ?? exchangeFetch({ ip: bindingOf(config, path) }, env);
  for (const observer of config.ip.observers ?? []) parseObserver(observer);
  pathOf(config, env);
  const context = { environment: env, directory, clock, fetch: gatedFetch };
  const stores = createStores({ ...context, ...(ask === undefined ? {} : { ask }) });
  const pace = createBurstPace(clock);
  let ledger: Promise<readonly LedgerEntry[]> | undefined;
  const entries = async (): Promise<readonly LedgerEntry[]> => {
    ledger ??= createLedgerFile(join(options.stateDirectory, "ledger.jsonl"))
      .read()
      .then((reading) => reading.entries);
    return await ledger;
  };
  return {
    loadCredential: ({ name, config: key }) => resolveCredential(stores, parsePlace(key.store), key.exchange, name),
    readKey: ({ config: key, credential }, signal) =>
      readPermissions(credential, {
        clock,
        pace,
        signal,
        ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
        fetch,
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      }),
    readRotation: async ({ name }) => {
      const known = await entries();
      return { replacedAt: lastReplaced(known, name), events: declaredEvents(known, name) };
    },
    checkHygiene: (key) => checkStoreFile(key, directory),
    ...(options.searchFiles === false ? {} : { findLeaks: (keys, signal) => findLeaks(keys, directory, signal) }),
    ...(isSwitchedOff(config) ? {} : { findEgress: (signal) => findEgress(options, signal) }),
  };
}
