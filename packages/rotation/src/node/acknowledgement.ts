import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { replaceFile } from "@keyguard/core/node";

/** What a running consumer says about the key it holds. */
export interface Acknowledgement {
  /** The declared key. */
  readonly key: string;
  /** The consumer's name, such as the program that `keyguard run` started. */
  readonly consumer: string;
  /** The fingerprint of the key that it holds, by this machine's ledger. */
  readonly fingerprint: string;
  readonly pid: number;
  readonly host: string;
  /** When it loaded that key, milliseconds since the epoch. */
  readonly since: number;
}

const MAX_BYTES = 4_096;
const MAX_CONSUMERS = 1_000;

/** One file a consumer and key; names are encoded so that no name leaves the directory. */
function fileOf(directory: string, key: string, pid: number): string {
  return join(directory, `${encodeURIComponent(key).replaceAll(".", "%2E")}.${hostname()}.${pid}.json`);
}

/** Says which key this process's consumer holds from now on. */
export async function acknowledge(
  directory: string,
  { key, consumer, fingerprint, since }: Pick<Acknowledgement, "key" | "consumer" | "fingerprint" | "since">,
): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const said: Acknowledgement = { key, consumer, fingerprint, pid: process.pid, host: hostname(), since };
  await replaceFile(fileOf(directory, key, process.pid), `${JSON.stringify(said)}\n`, { mode: 0o600 });
}

/** Takes this process's word back; call it when the consumer ends. */
export async function withdrawAcknowledgement(directory: string, key: string): Promise<void> {
  await rm(fileOf(directory, key, process.pid), { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function parse(text: string): Acknowledgement | undefined {
  if (text.length > MAX_BYTES) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Acknowledgement> | null;
    return typeof value?.key === "string" && typeof value.fingerprint === "string" && typeof value.pid === "number"
      ? (value as Acknowledgement)
      : undefined;
  } catch {
    return undefined; // half a file of a foreign program: ours are renamed into place whole
  }
}

/**
 * What the running consumers of a key say, sorted by name. Those of this machine whose process is gone
 * no longer count; those of another machine count until their file goes.
 */
export async function readAcknowledgements(directory: string, key: string): Promise<readonly Acknowledgement[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  const found: Acknowledgement[] = [];
  for (const name of names.slice(0, MAX_CONSUMERS)) {
    if (!name.endsWith(".json")) continue;
    const said = parse(await readFile(join(directory, name), "utf8").catch(() => "")); // it may go in between
    if (said === undefined || said.key !== key) continue;
    if (said.host === hostname() && !isRunning(said.pid)) continue;
    found.push(said);
  }
  return found.sort((a, b) => (a.consumer < b.consumer ? -1 : a.consumer > b.consumer ? 1 : a.pid - b.pid));
}
