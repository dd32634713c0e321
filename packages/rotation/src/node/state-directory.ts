import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where keyguard keeps what must survive a restart and belongs to this machine: the ledger, locks,
 * escrow and acknowledgements.
 *
 * @param env the environment; `XDG_STATE_HOME` counts when it is absolute, as its specification asks
 */
export function stateDirectory(env: Readonly<Record<string, string | undefined>>): string {
  const base = env["XDG_STATE_HOME"];
  if (base !== undefined && isAbsolute(base)) return join(base, "keyguard");
  const home = env["HOME"] ?? homedir();
  if (process.platform === "win32")
    return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "keyguard", "state");
  return join(home, ".local", "state", "keyguard");
}
