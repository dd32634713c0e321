import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { replaceFile } from "@keyguard/core/node";
import { type Family, tryParseAddress } from "../address.ts";
import { type History, type HistoryEntry, MAX_HISTORY } from "../history.ts";

/** Where the history lies in keyguard's state directory. */
export function historyPath(stateDirectory: string): string {
  return join(stateDirectory, "egress.json");
}

/** A history of this many entries is far smaller; a larger file is not one. */
const MAX_BYTES = 1 << 20;

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Readonly<Record<string, unknown>>;
  const family: Family | undefined = entry["family"] === 4 || entry["family"] === 6 ? entry["family"] : undefined;
  const addresses = entry["addresses"];
  return (
    typeof entry["path"] === "string" &&
    Number.isSafeInteger(entry["since"]) &&
    Number.isSafeInteger(entry["until"]) &&
    Array.isArray(addresses) &&
    addresses.every((text) => typeof text === "string" && tryParseAddress(text)?.family === family)
  );
}

/** The history of a file; an absent, huge or damaged one is empty: it is evidence, not state that must survive. */
export async function readHistory(path: string): Promise<History> {
  try {
    if ((await stat(path)).size > MAX_BYTES) return [];
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const entries = typeof value === "object" && value !== null && "entries" in value ? value.entries : undefined;
    return Array.isArray(entries) ? entries.filter(isEntry).slice(-MAX_HISTORY) : [];
  } catch {
    return []; // no history yet, or none that can be read: the address is then not called stable
  }
}

/**
 * Writes the history so that a reader sees the old one or the new one; readable by its owner only.
 *
 * @throws the file system's own error
 */
export async function writeHistory(path: string, entries: History): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await replaceFile(path, `${JSON.stringify({ version: 1, entries }, null, 1)}\n`, { mode: 0o600 });
}
