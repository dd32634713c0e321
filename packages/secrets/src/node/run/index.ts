export { createStores, nothingThere, type StoreContext, type Stores } from "../open-store.ts";
export { readDocument, resolveCredential, resolveReference, resolveValue, showPlace } from "../resolve.ts";
export {
  childEnvironment,
  type ChildEnvironmentOptions,
  credentialVariables,
  isReference,
  type PrefixedCredential,
  readEnvFile,
  type ResolveReference,
} from "./child-environment.ts";
export { findCommand, type FoundCommand } from "./find-command.ts";
export { openRealPipes, type RealPipes } from "./real-pipe.ts";
export { type ChildEnd, endAs, runChild, type RunChildOptions, shellCode } from "./run-child.ts";
export { relaySignals, type SignalRelay } from "./signal-relay.ts";
