export {
  type ManagedSimAccount,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  type ManagementRequest,
} from "./account.ts";
export { bitgetManagement } from "./bitget.ts";
export { MANAGED, type ManagedExchange } from "./handlers.ts";
export {
  makeManagedAccount,
  type ManagementFault,
  type ManagementSimulator,
  startManagementSimulator,
} from "./server.ts";
export { RIGHTS, type RightsMapping } from "./rights.ts";
export { managementRoutes, type ManagementWishes } from "./routes.ts";
