export { type Environment, type ProxySettings, systemFetch } from "./system-fetch.ts";
export { createVerdictCache, type VerdictCache } from "./verdict-cache.ts";
