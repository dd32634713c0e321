export { acknowledge, type Acknowledgement, readAcknowledgements, withdrawAcknowledgement } from "./acknowledgement.ts";
export { type HookOptions, runHook } from "./command-hook.ts";
export { type ConsumerOptions, createConsumers } from "./consumers.ts";
export { createEscrowFiles } from "./escrow-file.ts";
export { createLedgerFile } from "./ledger-file.ts";
export { breakLock, type HeldLock, type LockHolder, readLock, tryLock } from "./lock-file.ts";
export { stateDirectory } from "./state-directory.ts";
export { fileSystemOf, isVolatile } from "./volatile-path.ts";
