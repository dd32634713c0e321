export { createKeyManager, credentialId, MANAGED_EXCHANGES, needsAccount } from "./create-manager.ts";
export { createGuidedManager, type GuideOptions, type Instruction, type Operator } from "./guided.ts";
export { createSelfRevoker, type SelfRevoker } from "./self-revoke.ts";
export { type AllowedRequest, type KeyManagerOptions } from "./transport.ts";
