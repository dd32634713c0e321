export { BEHAVIOURS } from "./behaviours.ts";
export { bybitPermissions } from "./exchanges/bybit.ts";
export { gatePermissions } from "./exchanges/gate.ts";
export { kucoinPermission } from "./exchanges/kucoin.ts";
export { okxPermission } from "./exchanges/okx.ts";
export { issueCredential, type SimCredential } from "./issue.ts";
export { LIES, type Misbehaviour } from "./script.ts";
export { type KeyWishes, type Seen, type SimExchange, startExchange, type StepWishes } from "./sim-exchange.ts";
export { createSimulator, type Simulator } from "./simulator.ts";
export {
  type Behaviour,
  type Call,
  type Fault,
  type Route,
  type SimAccount,
  type SimAnswer,
  type SimKey,
  type SimRequest,
  type World,
} from "./world.ts";
