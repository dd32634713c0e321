export { ProxyError } from "./connection.ts";
export { type EgressPath, parseProxy, pathFromEnv, pathLabel, type Proxy } from "./egress-path.ts";
export { historyPath, readHistory, writeHistory } from "./history-file.ts";
export { readTraits } from "./machine.ts";
export { createObserve } from "./observe.ts";
