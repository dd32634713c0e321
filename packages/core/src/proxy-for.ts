/** The environment's variables. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's value, in lower case before capitals as curl has it; undefined when it is not set or blank. */
function read(env: Environment, name: string): string | undefined {
  const value = env[name.toLowerCase()] ?? env[name];
  return value === undefined || value.trim() === "" ? undefined : value.trim();
}

/** True when a list in the form of `NO_PROXY` names the host: itself, a domain that it ends with, or `*`. */
function bypasses(noProxy: string, host: string): boolean {
  const wanted = host.toLowerCase();
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((entry) => entry !== "")
    .some((entry) => {
      const name = entry.replace(/:\d+$/u, "").replace(/^\*?\./u, "");
      return entry === "*" || wanted === name || wanted.endsWith(`.${name}`);
    });
}

/**
 * The proxy that programs with these environment variables use for a URL: `HTTPS_PROXY` or `HTTP_PROXY` by its
 * scheme, else `ALL_PROXY`, in either case, unless `NO_PROXY` names the host. Everything that calls an exchange, or
 * looks at how one is called, asks this, so that all take one way.
 *
 * @returns the variable's text as it is, a login in it included; undefined for none
 *
 * @example
 * ```ts
 * import { proxyFor } from "@keyguard/core";
 *
 * const env = { ALL_PROXY: "socks5://127.0.0.1:1080", NO_PROXY: "internal.example" };
 * console.log(proxyFor(env, new URL("https://api.kraken.com"))); // socks5://127.0.0.1:1080
 * console.log(proxyFor(env, new URL("https://vault.internal.example"))); // undefined
 * ```
 */
export function proxyFor(env: Environment, url: Pick<URL, "protocol" | "hostname">): string | undefined {
  const own = read(env, url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY") ?? read(env, "ALL_PROXY");
  return own === undefined || bypasses(read(env, "NO_PROXY") ?? "", url.hostname) ? undefined : own;
}
