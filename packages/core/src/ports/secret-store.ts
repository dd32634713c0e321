import type { StoreScheme } from "../place.ts";
import type { Secret } from "../secret.ts";

/**
 * What a store holds under one name: a JSON object whose `key`, `secret` and `passphrase` (under any
 * of their spellings) sign together. Other fields are the owner's and are kept.
 */
export type SecretDocument = Secret<Readonly<Record<string, unknown>>>;

/** A document as it was read. */
export interface StoredDocument {
  readonly document: SecretDocument;
  /** What compare-and-set compares: opaque, and equal only for the same state of the store. */
  readonly version: string;
  /** When it was written, in milliseconds since the epoch; absent where the store does not tell. */
  readonly updatedAt?: number;
}

/** A name in a store, without its values. */
export interface StoredName {
  readonly name: string;
  readonly updatedAt?: number;
}

/** One version that a store still holds. */
export interface StoredVersion {
  readonly version: string;
  readonly createdAt?: number;
  /** Where it stands, by the words of {@link Stage}; a version may stand nowhere. */
  readonly stages: readonly Stage[];
}

/** The three places a document passes through when it is replaced. */
export type Stage = "current" | "pending" | "previous";

/**
 * What became of a write. `conflict`: the store was not in the expected state, and nothing was
 * written. `unchanged`: the store already held exactly this.
 */
export type WriteOutcome =
  | { readonly status: "written" | "unchanged"; readonly version: string }
  | { readonly status: "conflict" };

/** What every store has. What it can do is told by the methods it has; see the interfaces below. */
export interface SecretStore {
  readonly scheme: StoreScheme;
}

/** A store whose documents can be read. */
export interface ReadableStore extends SecretStore {
  /**
   * @returns undefined when the store answered that there is nothing under this name
   * @throws {KeyguardError} `KG_STORE_AWAY`, `KG_STORE_DENIED` or `KG_STORE_ANSWER` when it could not tell
   */
  get(name: string): Promise<StoredDocument | undefined>;
}

/** A store that writes under compare-and-set. */
export interface WritableStore extends ReadableStore {
  /**
   * Replaces the document if the store is still as it was read. Equal content writes no new version.
   *
   * @param expected the version that was read, or null for "there is nothing yet"
   */
  put(name: string, document: SecretDocument, expected: string | null): Promise<WriteOutcome>;
  /** Removes the name if it is still as it was read. */
  remove(name: string, expected: string): Promise<WriteOutcome>;
}

/** A store that can only be written: what it holds cannot be read back, so there is nothing to compare. */
export interface WriteOnlyStore extends SecretStore {
  /** Writes without comparing. The version tells that something was written, not what. */
  overwrite(name: string, document: SecretDocument): Promise<{ readonly version: string }>;
  /** Removes every part; a name that is not there is no error. */
  erase(name: string): Promise<void>;
}

/** A store that names what it holds. */
export interface ListableStore extends SecretStore {
  /** Sorted by name; empty when there is nothing. */
  list(): Promise<readonly StoredName[]>;
}

/** A store that keeps older versions. */
export interface VersionedStore extends ReadableStore {
  /** Newest first; empty for a name that is not there. */
  versions(name: string): Promise<readonly StoredVersion[]>;
  /** One version; undefined when the store no longer holds it. */
  getVersion(name: string, version: string): Promise<StoredDocument | undefined>;
}

/**
 * A store in which a replacement waits beside the current document until it is promoted. Every step
 * can be repeated with the same token and then changes nothing. A token is 32 to 64 letters, digits or
 * hyphens: AWS makes it the version's id.
 */
export interface StagedStore extends ReadableStore {
  /** The document at a stage, with the token it was staged under. */
  getStage(name: string, stage: Stage): Promise<(StoredDocument & { readonly token?: string }) | undefined>;
  /** Lays a replacement beside the current document. The same token with another document is a conflict. */
  stage(name: string, document: SecretDocument, token: string): Promise<WriteOutcome>;
  /** In one step: what is pending under `token` becomes current, and what was current becomes previous. */
  promote(name: string, token: string): Promise<WriteOutcome>;
  /**
   * Takes away what is pending under `token`, and what was current before its promotion, which has no use any more;
   * nothing of either is `unchanged`. A store that keeps versions by itself keeps that one, too.
   */
  discard(name: string, token: string): Promise<WriteOutcome>;
  /** In one step: what is previous becomes current again, and the current one previous. */
  restore(name: string): Promise<WriteOutcome>;
}
