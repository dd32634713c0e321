/**
 * The effects that packages ask for instead of reaching for a platform. Types only: `./node` and the
 * testkit fill them.
 */

/** Time, so that tests can own it. */
export interface Clock {
  /** Milliseconds since the epoch; may jump. */
  now(): number;
  /** Resolves after `milliseconds`, or rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Randomness, so that tests can repeat it. */
export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array;
}

/** The part of `fetch` that keyguard uses. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Where a package tells what it does; the application decides what becomes of it, after redaction. */
export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
}

export {
  type ListableStore,
  type ReadableStore,
  type SecretDocument,
  type SecretStore,
  type Stage,
  type StagedStore,
  type StoredDocument,
  type StoredName,
  type StoredVersion,
  type VersionedStore,
  type WritableStore,
  type WriteOnlyStore,
  type WriteOutcome,
} from "./secret-store.ts";
