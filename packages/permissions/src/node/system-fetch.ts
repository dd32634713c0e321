import { type Fetch, KeyguardError, proxyFor } from "@keyguard/core";
import { awaitNameService, gatedFetch } from "@keyguard/core/node";
import type { Dispatcher } from "undici";

/** Proxies to go through, by the names that ccxt gives them. What is not given comes from the environment. */
export interface ProxySettings {
  /** For plain http. */
  readonly httpProxy?: string;
  /** For https. */
  readonly httpsProxy?: string;
  /** For both; `socks5://HOST:PORT`. */
  readonly socksProxy?: string;
}

/** How to get out of this machine. */
export interface WayOut extends ProxySettings {
  /** The address of this machine that connections are bound to, as a bot with several binds its own. */
  readonly localAddress?: string;
}

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMES = /^(?:https?|socks|socks5h?):$/u;

/** The proxy's address, checked; a login in it is never shown. */
function checked(proxy: string): URL {
  const full = proxy.includes("://") ? proxy : `http://${proxy}`;
  if (URL.canParse(full) && SCHEMES.test(new URL(full).protocol)) return new URL(full);
  throw new KeyguardError(
    "KG_CONFIG_INVALID",
    "Cannot use the proxy that the environment or the settings name: it has no readable address",
    {
      hint: "write http://USER:PASSWORD@HOST:PORT or socks5://HOST:PORT into HTTPS_PROXY",
    },
  );
}

/** Makes something without a word: that the client's SOCKS is new is nothing to tell a trader. */
function silently<T>(make: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Loads the client that a way needs, and makes it.
 *
 * @param proxy undefined for the direct way, which the platform's own fetch cannot bind to a source address
 */
async function connect(proxy: URL | undefined, localAddress: string | undefined): Promise<Fetch> {
  const { Agent, buildConnector, fetch: undiciFetch, Pool, ProxyAgent, Socks5ProxyAgent } = await import("undici");
  const bound = localAddress === undefined ? {} : { localAddress };
  function dispatcherFor(): Dispatcher {
    if (proxy === undefined) return new Agent(bound);
    if (!proxy.protocol.startsWith("socks"))
      return new ProxyAgent({
        uri: proxy.href,
        clientFactory: (origin, options) => new Pool(origin, { ...options, ...bound }),
      });
    // It knows no socks5h, and lets the proxy resolve names under either spelling.
    const address = proxy.href.replace(/^socks5h:/u, "socks5:");
    const connector = buildConnector({});
    return silently(
      () => new Socks5ProxyAgent(address, { connect: (options, done) => connector({ ...options, ...bound }, done) }),
    );
  }
  const dispatcher = dispatcherFor();
  return async (url, init) => {
    const request = { ...init, dispatcher } as Parameters<typeof undiciFetch>[1];
    return (await undiciFetch(url, request)) as unknown as Response;
  };
}

/**
 * A fetch that goes the way the system says: through ccxt's settings where they name a proxy, else through the one
 * that `proxyFor` finds in the environment. Without any it is the platform's own fetch.
 *
 * Another client is loaded only where there is a proxy, or a source address to bind. Redirects are up to the caller.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a proxy without a readable address; the address is not shown
 */
export function systemFetch(env: Environment = process.env, settings: WayOut = {}): Fetch {
  const { socksProxy, httpProxy, httpsProxy, localAddress } = settings;
  const proxyOf = (url: Pick<URL, "protocol" | "hostname">): string | undefined =>
    socksProxy ?? (url.protocol === "https:" ? httpsProxy : httpProxy) ?? proxyFor(env, url);
  for (const protocol of ["http:", "https:"]) {
    const proxy = proxyOf({ protocol, hostname: "" }); // a mistake in it is found before anything is asked
    if (proxy !== undefined) checked(proxy);
  }
  const clients = new Map<string, Promise<Fetch>>();
  return async (url, init) => {
    const target = new URL(url);
    const proxy = proxyOf(target);
    if (proxy === undefined && localAddress === undefined) return gatedFetch(url, init);
    const first = proxy === undefined ? target : checked(proxy);
    await awaitNameService(first.hostname, init?.signal ?? undefined);
    const client = clients.get(proxy ?? "") ?? connect(proxy === undefined ? undefined : first, localAddress);
    clients.set(proxy ?? "", client);
    return (await client)(url, init);
  };
}
