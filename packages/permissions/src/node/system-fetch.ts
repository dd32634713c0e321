import { type Fetch, KeyguardError, proxyFor } from "@keyguard/core";
import { awaitNameService } from "@keyguard/core/node";

/** Proxies to go through, by the names that ccxt gives them. What is not given comes from the environment. */
export interface ProxySettings {
  /** For plain http. */
  readonly httpProxy?: string;
  /** For https. */
  readonly httpsProxy?: string;
  /** For both; `socks5://HOST:PORT`. */
  readonly socksProxy?: string;
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

/** Loads the proxy's client, and makes it. */
async function connect(proxy: URL): Promise<Fetch> {
  const undici = await import("undici");
  const socks = proxy.protocol.startsWith("socks");
  const { emitWarning } = process;
  process.emitWarning = () => undefined; // that the client's SOCKS is new is nothing to tell a trader
  try {
    // It knows no socks5h, and lets the proxy resolve names under either spelling.
    const dispatcher = socks
      ? new undici.Socks5ProxyAgent(proxy.href.replace(/^socks5h:/u, "socks5:"))
      : new undici.ProxyAgent(proxy.href);
    return async (url, init) => {
      const request = { ...init, dispatcher } as Parameters<typeof undici.fetch>[1];
      return (await undici.fetch(url, request)) as unknown as Response;
    };
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * A fetch that goes the way the system says: through ccxt's settings where they name a proxy, else through the one
 * that `proxyFor` finds in the environment. Without any it is the platform's own fetch.
 *
 * The proxy's client is loaded only where a proxy is used. Redirects are up to the caller.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a proxy without a readable address; the address is not shown
 */
export function systemFetch(env: Environment = process.env, settings: ProxySettings = {}): Fetch {
  const { socksProxy, httpProxy, httpsProxy } = settings;
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
    const first = proxy === undefined ? target : checked(proxy);
    await awaitNameService(first.hostname, init?.signal ?? undefined);
    if (proxy === undefined) return fetch(url, init);
    const client = clients.get(proxy) ?? connect(first);
    clients.set(proxy, client);
    return (await client)(url, init);
  };
}
