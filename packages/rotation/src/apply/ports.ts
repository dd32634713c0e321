import type { Clock, Credential, KeyReport, Random } from "@keyguard/core";
import type { Ledger } from "../ledger/ledger.ts";
import type { KeyManager } from "../managers/key-manager.ts";
import type { Escrow } from "./escrow.ts";

/** What an exchange says about a key when that key asks. A key that could not be read has a `cause`. */
export type KeyReading = Pick<KeyReport, "scopes" | "allowlist" | "cause" | "answer">;

/** Asks an exchange what a credential may do, read-only. Never throws for an answer that says no. */
export type ReadKey = (credential: Credential) => Promise<KeyReading>;

/** A credential that waits to become current, and the rotation it belongs to. */
export interface PendingCredential {
  readonly rotation: string;
  readonly credential: Credential;
}

/** What a store holds for one key. */
export interface StoreReading {
  /** What consumers are given now. */
  readonly current: Credential;
  readonly pending: PendingCredential | undefined;
}

/** The store of one key, as a rotation needs it. Every call may be repeated. */
export interface RotationStore {
  /** Its place as the configuration names it. */
  readonly place: string;
  /** True when a write takes effect only if nobody else wrote meanwhile, on whatever machine. */
  readonly fenced: boolean;
  read(): Promise<StoreReading>;
  /** Puts a credential beside the current one. Does nothing when it is there; fails when another rotation's is. */
  stage(rotation: string, credential: Credential): Promise<void>;
  /** Makes `to` current if `from` is. Does nothing when `to` already is; fails when neither is. */
  promote(rotation: string, from: Credential, to: Credential): Promise<void>;
  /** Takes away what was staged, and what a switch kept of the key before; does nothing when there is nothing. */
  discard(rotation: string): Promise<void>;
}

/** What is known of one consumer. */
export interface ConsumerState {
  /** As the plan and the status name it. */
  readonly name: string;
  /** `new`: shown to use the new key; `old`: shown to use the old one; `unknown`: it has not said. */
  readonly uses: "new" | "old" | "unknown";
  readonly note?: string;
}

/** The programs that use a key. */
export interface Consumers {
  /** What will be done to them at the switch, one line each, for the plan; empty when nobody is registered. */
  readonly hooks: readonly string[];
  /** Makes them take the store's current credential: restart hooks run here. Fails when a hook does. */
  reload(): Promise<void>;
  /** Who uses what, by fingerprint and health check. */
  look(newFingerprint: string, oldFingerprint: string): Promise<readonly ConsumerState[]>;
}

/** Everything a rotation touches. */
export interface RotationPorts {
  readonly manager: KeyManager;
  readonly store: RotationStore;
  readonly readKey: ReadKey;
  readonly consumers: Consumers;
  readonly ledger: Ledger;
  readonly escrow: Escrow;
  readonly clock: Clock;
  readonly random: Random;
  /** Tells a person what is going on; holds no secret. */
  readonly progress?: (line: string) => void;
  readonly signal?: AbortSignal;
}
