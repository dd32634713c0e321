import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** What a run of the CLI gave. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the CLI from its sources in a directory, with nothing of this machine's settings. */
export function keyguard(
  cwd: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Ran {
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: cwd,
    GIT_CONFIG_GLOBAL: "/dev/null",
    NODE_DISABLE_COMPILE_CACHE: "1", // it would lie in the project
    ...options.env,
  };
  const done = spawnSync(process.execPath, ["--conditions=@keyguard/source", cli, ...args], {
    cwd,
    env,
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

function letters(seed: string): string {
  const text = [1, 2].map((part) => createHash("sha512").update(`${seed}${part}`).digest("base64")).join("");
  return text.replaceAll(/[^A-Za-z0-9]/gu, "").slice(0, 64);
}

/** Source text with a made-up Binance pair, in its exact form. */
export function leakedPair(seed: string): { readonly text: string; readonly key: string; readonly secret: string } {
  const key = letters(`${seed} key`);
  const secret = letters(`${seed} secret`);
  return { key, secret, text: `BINANCE_API_KEY = "${key}"\nBINANCE_API_SECRET = "${secret}"\n` };
}
