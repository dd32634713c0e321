export { type AwsStoreOptions, openAwsStore } from "./aws/open-aws-store.ts";
export { readDotenvFile } from "./dotenv-file.ts";
export { type FileSystem, nodeFileSystem, type OpenFile } from "./file-system.ts";
export { type HeldLock, type LockOptions, takeLock } from "./file-lock.ts";
export { detectReaders, type ReaderTrace } from "./doctor/detect-readers.ts";
export { examineSecrets, type ExamineSecretsOptions } from "./doctor/examine-secrets.ts";
export { openVaultStore, type VaultStoreOptions } from "./hashicorp/open-vault-store.ts";
export { applyImport, referencesIn, undoImport } from "./import/apply-import.ts";
export { openGithubStore, type OpenGithubStoreOptions } from "./open-github-store.ts";
export {
  type ChildEnd,
  childEnvironment,
  type ChildEnvironmentOptions,
  createStores,
  credentialVariables,
  endAs,
  findCommand,
  type FoundCommand,
  isReference,
  nothingThere,
  openRealPipes,
  type PrefixedCredential,
  readDocument,
  readEnvFile,
  type RealPipes,
  relaySignals,
  resolveCredential,
  resolveReference,
  type ResolveReference,
  resolveValue,
  runChild,
  type RunChildOptions,
  shellCode,
  showPlace,
  type SignalRelay,
  type StoreContext,
  type Stores,
} from "./run/index.ts";
export { type CommandStoreOptions, createCommandStore } from "./stores/command-store.ts";
export { createDotenvStore, type DotenvStoreOptions, prefixesIn, splitDotenvName } from "./stores/dotenv-store.ts";
export { createFileStore, type FileStoreOptions } from "./stores/file-store.ts";
export { createLocalStore, type LocalStore, type LocalStoreOptions } from "./stores/local-store.ts";
export { type AskPassphrase, vaultPath } from "./vault/vault-key.ts";
