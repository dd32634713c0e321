export { createEscrowFiles } from "./escrow-file.ts";
export { createLedgerFile } from "./ledger-file.ts";
export { type HeldLock, tryLock } from "./lock-file.ts";
export { stateDirectory } from "./state-directory.ts";
