import { join } from "node:path";

/** Where a user's caches lie: `XDG_CACHE_HOME`, by default `~/.cache`; undefined for a user without a home. */
export function cacheHome(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = env["XDG_CACHE_HOME"];
  if (base?.startsWith("/") === true) return base;
  const home = env["HOME"] ?? env["USERPROFILE"];
  return home === undefined || home === "" ? undefined : join(home, ".cache");
}
