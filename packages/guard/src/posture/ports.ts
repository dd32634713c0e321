import type { Check, Credential, Finding, KeyConfig } from "@keyguard/core";
import type { EgressReading, History, Platform } from "@keyguard/ip";
import type { KeyPermissions } from "@keyguard/permissions";
import type { DeclaredEvent } from "@keyguard/rotation";

/** A declared key and its name. */
export interface GuardKey {
  readonly name: string;
  readonly config: KeyConfig;
}

/** A key whose secret was loaded. */
export interface LoadedKey extends GuardKey {
  readonly credential: Credential;
}

/** What the ledger knows about a key's age. Moments are milliseconds since the epoch. */
export interface RotationFacts {
  /** When it was last replaced, or recorded as made; null when the ledger does not know. */
  readonly replacedAt: number | null;
  readonly events: readonly DeclaredEvent[];
}

/** The way out and what is known about it. */
export interface EgressFacts {
  readonly reading: EgressReading;
  /** Earlier readings, this one included. */
  readonly history: History;
  /** The way out that the history names. */
  readonly path: string;
  readonly platform: Platform | null;
}

/** What a look at the project found, and whether it saw everything. */
export interface ProjectLook {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/**
 * Everything that guarding does to the world, each as a function. `./node` fills them; a test gives its own.
 * Each ends when its signal aborts, and may throw: then its questions are unknown.
 */
export interface GuardPorts {
  /** Reads a key's secret from its store. */
  loadCredential(key: GuardKey, signal: AbortSignal): Promise<Credential>;
  /** Asks the exchange what the key may do. */
  readKey(key: LoadedKey, signal: AbortSignal): Promise<KeyPermissions>;
  /** Finds the addresses that exchanges see; absent where that is switched off. */
  readonly findEgress?: (signal: AbortSignal) => Promise<EgressFacts>;
  /** Reads what the ledger knows. Absent: nothing. */
  readonly readRotation?: (key: GuardKey, signal: AbortSignal) => Promise<RotationFacts>;
  /** Looks at how each key's store is kept: modes, tracked files. Absent: not asked. */
  readonly checkHygiene?: (key: GuardKey, signal: AbortSignal) => Promise<readonly Check[]>;
  /** Looks for the loaded keys in the project's files. Absent: not asked. */
  readonly findLeaks?: (keys: readonly LoadedKey[], signal: AbortSignal) => Promise<ProjectLook>;
}
