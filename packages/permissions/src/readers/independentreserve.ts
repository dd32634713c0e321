import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

/** Independent Reserve has no call for a key's own rights. Source: ccxt. */
export const independentreserve: Reader = probedReader({
  exchange: "independentreserve",
  ccxt: "independentreserve",
  origin: "https://api.independentreserve.com",
  prepare(exchange) {
    exchange.nonce = () => exchange.milliseconds(); // by seconds, two calls within one would share it
  },
  read: {
    request: { method: "POST", path: "/Private/GetAccounts", purpose: "read", ccxt: ["private", "GetAccounts"] },
    expects: isList,
  },
  cancel: {
    request: {
      method: "POST",
      path: "/Private/CancelOrder",
      purpose: "cancel",
      ccxt: ["private", "CancelOrder"],
      idField: "orderGuid",
    },
    id: "uuid",
    params: (id) => ({ orderGuid: id }),
  },
  never: {
    "trade.margin": "the product does not exist here",
    "trade.derivatives": "the product does not exist here",
    "transfer.internal": "there are no accounts to transfer between",
    "manage-keys": "keys are managed on the site only",
  },
});
