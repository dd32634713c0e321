import {
  type Clock,
  type Credential,
  type Fetch,
  KeyguardError,
  type Random,
  Secret,
  timeoutSignal,
  webClock,
} from "@keyguard/core";
import { type Exchange, findExchange, getExchange } from "@keyguard/exchanges";
import { bundledClasses, loadClass } from "./ccxt/load-class.ts";
import { diagnose, type Diagnosis } from "./causes/diagnosis.ts";
import { createCcxtSigner } from "./ccxt/ccxt-signer.ts";
import { prepareCredential } from "./credential-form.ts";
import { type GatePolicy, guardFetch } from "./gate/guard-fetch.ts";
import { type KeyPermissions, unreadPermissions } from "./key-permissions.ts";
import { readGeneric } from "./readers/generic.ts";
import type { Reader } from "./readers/reader.ts";
import { readerFor } from "./readers/readers.ts";
import { createSession } from "./session.ts";
import { createPace, type Pace } from "./transport/pace.ts";
import type { Signer } from "./transport/signed-request.ts";

/** How a key is asked. */
export interface ReadOptions {
  /** An origin that replaces scheme and host of all of the exchange's hosts; plain http to this machine only. */
  readonly endpoint?: string;
  /** Default: the platform's own. `@keyguard/permissions/node` has one that honours proxies. */
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
  /** The whole reading, with its retries. Default: 30 000. */
  readonly deadlineMs?: number;
  /** One request. Default: 10 000. */
  readonly timeoutMs?: number;
  /**
   * Lets the cancel of an order that cannot exist be sent where nothing else tells the trading right.
   *
   * @default false
   */
  readonly probeByCancel?: boolean;
  /** Shared by readings that run beside each other, so that one exchange's limits are kept. */
  readonly pace?: Pace;
}

const webRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

/** The origin of an endpoint. */
function originOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const local = url !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(url.hostname);
  if (url === undefined || (url.protocol !== "https:" && !(url.protocol === "http:" && local)) || url.username !== "")
    throw new KeyguardError(
      "KG_CONFIG_INVALID",
      "Cannot use an endpoint: it is no https origin, and no http one on this machine",
      {
        hint: "write scheme and host alone, such as https://eea.okx.com",
      },
    );
  return url.origin;
}

/** Where a key lives, by the host that answered. */
function environmentAt(exchange: Exchange | undefined, origin: string | undefined): KeyPermissions["environment"] {
  if (origin === undefined) return "live";
  const { host } = new URL(origin);
  if (exchange?.testHosts.includes(host) === true) return "test";
  return exchange?.hosts.includes(host) === true ? "live" : "unknown";
}

/** The id by which keyguard knows an exchange; a regional sister of ccxt's goes by its main class. */
async function identify(name: string): Promise<{ id: string; exchange: Exchange | undefined }> {
  const exchange = findExchange(name);
  if (exchange !== undefined) return { id: exchange.id, exchange };
  const id = name.toLowerCase();
  if (readerFor(id, "") !== undefined || bundledClasses().includes(id)) return { id, exchange: undefined };
  try {
    await loadClass(id);
  } catch {
    getExchange(name); // throws, with the nearest name
  }
  return { id, exchange: undefined };
}

/**
 * Makes sure that an exchange can be asked at all, before anything is.
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN`, with the nearest known name
 */
export async function checkExchange(name: string): Promise<void> {
  await identify(name);
}

/** The class of ccxt that speaks an exchange's interface; undefined where none is at hand. */
async function clientOf(id: string, exchange: Exchange | undefined): Promise<string | undefined> {
  const ccxt = exchange === undefined ? id : exchange.names.ccxt[0];
  if (ccxt === undefined) return undefined;
  return loadClass(ccxt).then(
    () => ccxt,
    () => undefined,
  );
}

/** Why a key of a known exchange cannot be asked about. */
function noClient(id: string): Diagnosis {
  return diagnose("ambiguous", {
    exchange: id,
    says: "",
    sureness: "low",
    proof: ["nothing was sent: keyguard brings no client for this exchange, and an installed ccxt has none"],
    nextStep: "Install ccxt beside keyguard if it has this exchange; else look the key's rights up on its page.",
  });
}

/** Hosts of regional sisters that share an exchange's interface, by the ccxt id that names them. */
const REGIONAL: Readonly<Record<string, string>> = {
  myokx: "https://eea.okx.com",
  okxus: "https://us.okx.com",
  bybiteu: "https://api.bybit.eu",
};

function signerFor(reader: Reader, credential: Credential, origin: string | undefined, now: () => number): Signer {
  if (reader.signer !== undefined) return reader.signer({ credential, origin: origin ?? reader.origin, now });
  const prepare =
    reader.prepare === undefined
      ? {}
      : { prepare: (exchange: Parameters<NonNullable<Reader["prepare"]>>[0]) => reader.prepare?.(exchange) };
  return createCcxtSigner(reader.ccxt ?? reader.exchange, credential, {
    now,
    ...prepare,
    ...(origin === undefined ? {} : { origin }),
  });
}

/** Everything that may be sent on behalf of a reader. */
function policyOf(reader: Reader, origin: string | undefined): GatePolicy {
  const time =
    reader.timePath === undefined ? [] : [{ method: "GET", path: reader.timePath, purpose: "time" } as const];
  const origins = origin === undefined ? [reader.origin, ...(reader.otherOrigins ?? [])] : [origin];
  return { exchange: reader.exchange, requests: [...reader.requests, ...time], origins };
}

/**
 * Asks an exchange what one key may do. Read-only: only listed, harmless requests can be sent.
 *
 * A key that cannot be read gives permissions whose scopes are all unknown, with the diagnosis; this
 * is no exception. Redirects are not followed; the secret leaves this machine as a signature only.
 *
 * @param credential of any exchange in the registry; of another exchange of ccxt, where that is installed
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN` for a name that nobody knows, `KG_CONFIG_INVALID` for an endpoint in the clear
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 * import { readPermissions } from "@keyguard/permissions";
 *
 * const permissions = await readPermissions({
 *   exchange: "kraken",
 *   key: new Secret(process.env.KRAKEN_API_KEY ?? "", "kraken/key"),
 *   secret: new Secret(process.env.KRAKEN_API_SECRET ?? "", "kraken/secret"),
 * });
 * console.log(permissions.scopes.withdraw.answer);
 * ```
 */
export async function readPermissions(credential: Credential, options: ReadOptions = {}): Promise<KeyPermissions> {
  const { id, exchange } = await identify(credential.exchange);
  const regional = REGIONAL[credential.exchange.toLowerCase()];
  const origin = options.endpoint === undefined ? regional : originOf(options.endpoint);
  const prepared = prepareCredential(id, credential);
  if ("flawed" in prepared) return unreadPermissions(id, prepared.flawed);
  const clock = options.clock ?? webClock;
  const random = options.random ?? webRandom;
  const deadline = timeoutSignal(options.deadlineMs ?? 30_000);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([options.signal, deadline]);
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const now = (): number => clock.now();
  const reader = readerFor(id, Secret.reveal(prepared.credential.key));
  if (reader === undefined) {
    const ccxt = await clientOf(id, exchange);
    if (ccxt === undefined) return unreadPermissions(id, noClient(id));
    return readGeneric({ id, ccxt, credential: prepared.credential, origin, fetch, now, signal });
  }
  const session = createSession({
    exchange: id,
    credential: prepared.credential,
    mayProbeByCancel: options.probeByCancel ?? false,
    redirected: origin !== undefined,
    signerAt: (other) => signerFor(reader, prepared.credential, other ?? origin, now),
    fetch: guardFetch(fetch, policyOf(reader, origin)),
    clock,
    random,
    pace: options.pace ?? createPace(clock),
    intervalMs: reader.intervalMs ?? 50,
    timeUrl: reader.timePath === undefined ? undefined : `${origin ?? reader.origin}${reader.timePath}`,
    signal,
    timeoutMs: options.timeoutMs ?? 10_000,
  });
  const found = await reader.read(session);
  if (found.diagnosis !== null || found.environment !== "unknown") return found;
  return { ...found, environment: environmentAt(exchange, origin) };
}
