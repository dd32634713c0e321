export { awaitNameService, gatedFetch, type NameGate } from "./name-service.ts";
export { systemClock, systemRandom } from "./system.ts";
export { replaceFile, type ReplaceOptions } from "./replace-file.ts";
export { syncDirectory } from "./sync-directory.ts";
