import { type Fetch, KeyguardError } from "@keyguard/core";

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

function either(env: Environment, name: string): string | undefined {
  const value = env[name.toLowerCase()] ?? env[name];
  return value === undefined || value.trim() === "" ? undefined : value.trim();
}

/** What curl and its kin read: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, in either case. */
function fromEnvironment(env: Environment): ProxySettings & { readonly noProxy?: string } {
  const all = either(env, "ALL_PROXY");
  const socks = all !== undefined && /^socks/iu.test(all) ? all : undefined;
  const plain = socks === undefined ? all : undefined;
  const httpProxy = either(env, "HTTP_PROXY") ?? plain;
  const httpsProxy = either(env, "HTTPS_PROXY") ?? plain;
  const noProxy = either(env, "NO_PROXY");
  return {
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(socks === undefined ? {} : { socksProxy: socks }),
    ...(noProxy === undefined ? {} : { noProxy }),
  };
}

/** The proxy's address, checked; a login in it is never shown. */
function checked(proxy: string, schemes: RegExp): string {
  const full = proxy.includes("://") ? proxy : `http://${proxy}`;
  if (URL.canParse(full) && schemes.test(new URL(full).protocol)) return full;
  throw new KeyguardError(
    "KG_CONFIG_INVALID",
    "Cannot use the proxy that the environment or the settings name: it has no readable address",
    {
      hint: "write http://USER:PASSWORD@HOST:PORT into HTTPS_PROXY",
    },
  );
}

/**
 * A fetch that goes the way the system says: through the proxies of the environment, or of ccxt's
 * settings, which come first. Without any it is the platform's own fetch.
 *
 * The proxy's client is loaded only where a proxy is set. Redirects are up to the caller.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a proxy without a readable address; the address is not shown
 */
export function systemFetch(env: Environment = process.env, settings: ProxySettings = {}): Fetch {
  const found = { ...fromEnvironment(env), ...settings };
  const { noProxy } = found;
  const socks = found.socksProxy === undefined ? undefined : checked(found.socksProxy, /^socks5?h?:$/u);
  const http = found.httpProxy === undefined ? undefined : checked(found.httpProxy, /^https?:$/u);
  const https = found.httpsProxy === undefined ? undefined : checked(found.httpsProxy, /^https?:$/u);
  if (socks === undefined && http === undefined && https === undefined) return (url, init) => fetch(url, init);
  let ready: Promise<Fetch> | undefined;
  async function connect(): Promise<Fetch> {
    const undici = await import("undici");
    // An empty text tells undici not to look into the environment itself, which has been read already.
    const options = { httpProxy: http ?? "", httpsProxy: https ?? "", noProxy: noProxy ?? "" };
    const dispatcher = socks === undefined ? new undici.EnvHttpProxyAgent(options) : new undici.Socks5ProxyAgent(socks);
    return (url, init) => {
      const request = { ...init, dispatcher } as Parameters<typeof undici.fetch>[1];
      return undici.fetch(url, request) as unknown as Promise<Response>;
    };
  }
  return async (url, init) => {
    ready ??= connect();
    return (await ready)(url, init);
  };
}
