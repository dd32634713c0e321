import {
  KeyguardError,
  type ListableStore,
  type ReadableStore,
  type SecretStore,
  type StagedStore,
  type VersionedStore,
  type WritableStore,
  type WriteOnlyStore,
} from "@keyguard/core";

/** True for a store that can be read. */
export function canRead(store: SecretStore): store is ReadableStore {
  return "get" in store;
}

/** True for a store that writes under compare-and-set. */
export function canWrite(store: SecretStore): store is WritableStore {
  return "put" in store;
}

/** True for a store that can only be written. */
export function canOverwrite(store: SecretStore): store is WriteOnlyStore {
  return "overwrite" in store;
}

/** True for a store that names what it holds. */
export function canList(store: SecretStore): store is ListableStore {
  return "list" in store;
}

/** True for a store that keeps older versions. */
export function hasVersions(store: SecretStore): store is VersionedStore {
  return "versions" in store;
}

/** True for a store in which a replacement can wait beside the current document. */
export function canStage(store: SecretStore): store is StagedStore {
  return "stage" in store;
}

/** The error for a store that cannot do what it was asked for. */
export function cannot(store: SecretStore, what: string, hint: string): KeyguardError {
  return new KeyguardError("KG_STORE_CANNOT", `Cannot ${what} in a store of the scheme "${store.scheme}:"`, { hint });
}
