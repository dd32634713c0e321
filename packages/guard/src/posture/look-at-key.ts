import { type Check, isKeyguardError } from "@keyguard/core";
import type { KeyPermissions } from "@keyguard/permissions";
import type { GuardKey, GuardPorts, LoadedKey, RotationFacts } from "./ports.ts";
import { unreadKey } from "./unread-key.ts";
import { within, type Within } from "./within.ts";

/** What was heard about one key. */
export interface KeyLook {
  readonly key: GuardKey;
  readonly loaded: LoadedKey | undefined;
  readonly permissions: KeyPermissions;
  readonly rotation: RotationFacts;
  /** Questions that are answered already: the store's. */
  readonly checks: readonly Check[];
}

/** What of an error may be shown: keyguard's own words. */
export function wordsOf(error: unknown): string {
  return isKeyguardError(error) ? error.message : `an unexpected ${error instanceof Error ? error.name : typeof error}`;
}

function loadCheck(name: string, loaded: Within<unknown>): Check {
  const base = { id: "store-readable", key: name, severity: "high" } as const;
  if ("value" in loaded) return { ...base, result: "pass", evidence: "the secret was loaded", remedy: "" };
  if ("late" in loaded)
    return {
      ...base,
      result: "unknown",
      evidence: "the store gave no answer in time",
      remedy: "Check that the store is reachable from here.",
    };
  const hint = isKeyguardError(loaded.error) ? loaded.error.hint : undefined;
  return {
    ...base,
    result: "fail",
    evidence: wordsOf(loaded.error),
    remedy: hint ?? "Check the key's `store` in keyguard.toml.",
  };
}

const NOTHING_RECORDED: RotationFacts = { replacedAt: null, events: [] };

/** A question about a key that nobody could answer. */
function unanswered(key: string, id: string, look: Within<unknown>, remedy: string): Check {
  const evidence = "error" in look ? wordsOf(look.error) : "not answered in time";
  return { id, key, result: "unknown", severity: "medium", evidence, remedy };
}

/** Loads a key, then asks its exchange; its store and its age are looked at beside that. Never rejects. */
export async function lookAtKey(key: GuardKey, ports: GuardPorts, all: AbortSignal, loads: Loads): Promise<KeyLook> {
  const signal = AbortSignal.any([all]); // its own: Node 20 warns of a signal that a thousand keys listen to
  const { checkHygiene, readRotation } = ports;
  const hygiene = checkHygiene === undefined ? undefined : within(signal, () => checkHygiene(key, signal));
  const facts = readRotation === undefined ? undefined : within(signal, () => readRotation(key, signal));
  const credential = await within(signal, () => ports.loadCredential(key, signal));
  const loaded = "value" in credential ? { ...key, credential: credential.value } : undefined;
  loads.done(loaded);
  const asked = loaded === undefined ? undefined : await within(signal, () => ports.readKey(loaded, signal));
  const permissions =
    asked !== undefined && "value" in asked
      ? asked.value
      : unreadKey(key.config.exchange, asked === undefined ? "store" : "late" in asked ? "late" : "broken");
  const tidy = (await hygiene) ?? { value: [] };
  const rotation = (await facts) ?? { value: NOTHING_RECORDED };
  const checks = [loadCheck(key.name, credential)];
  if ("value" in tidy) checks.push(...tidy.value);
  else checks.push(unanswered(key.name, "store-private", tidy, "Look at the store's file yourself."));
  if ("error" in rotation || "late" in rotation)
    checks.push(unanswered(key.name, "rotation-event", rotation, "Look at the ledger: `keyguard rotate status`."));
  return { key, loaded, permissions, rotation: "value" in rotation ? rotation.value : NOTHING_RECORDED, checks };
}

/** Waits for all secrets, so that the search for them can begin while exchanges still answer. */
export interface Loads {
  done(key: LoadedKey | undefined): void;
  readonly all: Promise<readonly LoadedKey[]>;
}

/** Loads of so many keys; none is done at once. */
export function awaitLoads(count: number): Loads {
  const keys: LoadedKey[] = [];
  let missing = count;
  let finish: (keys: readonly LoadedKey[]) => void = () => undefined;
  const all = new Promise<readonly LoadedKey[]>((resolve) => {
    finish = resolve;
  });
  if (count === 0) finish(keys);
  return {
    all,
    done(key) {
      if (key !== undefined) keys.push(key);
      missing -= 1;
      if (missing === 0) finish(keys);
    },
  };
}
