import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Clock, type Credential, fingerprint, Secret, type Verification } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";
import type { VerdictCache } from "../verdicts.ts";

/** What the file holds: verdicts under a keyed hash, and the key, which this file alone has. No secret and no part of one. */
interface Stored {
  readonly version: 1;
  readonly salt: string;
  readonly verdicts: Record<string, { readonly at: number; readonly verification: Verification }>;
}

const MINUTE = 60_000;
/** A dead key stays dead; a live one may be revoked at any moment. */
const LIFE_MS: Partial<Record<Verification["status"], number>> = {
  live: 10 * MINUTE,
  "live-ip-restricted": 10 * MINUTE,
  dead: 24 * 60 * MINUTE,
};
const MOST = 5_000;

function isVerdict(entry: unknown): boolean {
  const { at, verification } = (entry ?? {}) as { readonly at?: unknown; readonly verification?: unknown };
  const { status } = (verification ?? {}) as { readonly status?: unknown };
  return typeof at === "number" && typeof status === "string";
}

function parse(text: string): Stored | undefined {
  try {
    const { version, salt, verdicts } = JSON.parse(text) as Readonly<Record<keyof Stored, unknown>>;
    if (version !== 1 || typeof salt !== "string" || typeof verdicts !== "object" || verdicts === null)
      return undefined;
    const whole = Object.entries(verdicts).filter(([, entry]) => isVerdict(entry));
    return { version, salt, verdicts: Object.fromEntries(whole) as Stored["verdicts"] };
  } catch {
    return undefined; // damaged: it is only a cache
  }
}

/**
 * A cache in one file, readable by its owner alone. It is made at the first verdict; a damaged one is
 * begun anew.
 */
export function createVerdictCache(file: string, clock: Clock): VerdictCache {
  let loaded: Promise<Stored> | undefined;
  let writing: Promise<void> = Promise.resolve();
  async function load(): Promise<Stored> {
    const text = await readFile(file, "utf8").catch(() => "");
    return parse(text) ?? { version: 1, salt: randomBytes(32).toString("hex"), verdicts: {} };
  }
  async function nameOf(stored: Stored, exchange: string, { key, secret, passphrase }: Credential): Promise<string> {
    const parts = [
      exchange,
      Secret.reveal(key),
      Secret.reveal(secret),
      passphrase === undefined ? "" : Secret.reveal(passphrase),
    ];
    return fingerprint(JSON.stringify(parts), stored.salt);
  }
  return {
    async get(exchange, credential) {
      loaded ??= load();
      const stored = await loaded;
      const entry = stored.verdicts[await nameOf(stored, exchange, credential)];
      if (entry === undefined) return undefined;
      const age = clock.now() - entry.at;
      return age >= 0 && age <= (LIFE_MS[entry.verification.status] ?? 0) ? entry.verification : undefined;
    },
    async set(exchange, credential, verification) {
      if (LIFE_MS[verification.status] === undefined) return;
      loaded ??= load();
      const stored = await loaded;
      const name = await nameOf(stored, exchange, credential);
      const now = clock.now();
      stored.verdicts[name] = { at: now, verification };
      const fresh = Object.entries(stored.verdicts)
        .filter(
          ([
            ,
            {
              at,
              verification: { status },
            },
          ]) => now - at <= (LIFE_MS[status] ?? 0),
        )
        .slice(-MOST);
      const next: Stored = { ...stored, verdicts: Object.fromEntries(fresh) };
      loaded = Promise.resolve(next);
      const before = writing;
      writing = (async () => {
        await before.catch(() => undefined); // one write after the other
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await replaceFile(file, JSON.stringify(next), { mode: 0o600 });
      })();
      await writing.catch(() => undefined); // a cache that cannot be written costs a question, no more
    },
  };
}
