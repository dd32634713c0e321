import { type Allowlist, type Answer, type Cause, type Credential, redact, Secret } from "@keyguard/core";
import type { KeyReading } from "../apply/ports.ts";

/** What a key may do and from where, as the account's list tells. */
export interface KeyRights {
  /** The exchange's own words, sorted; what a new key is created with and compared by. */
  readonly native: readonly string[];
  /** Whether it may withdraw, as far as those words tell. */
  readonly withdraw: Answer;
  readonly allowlist: Allowlist;
}

/** A key as the account's list shows it. */
export interface ManagedKey extends KeyRights {
  /** The key id, or what the list shows of it. */
  readonly id: string;
  /** True when the list hides a part of the id behind `*`. */
  readonly masked: boolean;
  /** What the exchange's own calls name it by, where that is not the id. */
  readonly handle?: string;
  /** Its label; an orphan of a rotation is found by it. */
  readonly name: string;
}

/** The answer of a call: its value, or why there is none. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly cause: Cause;
      /** False when the call may have had its effect all the same: a lost answer, a server's fault. */
      readonly certain: boolean;
      /** In words, for a person. Holds no secret. */
      readonly detail: string;
    };

/** A key to be made like another. */
export interface NewKey {
  readonly name: string;
  /** The rights to give, as `list` showed them on the old key; null where keys cannot be listed. */
  readonly like: KeyRights | null;
  /** Its passphrase, for exchanges that let the caller choose it. */
  readonly passphrase?: Secret;
}

/** Lists, creates and deletes the keys of one account. The only place of such calls. */
export interface KeyManager {
  /** The exchange's id. */
  readonly exchange: string;
  /** `api`: by calls; `guided`: a person does it, step by step. */
  readonly kind: "api" | "guided";
  /**
   * What the list shows of a credential: its key id, for nearly every exchange. Hyperliquid's
   * credentials share one wallet and differ in the agent that signs.
   */
  idOf(credential: Credential): string;
  /** How a rotation's new key is called, exactly as the exchange will show it. */
  keyName(rotation: string): string;
  /** The passphrase that the exchange wants chosen, or null where it has none or chooses itself. */
  readonly passphrase: PassphraseRule | null;
  /** How long a new key may take until it works, in milliseconds. */
  readonly activationMs: number;
  /** Most keys of one account, or null where not known. */
  readonly maxKeys: number | null;
  /** True where keys are made by calls and deleted by a person; known once the list was read. Absent for no. */
  readonly deletesByHand?: boolean;
  /** Every key of the account; null where the exchange cannot tell. */
  list(): Promise<CallResult<readonly ManagedKey[] | null>>;
  /**
   * The key with everything that its row leaves out: some lists hold no addresses, and Bybit's
   * read-only flag is only to be trusted from the key itself.
   */
  detail(key: ManagedKey, reading: KeyReading): Promise<CallResult<ManagedKey>>;
  create(key: NewKey): Promise<CallResult<Credential>>;
  /** Deletes a key; `passphrase` is that key's own, which some exchanges ask for. */
  remove(key: ManagedKey, passphrase: Secret | undefined): Promise<CallResult<undefined>>;
}

/** What a passphrase must look like. */
export interface PassphraseRule {
  readonly length: number;
  /** At least one character of each; all characters come from these. */
  readonly alphabets: readonly string[];
}

const BAD_MASK = /^[^*]+\*+[^*]*$/u;

/** The key id itself, which is what nearly every list shows. */
export function plainId({ key }: Credential): string {
  return Secret.reveal(key);
}

/** True when a list's row is the key with this id; a masked row is compared by what it shows. */
export function isSameKey(row: Pick<ManagedKey, "id" | "masked">, id: string): boolean {
  if (!row.masked) return row.id === id;
  if (!BAD_MASK.test(row.id)) return false; // shows nothing, or several stretches: proves nothing
  const start = row.id.slice(0, row.id.indexOf("*"));
  const end = row.id.slice(row.id.lastIndexOf("*") + 1);
  return id.length >= start.length + end.length && id.startsWith(start) && id.endsWith(end);
}

/** A key for a person who has to find it among others: several may have one name. */
export function namedFor({ name, id, masked }: ManagedKey): string {
  return `"${name}" (${masked ? id : redact(id)})`;
}

/** An answer that is final: the exchange said no, and nothing was changed. */
export function refused(cause: Cause, detail: string): CallResult<never> {
  return { ok: false, cause, certain: true, detail };
}

/** An answer that leaves open whether the call had its effect. */
export function unclear(cause: Cause, detail: string): CallResult<never> {
  return { ok: false, cause, certain: false, detail };
}

/** The answer of a call of whose value nothing is needed. */
export function done(answer: CallResult<unknown>): CallResult<undefined> {
  return answer.ok ? { ok: true, value: undefined } : answer;
}

/**
 * The keys of a list that an exchange answered with. From what is no list, or has a row without a key's id, nothing
 * follows: a key that is missing there would count as dead.
 *
 * @param items null where the exchange says so of an account without keys
 * @param row undefined for a row that names no key
 */
export function keysOf(
  items: unknown,
  row: (item: unknown) => ManagedKey | undefined,
): CallResult<readonly ManagedKey[]> {
  if (items !== null && !Array.isArray(items)) return unclear("bad-answer", "the answer holds no list of keys");
  const keys: ManagedKey[] = [];
  for (const item of items ?? []) {
    const key = row(item);
    if (key === undefined) return unclear("bad-answer", "a row of the list has no key id");
    keys.push(key);
  }
  return { ok: true, value: keys };
}

/** What nearly every manager that works by calls has alike. */
export const BY_CALLS: Pick<KeyManager, "idOf" | "keyName" | "passphrase" | "activationMs" | "detail"> & {
  readonly kind: "api";
} = {
  kind: "api",
  idOf: plainId,
  keyName: (rotation) => `kg-${rotation}`,
  passphrase: null,
  activationMs: 180_000,
  detail: async (key) => ({ ok: true, value: key }),
};

/** What a key is compared by. */
export function rightsOf({ native, withdraw, allowlist }: KeyRights): KeyRights {
  return { native, withdraw, allowlist };
}
