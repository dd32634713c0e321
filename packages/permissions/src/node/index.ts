export { type Environment, type ProxySettings, systemFetch } from "./system-fetch.ts";
export { createVerdictCache } from "./verdict-cache.ts";
