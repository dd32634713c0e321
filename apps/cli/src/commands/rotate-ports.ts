import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  type Config,
  type Credential,
  type Fetch,
  type KeyConfig,
  KeyguardError,
  parseDuration,
  parsePlace,
  type Place,
  SCOPES,
} from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import { type Exchange, getExchange } from "@keyguard/exchanges";
import { bareScopes, createPace, readPermissions } from "@keyguard/permissions";
import { exchangeFetch } from "@keyguard/permissions/node";
import type { KeyManager, KeyReading, PlanInput, ReadKey, RotationPorts } from "@keyguard/rotation";
import { createGuidedManager, createKeyManager, needsAccount } from "@keyguard/rotation/key-management";
import {
  createConsumers,
  createEscrowFiles,
  createLedgerFile,
  type HeldLock,
  isVolatile,
  readAcknowledgements,
  stateDirectory,
  tryLock,
} from "@keyguard/rotation/node";
import { resolveCredential, type Stores, vaultPath } from "@keyguard/secrets/node";
import type { Context } from "../command.ts";
import { createOperator, oneTimeCode } from "./rotate-operator.ts";
import { declaredKey, type RotateProject } from "./rotate-project.ts";
import { createRotationStore, isRotatable } from "./rotate-store.ts";
import { storesOf } from "./secrets-stores.ts";

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_GRACE = "15m";
/** Amazon's own caching clients keep a value for up to an hour. */
const DEFAULT_GRACE_AWS = "65m";
const HOOK_TIMEOUT_MS = 300_000;
/** How long a key that a person made may take until it works. Of Coinbase's, users report hours: one is waited for. */
const ACTIVATION_MS = 180_000;
const ACTIVATION_OF: Readonly<Record<string, number>> = { coinbase: 3_600_000 };

/** Everything that the rotate commands of one key work with. */
export interface RotateSetup {
  readonly name: string;
  readonly key: KeyConfig;
  readonly exchange: Exchange;
  readonly ports: RotationPorts;
  readonly graceMs: number;
  /** What a plan is made from, but for the new key's name. */
  readonly input: Omit<PlanInput, "newName">;
  /** Takes the lock of this key, or says who holds it. */
  lock(): Promise<HeldLock | string>;
}

/** How long one request may take. */
export function timeoutOf(env: Context["env"]): number {
  const text = env["KEYGUARD_TIMEOUT"];
  return text === undefined || text === "" ? DEFAULT_TIMEOUT_MS : Math.max(1, parseDuration(text));
}

/** Where the ledger lies. */
export function ledgerPath(env: Context["env"]): string {
  return join(stateDirectory(env), "ledger.jsonl");
}

/** Where open rotations keep their secrets, encrypted. */
export function escrowPath(env: Context["env"]): string {
  return join(stateDirectory(env), "escrow");
}

/** Where running consumers say what they hold. */
export function acknowledgementsPath(env: Context["env"]): string {
  return join(stateDirectory(env), "consumers");
}

/** The lock of one key: one rotation for each exchange, account and key. */
export function lockPath(env: Context["env"], name: string, key: KeyConfig): string {
  const slot = [getExchange(key.exchange).id, key.rotation?.account ?? "", name].map(encodeURIComponent).join("~");
  return join(stateDirectory(env), "locks", `${slot}.lock`);
}

/** The stores of a project; the vault's passphrase is asked for at a terminal only. */
export function openStores(context: Context, { directory }: RotateProject): Stores {
  return storesOf(context, { directory });
}

/** Asks an exchange about a key, with one pace for all readings of a run. */
function createReadKey(context: Context, fetch: Fetch, key: KeyConfig): ReadKey {
  const pace = createPace(systemClock);
  const timeoutMs = timeoutOf(context.env);
  return async (credential): Promise<KeyReading> => {
    const found = await readPermissions(credential, {
      fetch,
      pace,
      timeoutMs,
      deadlineMs: 4 * timeoutMs,
      signal: context.signal,
      ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
    });
    const { status, entries } = found.allowlist;
    return {
      scopes: bareScopes(found.scopes),
      allowlist: { status, entries },
      cause: found.diagnosis?.cause ?? null,
      answer: found.answer,
    };
  };
}

function guidedManager(
  context: Context,
  name: string,
  exchange: Exchange,
  old: Credential,
  reading: KeyReading,
  resumed: boolean,
): KeyManager {
  return createGuidedManager({
    exchange: exchange.id,
    exchangeName: exchange.name,
    page: exchange.keyManagement.page,
    rights: SCOPES.filter((scope) => reading.scopes[scope] === "yes"),
    addresses: reading.allowlist.entries,
    separator: exchange.allowlist.separator,
    hasPassphrase: old.passphrase !== undefined,
    activationMs: ACTIVATION_OF[exchange.id] ?? ACTIVATION_MS,
    operator: createOperator(context, exchange.id, name, resumed),
  });
}

/** The managing key, where the rotation goes by calls. */
interface Manager {
  readonly name: string;
  readonly key: KeyConfig;
  readonly credential: Credential;
}

async function managerOf(stores: Stores, config: Config, name: string, key: KeyConfig): Promise<Manager | undefined> {
  const by = key.rotation?.by;
  if (by === undefined) return undefined;
  const declared = declaredKey(config, by);
  const exchange = getExchange(declared.exchange).id;
  const credential = await resolveCredential(stores, parsePlace(declared.store), exchange, by);
  if (needsAccount(exchange) && key.rotation?.account === undefined)
    throw new KeyguardError("KG_CONFIG_INVALID", `Cannot rotate "${name}": its rotation table names no \`account\``, {
      hint: "name the sub-account as the exchange does: by e-mail, id or name",
    });
  return { name: by, key: declared, credential };
}

/** True where a power cut would lose what a rotation writes into the store. */
async function isInVolatilePlace(place: Place, directory: string, env: Context["env"]): Promise<boolean> {
  if (place.scheme === "local") return isVolatile(vaultPath(env));
  if (place.scheme === "dotenv") return isVolatile(resolve(directory, place.name.split("#")[0] ?? ""));
  return place.scheme === "file" && isVolatile(resolve(directory, place.name));
}

/** Others that use the same credential: declared under another name, or running as a second consumer. */
async function sharers(config: Config, name: string, key: KeyConfig, directory: string): Promise<string[]> {
  const twins = Object.entries(config.keys)
    .filter(([other, { store }]) => other !== name && store === key.store)
    .map(([other]) => `the key "${other}"`);
  const consumers = await readAcknowledgements(directory, name);
  return [...twins, ...(consumers.length > 1 ? consumers.map(({ consumer }) => `the consumer ${consumer}`) : [])];
}

function graceOf(key: KeyConfig, place: Place): number {
  return parseDuration(key.rotation?.grace ?? (place.scheme === "aws" ? DEFAULT_GRACE_AWS : DEFAULT_GRACE));
}

/**
 * Wires a rotation of one declared key: its store, its exchange, its consumers, the ledger.
 *
 * @param resumed true when a person has run the command again after a guided step
 */
export async function openRotation(
  context: Context,
  project: RotateProject,
  name: string,
  resumed: boolean,
): Promise<RotateSetup> {
  const { env, signal } = context;
  const { config, directory } = project;
  const key = declaredKey(config, name);
  const exchange = getExchange(key.exchange);
  const place = parsePlace(key.store);
  const stores = openStores(context, project);
  const store = await stores.open(place.scheme);
  const shown = place.scheme === "command" ? "command:…" : key.store;
  const rotationStore = createRotationStore({ store, name: place.name, shown, exchange: exchange.id, key: name });
  const fetch = exchangeFetch(config, env); // the bot's own way: its keys are bound to that address
  const readKey = createReadKey(context, fetch, key);
  const by = await managerOf(stores, config, name, key);
  const timeoutMs = timeoutOf(env);
  const code = oneTimeCode(context);
  let manager: KeyManager | undefined;
  if (by !== undefined) {
    manager = createKeyManager(exchange.id, {
      credential: by.credential,
      account: key.rotation?.account ?? "",
      fetch,
      clock: systemClock,
      timeoutMs,
      ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
      ...(code === undefined ? {} : { oneTimeCode: code }),
    });
  }
  if (manager === undefined) {
    const { current } = await rotationStore.read();
    manager = guidedManager(context, name, exchange, current, await readKey(current), resumed);
  }
  const acknowledgements = acknowledgementsPath(env);
  const { restart, health } = key.rotation ?? {};
  const consumers = createConsumers({
    key: name,
    acknowledgements,
    ...(restart === undefined ? {} : { restart }),
    ...(health === undefined ? {} : { health }),
    hook: { timeoutMs: HOOK_TIMEOUT_MS, cwd: directory, env, onOutput: (text) => void context.stderr.write(text) },
  });
  const ports: RotationPorts = {
    manager,
    store: rotationStore,
    readKey,
    consumers,
    ledger: createLedgerFile(ledgerPath(env)),
    escrow: createEscrowFiles(escrowPath(env), by?.credential.secret),
    clock: systemClock,
    random: systemRandom,
    progress: (line) => void context.stderr.write(`${line}\n`),
    signal,
  };
  return {
    name,
    key,
    exchange,
    ports,
    graceMs: graceOf(key, place),
    input: {
      key: name,
      exchange: exchange.id,
      kind: manager.kind,
      graceMs: graceOf(key, place),
      maxKeys: manager.maxKeys,
      activationMs: manager.activationMs,
      store: {
        place: shown,
        writable: isRotatable(store),
        fenced: rotationStore.fenced,
        volatile: await isInVolatilePlace(place, directory, env),
      },
      stateVolatile: await isVolatile(stateDirectory(env)),
      ...(manager.kind === "api" && exchange.keyManagement.create === "one-time-code"
        ? { oneTimeCode: code === undefined ? ("nobody" as const) : ("at hand" as const) }
        : {}),
      hooks: consumers.hooks,
      ...(restart === undefined ? {} : { restart }),
      sharedWith: await sharers(config, name, key, acknowledgements),
      manager:
        by === undefined
          ? null
          : {
              name: by.name,
              exchange: getExchange(by.key.exchange).id,
              isItself: by.name === name || by.key.store === key.store,
            },
    },
    async lock() {
      const path = lockPath(env, name, key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return tryLock(path);
    },
  };
}
