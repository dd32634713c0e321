export { type AwsStoreOptions, openAwsStore } from "./aws/open-aws-store.ts";
export { type FileSystem, nodeFileSystem, type OpenFile } from "./file-system.ts";
export { type HeldLock, type LockOptions, takeLock } from "./file-lock.ts";
export { detectReaders, type ReaderTrace } from "./doctor/detect-readers.ts";
export { examineSecrets, type ExamineSecretsOptions } from "./doctor/examine-secrets.ts";
export { openVaultStore, type VaultStoreOptions } from "./hashicorp/open-vault-store.ts";
export { applyImport, referencesIn, undoImport } from "./import/apply-import.ts";
export { openGithubStore, type OpenGithubStoreOptions } from "./open-github-store.ts";
export { createStores, nothingThere, type StoreContext, type Stores } from "./open-store.ts";
export { readDocument, resolveCredential, resolveReference, resolveValue, showPlace } from "./resolve.ts";
export {
  childEnvironment,
  type ChildEnvironmentOptions,
  credentialVariables,
  isReference,
  type PrefixedCredential,
  readEnvFile,
  type ResolveReference,
} from "./run/child-environment.ts";
export { findCommand, type FoundCommand } from "./run/find-command.ts";
export { type ChildEnd, endAs, runChild, type RunChildOptions, shellCode } from "./run/run-child.ts";
export { type CommandStoreOptions, createCommandStore } from "./stores/command-store.ts";
export {
  createDotenvStore,
  type DotenvStoreOptions,
  prefixesIn,
  readDotenvFile,
  splitDotenvName,
} from "./stores/dotenv-store.ts";
export { createFileStore, type FileStoreOptions } from "./stores/file-store.ts";
export { createLocalStore, type LocalStore, type LocalStoreOptions } from "./stores/local-store.ts";
export { type AskPassphrase, vaultPath } from "./vault/vault-key.ts";
