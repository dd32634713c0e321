import { KeyguardError, proxyFor, Secret } from "@keyguard/core";

/** The way a bot's calls take out of this machine. */
export interface EgressPath {
  readonly proxy?: Proxy;
  /** The source address that connections are bound to; by default the system picks one. */
  readonly localAddress?: string;
}

/** A proxy that calls go through. */
export interface Proxy {
  /** `http` speaks CONNECT, `https` does so over TLS; `socks5` resolves names here, `socks5h` there. */
  readonly kind: "http" | "https" | "socks5" | "socks5h";
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: Secret;
}

const PORTS = { http: 80, https: 443, socks5: 1080, socks5h: 1080 } as const;

/**
 * Reads a proxy URL: `http://`, `https://`, `socks5://` or `socks5h://`, with or without name and password.
 * A scheme alone is missing in practice: `proxy.example:3128` is http.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID`; the URL is not echoed, it may hold a password
 */
export function parseProxy(text: string): Proxy {
  const spelled = /^[a-z0-9]+:\/\//iu.test(text) ? text : `http://${text}`;
  const url = URL.canParse(spelled) ? new URL(spelled) : undefined;
  const scheme = url?.protocol.slice(0, -1);
  const kind = scheme === "socks" ? "socks5h" : scheme;
  if (
    url === undefined ||
    url.hostname === "" ||
    (kind !== "http" && kind !== "https" && kind !== "socks5" && kind !== "socks5h")
  ) {
    throw new KeyguardError(
      "KG_CONFIG_INVALID",
      "Cannot use a proxy: its URL is not one of http, https, socks5 or socks5h",
      {
        hint: "write it like http://proxy.example:3128 or socks5h://127.0.0.1:1080",
      },
    );
  }
  return {
    kind,
    host: url.hostname.replaceAll(/^\[|\]$/gu, ""),
    port: url.port === "" ? PORTS[kind] : Number(url.port),
    ...(url.username === "" ? {} : { user: decodeURIComponent(url.username) }),
    ...(url.password === "" ? {} : { password: new Secret(decodeURIComponent(url.password), "proxy/password") }),
  };
}

/**
 * The path that programs with these environment variables take to a host by https; see `proxyFor`.
 *
 * @param host a host's name; empty for no particular one
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a proxy that cannot be read
 */
export function pathFromEnv(env: Readonly<Record<string, string | undefined>>, host: string): EgressPath {
  const proxy = proxyFor(env, { protocol: "https:", hostname: host });
  return proxy === undefined ? {} : { proxy: parseProxy(proxy) };
}

/** The path's name in histories and reports; it never holds the proxy's name or password. */
export function pathLabel(path: EgressPath): string {
  const way = path.proxy === undefined ? "direct" : `${path.proxy.kind}://${path.proxy.host}:${path.proxy.port}`;
  return path.localAddress === undefined ? way : `${way} from ${path.localAddress}`;
}
