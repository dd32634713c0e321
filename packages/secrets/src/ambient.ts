import type { Environment, ReadSecretFile } from "./variables.ts";

interface Runtime {
  readonly env?: Environment;
  getBuiltinModule?(name: "node:fs"): { readFileSync(path: string, encoding: "utf8"): string } | undefined;
}

/** What Node, Deno and Bun all offer; absent in a browser or a worker without compatibility. */
function runtime(): Runtime {
  return (globalThis as { readonly process?: Runtime }).process ?? {};
}

/** The environment of whatever runs this; empty where there is none. */
export function ambientEnvironment(): Environment {
  return runtime().env ?? {};
}

/** Reads files where the platform has them; undefined elsewhere, so that the caller can say so. */
export function ambientReadFile(): ReadSecretFile | undefined {
  const files = runtime().getBuiltinModule?.("node:fs");
  return files && ((path) => files.readFileSync(path, "utf8"));
}
