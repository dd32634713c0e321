export { exchangeFetch } from "./exchange-fetch.ts";
export { type Environment, type ProxySettings, systemFetch, type WayOut } from "./system-fetch.ts";
export { createVerdictCache } from "./verdict-cache.ts";
