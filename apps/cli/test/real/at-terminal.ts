import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What a person waits for, or types. */
export type Step = { readonly wait: string } | { readonly type: string };

/** What came of it. */
export interface Session {
  readonly code?: number;
  readonly output: string;
  readonly error?: string;
}

/** The CLI at a terminal of its own; its vault and its home are in the directory. */
export function atTerminal(
  directory: string,
  args: readonly string[],
  steps: readonly Step[],
  more: Record<string, string> = {},
): Session {
  const { NODE_OPTIONS: _, CI: __, ...env } = process.env;
  const vault = { KEYGUARD_VAULT: join(directory, "vault.age"), KEYGUARD_VAULT_WORK_FACTOR: "10", HOME: directory };
  const command = [process.execPath, "--conditions=@keyguard/source", path("../../src/cli.ts"), ...args];
  const script = path("../../../../packages/secrets/test/fakes/terminal.py");
  const done = spawnSync("python3", [script, JSON.stringify(steps), ...command], {
    cwd: directory,
    encoding: "utf8",
    env: { ...env, ...vault, ...more },
  });
  return JSON.parse(done.stdout) as Session;
}
